// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each kind of program is taken for, alone, contended and irregular.
#include "bpf/rhythms.hpp"

#include <QTest>

using namespace pandemonium::test;

namespace {

constexpr nanoseconds time_to_recognise = 200ms;
constexpr double kept = 0.99;

} // namespace

class ClassifyTiersTest : public QObject {
    Q_OBJECT

private slots:
    void a_program_is_recognised_and_keeps_its_tier_data();
    void a_program_is_recognised_and_keeps_its_tier();
    void a_compile_job_of_300_ms_is_batch_from_10_ms_on_and_never_urgent();
    void a_spinner_that_naps_is_never_latency_critical();
    void a_rare_waker_is_not_latency_critical_however_short_its_runs();
    void a_task_that_takes_most_of_a_cpu_in_tiny_bites_is_not_latency_critical();
    void two_that_take_turns_on_a_crowded_cpu_are_latency_critical();
    void what_needs_little_is_light_and_two_that_relay_are_not();
    void who_was_light_and_runs_on_is_not_for_long();
    void a_new_task_is_interactive_until_there_is_something_to_judge();
    void a_spinner_is_judged_the_same_whether_it_waits_or_not();
};

void ClassifyTiersTest::a_program_is_recognised_and_keeps_its_tier_data() {
    QTest::addColumn<Program>("program");
    QTest::addColumn<double>("contention");
    QTest::addColumn<double>("jitter");
    for (const auto &program : programs) {
        const auto name = std::string(program.rhythm.name);
        QTest::addRow("%s, alone", name.c_str()) << program << 1.0 << 0.0;
        QTest::addRow("%s, contended", name.c_str()) << program << program.contention << 0.0;
        QTest::addRow("%s, irregular", name.c_str()) << program << 1.0 << 0.1;
        QTest::addRow("%s, both", name.c_str()) << program << program.contention << 0.1;
    }
}

void ClassifyTiersTest::a_program_is_recognised_and_keeps_its_tier() {
    QFETCH(Program, program);
    QFETCH(double, contention);
    QFETCH(double, jitter);
    TaskSimulation simulation;
    simulation.behave(program.rhythm, time_to_recognise, {contention, jitter});
    QCOMPARE(simulation.tier(), program.tier);
    const auto recognised = simulation.now();
    simulation.behave(program.rhythm, 2s, {contention, jitter});
    QCOMPARE_GE(simulation.share_in(program.tier, recognised), kept);
}

void ClassifyTiersTest::a_compile_job_of_300_ms_is_batch_from_10_ms_on_and_never_urgent() {
    TaskSimulation simulation;
    const auto start = simulation.now();
    simulation.behave({.name = "compiler", .run = 300ms}, 12ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
    simulation.behave({.name = "compiler", .run = 300ms}, 288ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
    QCOMPARE_LE(simulation.highest_since(start), TIER_INTERACTIVE);
}

void ClassifyTiersTest::a_spinner_that_naps_is_never_latency_critical() {
    for (auto period = 1000us; period <= 10ms; period += 500us) {
        for (auto nap = 10us; nap <= 400us; nap += 30us) {
            TaskSimulation simulation;
            const auto start = simulation.now();
            simulation.behave({.name = "spoofer", .run = period - nap, .sleep = nap}, 500ms, {.jitter = 0.1});
            QVERIFY2(simulation.highest_since(start) < TIER_LATENCY_CRITICAL,
                     qPrintable(QString("%1 us of %2 us").arg(nap.count()).arg(period.count())));
        }
    }
}

void ClassifyTiersTest::a_rare_waker_is_not_latency_critical_however_short_its_runs() {
    for (const auto run : {1us, 10us, 100us, 1000us}) {
        for (const auto sleep : {100ms, 150ms, 300ms, 1000ms}) {
            TaskSimulation simulation;
            const auto start = simulation.now();
            simulation.behave({.name = "rare", .run = run, .sleep = sleep}, 20s, {.jitter = 0.3});
            QCOMPARE(simulation.highest_since(start), TIER_INTERACTIVE);
        }
    }
}

void ClassifyTiersTest::a_task_that_takes_most_of_a_cpu_in_tiny_bites_is_not_latency_critical() {
    TaskSimulation simulation;
    simulation.behave({.name = "busy", .run = 60us, .sleep = 30us}, 2s, {.jitter = 0.1});
    QCOMPARE_LT(simulation.tier(), TIER_LATENCY_CRITICAL);
}

void ClassifyTiersTest::two_that_take_turns_on_a_crowded_cpu_are_latency_critical() {
    TaskSimulation simulation;
    simulation.behave({.name = "turns", .run = 24us, .sleep = 15us}, time_to_recognise, {.contention = 40});
    const auto recognised = simulation.now();
    simulation.behave({.name = "turns", .run = 24us, .sleep = 15us}, 2s, {.contention = 40, .jitter = 0.1});
    QCOMPARE_GE(simulation.share_in(TIER_LATENCY_CRITICAL, recognised), kept);
}

void ClassifyTiersTest::what_needs_little_is_light_and_two_that_relay_are_not() {
    const auto is_light = [](const Rhythm &rhythm) {
        TaskSimulation simulation;
        simulation.behave(rhythm, 1s);
        return simulation.tier() == TIER_LATENCY_CRITICAL && behaviour_is_light(&simulation.task());
    };
    QVERIFY(is_light({.name = "audio", .run = 200us, .period = 5ms}));
    QVERIFY(is_light({.name = "compositor at 144 Hz", .run = 2ms, .period = 6944us}));
    QVERIFY(is_light({.name = "message passed on", .run = 20us, .sleep = 20us}));
    QVERIFY(!is_light({.name = "relay", .run = 1ms, .sleep = 1ms}));
}

void ClassifyTiersTest::who_was_light_and_runs_on_is_not_for_long() {
    for (const Rhythm before : {Rhythm{.name = "audio", .run = 200us, .period = 5ms},
                                Rhythm{.name = "message passed on", .run = 20us, .sleep = 20us}}) {
        TaskSimulation simulation;
        simulation.behave(before, 1s);
        simulation.behave({.name = "spinner", .run = endless}, 24ms);
        QVERIFY(!behaviour_is_light(&simulation.task()));
    }
}

void ClassifyTiersTest::a_new_task_is_interactive_until_there_is_something_to_judge() {
    TaskSimulation simulation;
    simulation.behave({.name = "young", .run = endless}, 8ms);
    QCOMPARE(simulation.tier(), TIER_INTERACTIVE);
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_DEFAULT);
    simulation.behave({.name = "young", .run = endless}, 8ms);
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_BEHAVIOUR);
}

void ClassifyTiersTest::a_spinner_is_judged_the_same_whether_it_waits_or_not() {
    TaskSimulation alone;
    TaskSimulation contended;
    alone.behave({.name = "backup", .run = 8ms, .sleep = 2ms}, 1s);
    contended.behave({.name = "backup", .run = 8ms, .sleep = 2ms}, 2600ms, {.contention = 3});
    QCOMPARE(contended.tier(), alone.tier());
    QCOMPARE(behaviour_score(&contended.task(), contended.now_ns()), behaviour_score(&alone.task(), alone.now_ns()));
}

QTEST_APPLESS_MAIN(ClassifyTiersTest)
#include "classify_tiers_test.moc"
