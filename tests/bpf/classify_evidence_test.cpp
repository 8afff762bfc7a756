// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the measured numbers mean, and that odd clocks and missed events do them no harm.
#include "bpf/rhythms.hpp"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pandemonium::test;

namespace {

constexpr auto hostile = std::numeric_limits<u64>::max();

bool within(double value, double expected, double share) { return std::abs(value - expected) <= share * expected; }

task_class_entry measured(TaskSimulation &simulation) {
    task_class_entry entry{};
    behaviour_measure(&simulation.task(), simulation.now_ns(), &entry);
    return entry;
}

} // namespace

class ClassifyEvidenceTest : public QObject {
    Q_OBJECT

private slots:
    void the_numbers_are_those_of_the_rhythm_data();
    void the_numbers_are_those_of_the_rhythm();
    void a_regular_task_has_no_deviation_and_an_irregular_one_has();
    void a_sleeper_is_not_batch_at_its_third_wakeup();
    void the_last_wakeup_is_known_while_the_task_runs();
    void run_times_below_2_ms_are_told_apart();
    void a_60_hz_compositor_reaches_the_top_tier();
    void the_mean_run_is_still_known_after_a_pause_of_10_s();
    void waiting_for_a_cpu_changes_no_number();
    void a_run_without_a_seen_wakeup_ends_the_sleep();
    void a_wakeup_without_a_seen_sleep_is_not_counted();
    void a_second_sleep_in_a_row_changes_nothing();
    void a_clock_that_goes_back_does_not_freeze_the_tier();
    void a_jump_of_years_and_a_huge_run_are_bounded();
    void a_million_wakeups_a_second_are_bounded();
    void looking_at_a_sleeping_task_changes_no_sum();
};

void ClassifyEvidenceTest::the_numbers_are_those_of_the_rhythm_data() {
    QTest::addColumn<Rhythm>("rhythm");
    QTest::addColumn<double>("per_100ms");
    QTest::addColumn<nanoseconds>("slept");
    QTest::addRow("audio") << programs[0].rhythm << 20.0 << nanoseconds(4800us);
    QTest::addRow("compositor at 60 Hz") << programs[1].rhythm << 6.0 << nanoseconds(14667us);
    QTest::addRow("game frame") << Rhythm{"game", 8ms, 0ms, 16667us} << 6.0 << nanoseconds(8667us);
    QTest::addRow("video at 30 Hz") << Rhythm{"video", 4ms, 0ms, 33333us} << 3.0 << nanoseconds(29333us);
    QTest::addRow("backup") << Rhythm{"backup", 8ms, 2ms, 0ms} << 10.0 << nanoseconds(2ms);
}

void ClassifyEvidenceTest::the_numbers_are_those_of_the_rhythm() {
    QFETCH(Rhythm, rhythm);
    QFETCH(double, per_100ms);
    QFETCH(nanoseconds, slept);
    TaskSimulation simulation;
    simulation.behave(rhythm, 1s);
    const auto entry = measured(simulation);
    QVERIFY(within(static_cast<double>(entry.avg_runtime_ns), static_cast<double>(rhythm.run.count()), 0.02));
    QVERIFY(within(static_cast<double>(behaviour_mean_sleep_ns(&simulation.task())), static_cast<double>(slept.count()),
                   0.02));
    QVERIFY2(within(static_cast<double>(entry.wakeup_freq), per_100ms, 0.17),
             qPrintable(QString::number(entry.wakeup_freq)));
    QVERIFY2(within(static_cast<double>(entry.csw_rate), per_100ms, 0.17), qPrintable(QString::number(entry.csw_rate)));
    QCOMPARE(entry.tier, simulation.tier());
}

void ClassifyEvidenceTest::a_regular_task_has_no_deviation_and_an_irregular_one_has() {
    TaskSimulation regular;
    TaskSimulation irregular;
    const Rhythm rhythm{.name = "frames", .run = 4ms, .sleep = 12ms};
    regular.behave(rhythm, 2s);
    irregular.behave(rhythm, 2s, {.jitter = 0.5});
    QCOMPARE_LT(behaviour_run_dev_ns(&regular.task()), 1000u);
    QCOMPARE_GT(behaviour_run_dev_ns(&irregular.task()), 400'000u);
    QCOMPARE_LT(behaviour_run_dev_ns(&irregular.task()), 2'000'000u);
}

void ClassifyEvidenceTest::a_sleeper_is_not_batch_at_its_third_wakeup() {
    TaskSimulation simulation;
    simulation.behave({.name = "sleeper", .run = 500us, .sleep = 50ms}, 20s);
    QCOMPARE(simulation.share_in(TIER_BATCH, nanoseconds(0)), 0.0);
}

void ClassifyEvidenceTest::the_last_wakeup_is_known_while_the_task_runs() {
    TaskSimulation simulation;
    simulation.sleep(5ms);
    const auto woke = simulation.now_ns();
    simulation.behave({.name = "long", .run = endless}, 100ms);
    QCOMPARE(simulation.task().last_wakeup_ns, woke);
}

void ClassifyEvidenceTest::run_times_below_2_ms_are_told_apart() {
    s32 lower = std::numeric_limits<s32>::max();
    for (const auto run : {600us, 900us, 1400us, 1900us}) {
        TaskSimulation simulation;
        simulation.behave({.name = "frames", .run = run, .period = 16667us}, 1s);
        QCOMPARE_LT(simulation.task().score_fp, lower);
        lower = simulation.task().score_fp;
    }
}

void ClassifyEvidenceTest::a_60_hz_compositor_reaches_the_top_tier() {
    for (const auto run : {500us, 1000us, 2000us, 2500us, 3000us}) {
        TaskSimulation simulation;
        simulation.behave({.name = "compositor", .run = run, .period = 16667us}, 200ms);
        QCOMPARE(simulation.tier(), TIER_LATENCY_CRITICAL);
    }
}

void ClassifyEvidenceTest::the_mean_run_is_still_known_after_a_pause_of_10_s() {
    TaskSimulation simulation;
    simulation.behave(programs[1].rhythm, 1s);
    simulation.behave({.name = "frame", .run = 2ms}, 2ms);
    simulation.sleep(10s);
    QVERIFY(within(static_cast<double>(behaviour_mean_run_ns(&simulation.task())), 2e6, 0.1));
}

void ClassifyEvidenceTest::waiting_for_a_cpu_changes_no_number() {
    TaskSimulation simulation;
    simulation.behave(programs[1].rhythm, 1s);
    auto waiting = simulation.task();
    const auto later = simulation.now_ns() + 3'000'000'000;
    QVERIFY(!waiting.asleep);
    QCOMPARE(behaviour_score(&waiting, later), behaviour_score(&waiting, simulation.now_ns()));
    QCOMPARE(behaviour_wakeups_per_100ms_fp(&waiting, later),
             behaviour_wakeups_per_100ms_fp(&waiting, simulation.now_ns()));
}

void ClassifyEvidenceTest::a_run_without_a_seen_wakeup_ends_the_sleep() {
    behaviour seen{};
    behaviour missed{};
    behaviour_init(&seen, 1'000'000);
    behaviour_sleep(&seen, 2'000'000);
    missed = seen;
    behaviour_wakeup(&seen, 10'000'000);
    behaviour_run(&seen, 11'000'000, 1'000'000);
    behaviour_run(&missed, 11'000'000, 1'000'000);
    QVERIFY(std::memcmp(&seen, &missed, sizeof seen) == 0);
}

void ClassifyEvidenceTest::a_wakeup_without_a_seen_sleep_is_not_counted() {
    behaviour task{};
    behaviour_init(&task, 1'000'000);
    for (u64 now = 2'000'000; now < 3'000'000; now += 1000)
        behaviour_wakeup(&task, now);
    QCOMPARE(behaviour_wakeups_per_100ms_fp(&task, 3'000'000), 0u);
}

void ClassifyEvidenceTest::a_second_sleep_in_a_row_changes_nothing() {
    TaskSimulation simulation;
    simulation.behave(programs[1].rhythm, 1s);
    auto &task = simulation.task();
    behaviour_sleep(&task, simulation.now_ns());
    const auto before = task;
    behaviour_sleep(&task, simulation.now_ns() + 1'000'000);
    QVERIFY(std::memcmp(&before, &task, sizeof task) == 0);
}

void ClassifyEvidenceTest::a_clock_that_goes_back_does_not_freeze_the_tier() {
    TaskSimulation simulation;
    simulation.behave({.name = "spinner", .run = endless}, 500ms);
    auto &task = simulation.task();
    u64 now = 5;
    behaviour_sleep(&task, simulation.now_ns());
    for (int i = 0; i < 60; ++i) {
        behaviour_wakeup(&task, now);
        behaviour_run(&task, now += 200'000, 200'000);
        behaviour_sleep(&task, now);
        behaviour_classify(&task, now);
        now += 4'800'000;
    }
    QCOMPARE(task.tier, TIER_LATENCY_CRITICAL);
}

void ClassifyEvidenceTest::a_jump_of_years_and_a_huge_run_are_bounded() {
    TaskSimulation simulation;
    simulation.behave(programs[1].rhythm, 1s);
    auto &task = simulation.task();
    behaviour_sleep(&task, simulation.now_ns());
    behaviour_wakeup(&task, hostile);
    behaviour_classify(&task, hostile);
    QCOMPARE(task.tier, TIER_INTERACTIVE);
    behaviour_run(&task, hostile, hostile);
    behaviour_run(&task, 0, hostile);
    QCOMPARE_LE(task.run_sum_ns + task.sleep_sum_ns, BEHAVIOUR_WINDOW_NS + BEHAVIOUR_FADE_STEP_NS);
    behaviour_classify(&task, 0);
    behaviour_classify(&task, 100'000'000);
    QCOMPARE(task.tier, TIER_BATCH);
}

void ClassifyEvidenceTest::a_million_wakeups_a_second_are_bounded() {
    behaviour task{};
    u64 now = 1'000'000'000;
    behaviour_init(&task, now);
    for (int i = 0; i < 200'000; ++i) {
        behaviour_wakeup(&task, now);
        behaviour_run(&task, now += 300, 300);
        behaviour_sleep(&task, now);
        now += 700;
    }
    QCOMPARE_LE(behaviour_wakeups_per_100ms_fp(&task, now) >> BEHAVIOUR_FP_SHIFT, 66u);
    QVERIFY(within(static_cast<double>(behaviour_mean_run_ns(&task)), 300, 0.02));
    QVERIFY(within(static_cast<double>(behaviour_mean_sleep_ns(&task)), 700, 0.02));
    QCOMPARE(behaviour_classify(&task, now), TIER_LATENCY_CRITICAL);
}

void ClassifyEvidenceTest::looking_at_a_sleeping_task_changes_no_sum() {
    TaskSimulation looked_at;
    looked_at.behave(programs[1].rhythm, 1s);
    auto left_alone = looked_at.task();
    auto &task = looked_at.task();
    const auto now = looked_at.now_ns();
    behaviour_sleep(&task, now);
    behaviour_sleep(&left_alone, now);
    for (u64 later = 0; later < 500'000'000; later += 1'000'000)
        behaviour_classify(&task, now + later);
    behaviour_wakeup(&task, now + 500'000'000);
    behaviour_wakeup(&left_alone, now + 500'000'000);
    QCOMPARE(behaviour_score(&task, now + 500'000'000), behaviour_score(&left_alone, now + 500'000'000));
}

QTEST_APPLESS_MAIN(ClassifyEvidenceTest)
#include "classify_evidence_test.moc"
