// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/wire.hpp"

#include <QTest>
#include <cstring>
#include <limits>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

comm_key key_of(std::string_view name) { return to_wire(Comm::from_bytes(name)); }

} // namespace

class WireTest : public QObject {
    Q_OBJECT

private slots:
    void a_prediction_reaches_the_map_as_it_is() {
        const Prediction prediction{Comm::from_bytes("firefox"), Tier::latency_critical, {250us, 30us, 6, 5}};
        const task_class_entry entry = to_wire(prediction);
        QCOMPARE(entry.tier, TIER_LATENCY_CRITICAL);
        QCOMPARE(entry.avg_runtime_ns, 250'000U);
        QCOMPARE(entry.runtime_dev_ns, 30'000U);
        QCOMPARE(entry.wakeup_freq, 6U);
        QCOMPARE(entry.csw_rate, 5U);
    }

    void names_are_padded_with_zeros() {
        const comm_key key = key_of("ab");
        QCOMPARE(std::string_view(key.comm, sizeof key.comm), std::string_view("ab\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16));
    }

    void an_observation_without_name_or_tier_is_refused() {
        const task_class_entry good{
            .tier = TIER_BATCH, .pad = {}, .avg_runtime_ns = 1, .runtime_dev_ns = 1, .wakeup_freq = 1, .csw_rate = 1};
        task_class_entry bad = good;
        bad.tier = TIER_COUNT;
        QVERIFY(from_wire(key_of("cc1"), good).has_value());
        QVERIFY(!from_wire(key_of(""), good).has_value());
        QVERIFY(!from_wire(key_of("cc1"), bad).has_value());
    }

    void huge_durations_do_not_turn_negative() {
        const task_class_entry entry{.tier = TIER_BATCH,
                                     .pad = {},
                                     .avg_runtime_ns = std::numeric_limits<u64>::max(),
                                     .runtime_dev_ns = std::numeric_limits<u64>::max(),
                                     .wakeup_freq = 0,
                                     .csw_rate = 0};
        const auto observation = from_wire(key_of("cc1"), entry);
        QVERIFY(observation->behaviour.avg_runtime > 0ns);
        QVERIFY(observation->behaviour.runtime_dev > 0ns);
    }

    void counters_are_summed_over_cpus_and_the_largest_wait_is_kept() {
        std::array<cpu_stats, 2> per_cpu{};
        per_cpu[0].tier[TIER_BATCH].dispatches = 3;
        per_cpu[1].tier[TIER_BATCH].dispatches = 4;
        per_cpu[0].tier[TIER_BATCH].wake_max_us = 9;
        per_cpu[1].tier[TIER_BATCH].wake_max_us = 5;
        per_cpu[0].idle_hits = 1;
        per_cpu[1].idle_hits = 1;
        const Counters counters = from_wire(per_cpu);
        QCOMPARE(counters.tiers[0].dispatches, 7U);
        QCOMPARE(counters.tiers[0].wake_max_us, 9U);
        QCOMPARE(counters.idle_hits, 2U);
    }

    void a_task_counted_in_on_one_cpu_and_out_on_another_is_gone() {
        std::array<cpu_stats, 2> per_cpu{};
        per_cpu[0].tier[TIER_INTERACTIVE].tasks = 5;
        per_cpu[1].tier[TIER_INTERACTIVE].tasks = -2;
        per_cpu[1].tier[TIER_BATCH].tasks = -1;
        const Counters counters = from_wire(per_cpu);
        QCOMPARE(counters.tiers[1].tasks, 3U);
        QCOMPARE(counters.tiers[0].tasks, 0U);
    }

    void a_report_of_nonsense_stays_within_bounds() {
        task_ctx task;
        std::memset(&task, 0xff, sizeof task);
        const TaskReport report = from_wire(task, 1s);
        QVERIFY(report.tier == Tier::latency_critical);
        QCOMPARE(report.source, std::string_view("default"));
        QVERIFY(report.age >= 0us);
    }

    void an_exit_record_without_terminators_is_read_within_its_bounds() {
        exit_record record;
        std::memset(&record, 'x', sizeof record);
        record.kind = 1026;
        const ExitRecord exit = from_wire(record);
        QCOMPARE(exit.kind, 1026);
        QCOMPARE(exit.reason.size(), sizeof record.reason);
        QCOMPARE(exit.dump.size(), sizeof record.dump);
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
