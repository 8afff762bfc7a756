// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/sample.hpp"

#include <QTest>

#include <limits>
#include <random>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();

Snapshot at(std::chrono::nanoseconds when) { return {.counters = {}, .load = {}, .taken_at = when}; }

TierCounters &batch(Snapshot &snapshot) { return snapshot.counters.tiers[index_of(Tier::batch)]; }
TierCounters &urgent(Snapshot &snapshot) { return snapshot.counters.tiers[index_of(Tier::latency_critical)]; }
const TierSample &urgent(const Sample &sample) { return sample.tiers[index_of(Tier::latency_critical)]; }

Snapshot random_snapshot(std::mt19937_64 &random) {
    const auto any = [&random] { return random() >> (random() % 64); };
    Snapshot snapshot = at(std::chrono::nanoseconds(static_cast<std::int64_t>(any() / 4)));
    for (TierCounters &tier : snapshot.counters.tiers) {
        tier.runtime = std::chrono::nanoseconds(static_cast<std::int64_t>(any()));
        tier.dispatches = any();
        tier.l2_hits = any();
        tier.l2_misses = any();
        tier.tasks = any();
        for (auto &count : tier.wake_latency)
            count = any();
    }
    snapshot.counters.idle_hits = any();
    snapshot.counters.idle_misses = any();
    snapshot.counters.bpf_runtime = std::chrono::nanoseconds(static_cast<std::int64_t>(any()));
    snapshot.load = {any(), any(), std::chrono::microseconds(static_cast<std::int64_t>(any()))};
    return snapshot;
}

bool is_share(double value) { return value >= 0.0 && value <= 1.0; }

} // namespace

class SampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rates_are_over_the_real_window() {
        const Snapshot before = at(1s);
        Snapshot after = at(3s);
        batch(after).dispatches = 100;
        urgent(after).dispatches = 300;
        after.counters.bpf_runtime = 4ms;
        after.counters.idle_hits = 30;
        after.counters.idle_misses = 10;
        const Sample sample = sample_between(before, after);
        QCOMPARE(sample.window, 2s);
        QCOMPARE(sample.dispatches_per_second, 200.0);
        QCOMPARE(sample.bpf_runtime_per_second, 2ms);
        QCOMPARE(sample.idle_hit_rate, 0.75);
    }

    void idle_and_pressure_are_shares_of_the_window() {
        Snapshot before = at(1s);
        before.load = {.idle_ticks = 1000, .total_ticks = 2000, .cpu_pressure = 5s};
        Snapshot after = at(2s);
        after.load = {.idle_ticks = 1300, .total_ticks = 2400, .cpu_pressure = 5s + 250ms};
        QCOMPARE(sample_between(before, after).cpu_idle, 0.75);
        QCOMPARE(load_between(before.load, after.load, 1s).idle, 0.75);
        QCOMPARE(load_between(before.load, after.load, 1s).pressure, 0.25);
    }

    void run_time_is_shared_among_the_tiers() {
        Snapshot before = at(1s);
        batch(before).runtime = 10s;
        Snapshot after = at(2s);
        batch(after).runtime = 10s + 300ms;
        urgent(after).runtime = 100ms;
        const Sample sample = sample_between(before, after);
        QCOMPARE(sample.tiers[index_of(Tier::batch)].runtime_share, 0.75);
        QCOMPARE(urgent(sample).runtime_share, 0.25);
        QCOMPARE(sample.tiers[index_of(Tier::interactive)].runtime_share, 0.0);
    }

    void percentiles_are_by_nearest_rank_of_the_window_data() {
        QTest::addColumn<std::array<std::uint64_t, wake_buckets>>("counts");
        QTest::addColumn<quint64>("recorded_max");
        QTest::addColumn<quint64>("p50");
        QTest::addColumn<quint64>("p99");
        QTest::addColumn<quint64>("max");
        using Counts = std::array<std::uint64_t, wake_buckets>;
        QTest::newRow("nothing woke") << Counts{} << 77ULL << 0ULL << 0ULL << 0ULL;
        QTest::newRow("one") << Counts{0, 0, 1} << 31ULL << 31ULL << 31ULL << 31ULL;
        QTest::newRow("99 fast and one slow") << Counts{99, 0, 0, 0, 0, 1} << 480ULL << 10ULL << 10ULL << 480ULL;
        QTest::newRow("98 fast and two slow") << Counts{98, 0, 0, 0, 0, 2} << 480ULL << 10ULL << 480ULL << 480ULL;
        QTest::newRow("half and half") << Counts{50, 50} << 20ULL << 10ULL << 20ULL << 20ULL;
        QTest::newRow("one more above") << Counts{50, 51} << 20ULL << 20ULL << 20ULL << 20ULL;
        QTest::newRow("beyond the last edge")
            << Counts{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5} << 90000ULL << 90000ULL << 90000ULL << 90000ULL;
        QTest::newRow("maximum drained by somebody else") << Counts{0, 0, 0, 9} << 0ULL << 100ULL << 100ULL << 100ULL;
        QTest::newRow("maximum of another window") << Counts{9} << 9000ULL << 10ULL << 10ULL << 10ULL;
    }
    void percentiles_are_by_nearest_rank_of_the_window() {
        using Counts = std::array<std::uint64_t, wake_buckets>;
        QFETCH(Counts, counts);
        QFETCH(quint64, recorded_max);
        QFETCH(quint64, p50);
        QFETCH(quint64, p99);
        QFETCH(quint64, max);
        Snapshot before = at(1s);
        Snapshot after = at(2s);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            urgent(before).wake_latency[i] = 1000;
            urgent(after).wake_latency[i] = 1000 + counts[i];
        }
        urgent(after).wake_max_us = recorded_max;
        const Sample sample = sample_between(before, after);
        QCOMPARE(urgent(sample).wakeup_p50_us, p50);
        QCOMPARE(urgent(sample).wakeup_p99_us, p99);
        QCOMPARE(urgent(sample).wakeup_max_us, max);
    }

    void cumulative_numbers_are_passed_on_as_they_are() {
        Snapshot before = at(1s);
        Snapshot after = at(2s);
        urgent(before).dispatches = 5;
        urgent(after) = {.tasks = 4, .dispatches = 8, .l2_hits = 3, .l2_misses = 1, .preempted = 6, .rescued = 7};
        after.counters.predictions_applied = 9;
        after.counters.burst = true;
        after.counters.batch_sojourn = 7ms;
        const Sample sample = sample_between(before, after);
        QCOMPARE(urgent(sample).tasks, 4U);
        QCOMPARE(urgent(sample).dispatches, 8U);
        QCOMPARE(urgent(sample).preempted, 6U);
        QCOMPARE(urgent(sample).rescued, 7U);
        QCOMPARE(urgent(sample).l2_hit_rate, 0.75);
        QCOMPARE(sample.predictions_applied, 9U);
        QVERIFY(sample.burst && !sample.longrun);
        QCOMPARE(sample.batch_sojourn, 7ms);
    }

    void a_counter_that_went_backwards_counts_from_zero() {
        Snapshot before = at(1s);
        batch(before).dispatches = huge;
        batch(before).runtime = 100s;
        before.counters.idle_hits = 5000;
        before.load = {.idle_ticks = huge, .total_ticks = huge, .cpu_pressure = 100s};
        Snapshot after = at(2s);
        batch(after).dispatches = 10;
        batch(after).runtime = 50ms;
        after.counters.idle_hits = 5;
        after.counters.idle_misses = 5;
        after.load = {.idle_ticks = 10, .total_ticks = 40, .cpu_pressure = 500ms};
        const Sample sample = sample_between(before, after);
        QCOMPARE(sample.dispatches_per_second, 10.0);
        QCOMPARE(sample.idle_hit_rate, 0.5);
        QCOMPARE(sample.cpu_idle, 0.25);
        QCOMPARE(load_between(before.load, after.load, 1s).pressure, 0.5);
        QCOMPARE(sample.tiers[index_of(Tier::batch)].runtime_share, 1.0);
    }

    void no_time_between_two_readings_makes_no_rate() {
        const Snapshot before = at(2s);
        Snapshot after = at(2s);
        batch(after).dispatches = 10;
        QCOMPARE(sample_between(before, after).dispatches_per_second, 0.0);
        after.taken_at = 1s;
        QCOMPARE(sample_between(before, after).dispatches_per_second, 0.0);
        QCOMPARE(sample_between(before, after).window, 0us);
    }

    void no_reading_makes_a_negative_or_impossible_number() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 5000; ++i) {
            const Snapshot before = random_snapshot(random);
            const Snapshot after = random_snapshot(random);
            const Sample sample = sample_between(before, after);
            QVERIFY(is_share(sample.cpu_idle) && is_share(sample.idle_hit_rate));
            QVERIFY(is_share(load_between(before.load, after.load, after.taken_at - before.taken_at).pressure));
            QVERIFY(sample.dispatches_per_second >= 0.0);
            QVERIFY(sample.bpf_runtime_per_second >= 0ns);
            for (const TierSample &tier : sample.tiers) {
                QVERIFY(is_share(tier.runtime_share) && is_share(tier.l2_hit_rate));
                QVERIFY(tier.wakeup_p50_us <= tier.wakeup_p99_us && tier.wakeup_p99_us <= tier.wakeup_max_us);
            }
        }
    }
};

QTEST_APPLESS_MAIN(SampleTest)
#include "sample_test.moc"
