// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a learned profile is worth at birth, and what it is not worth afterwards.
#include "bpf/rhythms.hpp"

#include <QTest>

#include <limits>

using namespace pandemonium::test;

namespace {

constexpr auto hostile = std::numeric_limits<u64>::max();

task_class_entry profile_of(const Rhythm &rhythm) {
    TaskSimulation simulation;
    simulation.behave(rhythm, 1s);
    task_class_entry profile{};
    behaviour_measure(&simulation.task(), simulation.now_ns(), &profile);
    return profile;
}

TaskSimulation born_with(const task_class_entry &profile) {
    TaskSimulation simulation;
    simulation.learn(profile);
    return simulation;
}

task_class_entry audio() { return profile_of(programs[0].rhythm); }

const Rhythm hog{.name = "hog", .run = endless};

} // namespace

class ClassifyPriorTest : public QObject {
    Q_OBJECT

private slots:
    void a_program_has_its_tier_at_birth_data();
    void a_program_has_its_tier_at_birth();
    void a_program_that_is_what_its_profile_says_keeps_its_tier_data();
    void a_program_that_is_what_its_profile_says_keeps_its_tier();
    void a_prior_survives_the_first_two_wakeups();
    void a_prior_is_the_source_until_it_is_outweighed();
    void a_hog_with_the_most_urgent_prior_is_batch_within_250_ms();
    void a_napping_hog_with_the_most_urgent_prior_is_batch_within_250_ms();
    void an_urgent_task_with_a_batch_prior_is_latency_critical_within_250_ms();
    void the_tier_of_a_prior_holds_even_when_its_numbers_say_otherwise();
    void hostile_numbers_are_bounded_data();
    void hostile_numbers_are_bounded();
    void an_unknown_tier_is_no_prior();
    void a_program_without_a_profile_begins_without_the_prior_of_what_forked_it();
    void a_program_without_a_profile_keeps_what_was_measured_without_a_prior();
    void a_child_starts_with_its_parents_run_time_but_not_its_tier();
    void a_childs_own_first_activation_outweighs_its_parent();
};

void ClassifyPriorTest::a_program_has_its_tier_at_birth_data() {
    QTest::addColumn<Program>("program");
    for (const auto &program : programs)
        QTest::addRow("%s", program.rhythm.name.data()) << program;
}

void ClassifyPriorTest::a_program_has_its_tier_at_birth() {
    QFETCH(Program, program);
    auto simulation = born_with(profile_of(program.rhythm));
    QCOMPARE(simulation.tier(), program.tier);
    QCOMPARE(behaviour_classify(&simulation.task(), simulation.now_ns()), program.tier);
}

void ClassifyPriorTest::a_program_that_is_what_its_profile_says_keeps_its_tier_data() {
    a_program_has_its_tier_at_birth_data();
}

void ClassifyPriorTest::a_program_that_is_what_its_profile_says_keeps_its_tier() {
    QFETCH(Program, program);
    auto simulation = born_with(profile_of(program.rhythm));
    const auto birth = simulation.now();
    simulation.behave(program.rhythm, 1s);
    QCOMPARE(simulation.changes_since(birth + 1ns), 0);
    QCOMPARE(simulation.tier(), program.tier);
}

void ClassifyPriorTest::a_prior_survives_the_first_two_wakeups() {
    auto simulation = born_with(audio());
    for (int wakeup = 0; wakeup < 2; ++wakeup) {
        simulation.sleep(40ms);
        QCOMPARE(simulation.tier(), TIER_LATENCY_CRITICAL);
    }
}

void ClassifyPriorTest::a_prior_is_the_source_until_it_is_outweighed() {
    auto simulation = born_with(audio());
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_LEARNED);
    simulation.sleep(5ms);
    simulation.sleep(5ms);
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_LEARNED);
    simulation.behave(programs[0].rhythm, 50ms);
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_BEHAVIOUR);
}

void ClassifyPriorTest::a_hog_with_the_most_urgent_prior_is_batch_within_250_ms() {
    for (const double contention : {1.0, 2.0}) {
        auto simulation = born_with(audio());
        simulation.behave(hog, 250ms, {.contention = contention});
        QCOMPARE(simulation.tier(), TIER_BATCH);
    }
}

void ClassifyPriorTest::a_napping_hog_with_the_most_urgent_prior_is_batch_within_250_ms() {
    auto simulation = born_with(audio());
    simulation.behave({.name = "spoofer", .run = 3950us, .sleep = 50us}, 250ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
}

void ClassifyPriorTest::an_urgent_task_with_a_batch_prior_is_latency_critical_within_250_ms() {
    auto simulation = born_with(profile_of(hog));
    simulation.behave(programs[0].rhythm, 250ms);
    QCOMPARE(simulation.tier(), TIER_LATENCY_CRITICAL);
}

void ClassifyPriorTest::the_tier_of_a_prior_holds_even_when_its_numbers_say_otherwise() {
    for (const u8 tier : {TIER_BATCH, TIER_INTERACTIVE, TIER_LATENCY_CRITICAL}) {
        for (const auto &program : programs) {
            auto profile = profile_of(program.rhythm);
            profile.tier = tier;
            auto simulation = born_with(profile);
            simulation.behave({.name = "first activation", .run = 100us}, 100us);
            simulation.sleep(5ms);
            QCOMPARE(simulation.tier(), tier);
        }
    }
}

void ClassifyPriorTest::hostile_numbers_are_bounded_data() {
    QTest::addColumn<u64>("run");
    QTest::addColumn<u64>("rate");
    for (const u64 run : {u64{0}, u64{1}, u64{1} << 32, u64{1} << 63, hostile})
        for (const u64 rate : {u64{0}, u64{1}, u64{1} << 32, u64{1} << 63, hostile})
            QTest::addRow("%llu ns, %llu per 100 ms", static_cast<unsigned long long>(run),
                          static_cast<unsigned long long>(rate))
                << run << rate;
}

void ClassifyPriorTest::hostile_numbers_are_bounded() {
    QFETCH(u64, run);
    QFETCH(u64, rate);
    const task_class_entry profile{TIER_LATENCY_CRITICAL, {}, run, run, rate, rate};
    auto simulation = born_with(profile);
    const auto &task = simulation.task();
    QCOMPARE_LE(task.run_sum_ns + task.sleep_sum_ns, BEHAVIOUR_WINDOW_NS);
    QCOMPARE_LE(behaviour_mean_run_ns(&task), BEHAVIOUR_WINDOW_NS);
    QCOMPARE_LE(behaviour_run_dev_ns(&task), BEHAVIOUR_WINDOW_NS);
    simulation.behave(hog, 250ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
}

void ClassifyPriorTest::an_unknown_tier_is_no_prior() {
    for (const u8 tier : {u8{3}, u8{255}}) {
        auto profile = audio();
        profile.tier = tier;
        auto simulation = born_with(profile);
        QCOMPARE(simulation.tier(), TIER_INTERACTIVE);
        QCOMPARE(behaviour_source(&simulation.task()), SOURCE_DEFAULT);
    }
}

void ClassifyPriorTest::a_program_without_a_profile_begins_without_the_prior_of_what_forked_it() {
    auto simulation = born_with(audio());
    const auto run = behaviour_mean_run_ns(&simulation.task());
    behaviour_drop_prior(&simulation.task(), simulation.now_ns());
    QCOMPARE(simulation.tier(), TIER_INTERACTIVE);
    QCOMPARE(behaviour_source(&simulation.task()), SOURCE_DEFAULT);
    QCOMPARE_GE(behaviour_mean_run_ns(&simulation.task()), run - run / 100);
    simulation.behave(hog, 12ms);
    QCOMPARE(simulation.tier(), TIER_BATCH);
}

void ClassifyPriorTest::a_program_without_a_profile_keeps_what_was_measured_without_a_prior() {
    TaskSimulation simulation;
    simulation.behave(hog, 1s);
    behaviour_drop_prior(&simulation.task(), simulation.now_ns());
    QCOMPARE(simulation.tier(), TIER_BATCH);
    QVERIFY(simulation.task().mature);
}

void ClassifyPriorTest::a_child_starts_with_its_parents_run_time_but_not_its_tier() {
    for (const auto &program : programs) {
        TaskSimulation parent;
        parent.behave(program.rhythm, 1s);
        behaviour child{};
        behaviour_inherit(&child, &parent.task(), parent.now_ns());
        QCOMPARE(child.tier, TIER_INTERACTIVE);
        QCOMPARE(behaviour_source(&child), SOURCE_DEFAULT);
        const auto expected = behaviour_mean_run_ns(&parent.task());
        QCOMPARE_GE(behaviour_mean_run_ns(&child) + 4, expected);
        QCOMPARE_LE(behaviour_mean_run_ns(&child), expected);
    }
}

void ClassifyPriorTest::a_childs_own_first_activation_outweighs_its_parent() {
    TaskSimulation parent;
    parent.behave(hog, 1s);
    TaskSimulation child;
    behaviour_inherit(&child.task(), &parent.task(), child.now_ns());
    child.behave({.name = "short", .run = 1ms, .sleep = 10ms}, 11ms);
    QCOMPARE_LT(behaviour_mean_run_ns(&child.task()), behaviour_mean_run_ns(&parent.task()) / 3);
}

QTEST_APPLESS_MAIN(ClassifyPriorTest)
#include "classify_prior_test.moc"
