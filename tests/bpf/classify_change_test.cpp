// SPDX-License-Identifier: GPL-2.0-or-later
//
// Programs that change what they do, pause, or sit between two tiers.
#include "bpf/rhythms.hpp"

#include <QTest>

using namespace pandemonium::test;

namespace {

constexpr double kept = 0.99;

/// 200 ms, but a slow rhythm is one only at its third wakeup.
nanoseconds time_to_follow(const Rhythm &rhythm) {
    return rhythm.sleep > 0ns ? std::max<nanoseconds>(200ms, 3 * (rhythm.run + rhythm.sleep)) : 200ms;
}

} // namespace

class ClassifyChangeTest : public QObject {
    Q_OBJECT

private slots:
    void a_program_that_changes_is_followed_data();
    void a_program_that_changes_is_followed();
    void a_pause_of_10_s_does_not_make_anyone_batch_data();
    void a_pause_of_10_s_does_not_make_anyone_batch();
    void a_spinner_that_paused_is_batch_again_at_once();
    void a_task_between_two_tiers_does_not_flap();
    void a_window_that_redraws_for_long_wakes_as_interactive();
};

void ClassifyChangeTest::a_program_that_changes_is_followed_data() {
    QTest::addColumn<Program>("before");
    QTest::addColumn<Program>("after");
    for (const auto &before : programs)
        for (const auto &after : programs)
            QTest::addRow("%s to %s", before.rhythm.name.data(), after.rhythm.name.data()) << before << after;
}

void ClassifyChangeTest::a_program_that_changes_is_followed() {
    QFETCH(Program, before);
    QFETCH(Program, after);
    TaskSimulation simulation;
    simulation.behave(before.rhythm, 500ms);
    const auto changed = simulation.now();
    simulation.behave(after.rhythm, 2s);
    QCOMPARE_GE(simulation.share_in(after.tier, changed + time_to_follow(after.rhythm)), kept);
}

void ClassifyChangeTest::a_pause_of_10_s_does_not_make_anyone_batch_data() {
    QTest::addColumn<Program>("program");
    for (const auto &program : programs)
        if (program.tier != TIER_BATCH)
            QTest::addRow("%s", program.rhythm.name.data()) << program;
}

void ClassifyChangeTest::a_pause_of_10_s_does_not_make_anyone_batch() {
    QFETCH(Program, program);
    TaskSimulation simulation;
    simulation.behave(program.rhythm, 1s);
    simulation.sleep(10s);
    const auto back = simulation.now();
    simulation.behave(program.rhythm, 2s);
    QCOMPARE(simulation.share_in(TIER_BATCH, back), 0.0);
    QCOMPARE_LE(simulation.changes_since(back), 2);
    QCOMPARE_GE(simulation.share_in(program.tier, back + time_to_follow(program.rhythm)), kept);
}

void ClassifyChangeTest::a_spinner_that_paused_is_batch_again_at_once() {
    TaskSimulation simulation;
    simulation.behave({.name = "spinner", .run = endless}, 1s);
    simulation.sleep(10s);
    const auto back = simulation.now();
    simulation.behave({.name = "spinner", .run = endless}, 60ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
    QCOMPARE_LE(simulation.highest_since(back), TIER_INTERACTIVE);
}

void ClassifyChangeTest::a_task_between_two_tiers_does_not_flap() {
    constexpr int four_a_second = 40;
    for (auto run = 2000us; run <= 12000us; run += 250us) {
        TaskSimulation simulation;
        const Rhythm frames{.name = "frames", .run = run, .period = 16667us};
        simulation.behave(frames, 1s, {.jitter = 0.1});
        const auto settled = simulation.now();
        simulation.behave(frames, 10s, {.jitter = 0.1});
        QVERIFY2(
            simulation.changes_since(settled) <= four_a_second,
            qPrintable(QString("%1 changes in 10 s at %2 us").arg(simulation.changes_since(settled)).arg(run.count())));
    }
}

void ClassifyChangeTest::a_window_that_redraws_for_long_wakes_as_interactive() {
    TaskSimulation simulation;
    const Rhythm redraw{.name = "window", .run = 30ms, .sleep = 470ms};
    for (int i = 0; i < 20; ++i) {
        simulation.behave(redraw, 500ms);
        QCOMPARE(simulation.tier(), TIER_INTERACTIVE);
    }
}

QTEST_APPLESS_MAIN(ClassifyChangeTest)
#include "classify_change_test.moc"
