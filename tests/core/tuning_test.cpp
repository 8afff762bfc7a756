// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/regime.hpp"
#include "core/tuning.hpp"

#include <QTest>

#include <limits>
#include <random>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

struct Tick {
    double idle = 0;
    double pressure = 0;
};

Regime after(const std::vector<Tick> &ticks) {
    RegimeDetector detector;
    for (const Tick &tick : ticks)
        detector.step(tick.idle, tick.pressure);
    return detector.current();
}

std::vector<Tick> times(int count, Tick tick) { return std::vector<Tick>(static_cast<std::size_t>(count), tick); }

std::vector<Tick> then(std::vector<Tick> first, const std::vector<Tick> &second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

constexpr Tick busy{.idle = 0.05};
constexpr Tick medium{.idle = 0.20};

Sample waking(Tier tier, std::uint64_t p99_us, std::uint64_t samples = 20) {
    Sample sample;
    sample.tiers[index_of(tier)].wakeup_p99_us = p99_us;
    sample.tiers[index_of(tier)].wakeup_samples = samples;
    return sample;
}

Sample late() { return waking(Tier::interactive, 6000); }
Sample prompt() { return waking(Tier::interactive, 4000); }

Sample sleeping(std::array<std::uint64_t, sleep_buckets> sleeps) {
    Sample sample;
    sample.sleeps = sleeps;
    return sample;
}

const auto short_sleeps = [] { return sleeping({20, 30, 10, 10}); };
const auto long_sleeps = [] { return sleeping({5, 5, 10, 50}); };

/// Tuning that has arrived in a regime.
Tuning in(Regime regime) {
    Tuning tuning;
    tuning.step(regime, {});
    return tuning;
}

Knobs step_times(Tuning &tuning, Regime regime, const Sample &sample, int count) {
    for (int i = 0; i < count; ++i)
        tuning.step(regime, sample);
    return tuning.current();
}

} // namespace

class TuningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_regime_changes_after_two_ticks_and_never_skips_mixed_data() {
        QTest::addColumn<std::vector<Tick>>("ticks");
        QTest::addColumn<Regime>("regime");
        QTest::newRow("idle from the start") << times(5, {.idle = 0.9}) << Regime::light;
        QTest::newRow("one busy tick") << times(1, busy) << Regime::light;
        QTest::newRow("two busy ticks") << times(2, busy) << Regime::mixed;
        QTest::newRow("three busy ticks") << times(3, busy) << Regime::mixed;
        QTest::newRow("four busy ticks") << times(4, busy) << Regime::heavy;
        QTest::newRow("busy ticks with a pause") << std::vector<Tick>{busy, {.idle = 0.9}, busy} << Regime::light;
        QTest::newRow("light stays at 30 %") << times(5, {.idle = 0.30}) << Regime::light;
        QTest::newRow("light leaves below") << times(2, {.idle = 0.29}) << Regime::mixed;
        QTest::newRow("mixed stays at 50 %") << then(times(2, medium), times(5, {.idle = 0.50})) << Regime::mixed;
        QTest::newRow("light enters above") << then(times(2, medium), times(2, {.idle = 0.51})) << Regime::light;
        QTest::newRow("mixed stays at 10 %") << then(times(2, medium), times(5, {.idle = 0.10})) << Regime::mixed;
        QTest::newRow("heavy enters below") << then(times(2, medium), times(2, {.idle = 0.09})) << Regime::heavy;
        QTest::newRow("heavy stays at 25 %") << then(times(4, busy), times(5, {.idle = 0.25})) << Regime::heavy;
        QTest::newRow("heavy leaves above") << then(times(4, busy), times(2, {.idle = 0.26})) << Regime::mixed;
        QTest::newRow("from heavy to idle") << then(times(4, busy), times(2, {.idle = 0.9})) << Regime::mixed;
        QTest::newRow("and on to light") << then(times(4, busy), times(4, {.idle = 0.9})) << Regime::light;
        QTest::newRow("idle CPUs and a crowd on one") << times(2, {.idle = 0.9, .pressure = 0.5}) << Regime::mixed;
        QTest::newRow("a smaller crowd") << times(2, {.idle = 0.9, .pressure = 0.49}) << Regime::light;
        QTest::newRow("a crowd keeps it mixed")
            << then(times(2, busy), times(2, {.idle = 0.9, .pressure = 0.8})) << Regime::mixed;
    }
    void a_regime_changes_after_two_ticks_and_never_skips_mixed() {
        QFETCH(std::vector<Tick>, ticks);
        QFETCH(Regime, regime);
        QCOMPARE(after(ticks), regime);
    }

    void a_number_that_is_none_changes_nothing() {
        const double none = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(after({busy, {.idle = none}, busy}), Regime::mixed);
        QCOMPARE(after(times(4, {.idle = 0.9, .pressure = none})), Regime::light);
    }

    void regimes_have_the_names_of_the_bus() {
        QCOMPARE(to_string(Regime::light), "light");
        QCOMPARE(to_string(Regime::mixed), "mixed");
        QCOMPARE(to_string(Regime::heavy), "heavy");
    }

    void every_regime_has_its_knobs() {
        QCOMPARE(Tuning().current(), base_knobs(Regime::light));
        QCOMPARE(base_knobs(Regime::light).slice, 2ms);
        QCOMPARE(base_knobs(Regime::mixed).slice, 1ms);
        QCOMPARE(base_knobs(Regime::heavy).slice, 4ms);
        QCOMPARE(base_knobs(Regime::light).preempt, 1ms);
        QCOMPARE(base_knobs(Regime::mixed).preempt, 1ms);
        QCOMPARE(base_knobs(Regime::heavy).preempt, 2ms);
        for (const Regime regime : {Regime::light, Regime::mixed, Regime::heavy}) {
            QCOMPARE(base_knobs(regime).batch_slice, 20ms);
            QCOMPARE(in(regime).current(), base_knobs(regime));
        }
    }

    void two_late_ticks_tighten_the_slice_and_one_does_not() {
        Tuning tuning = in(Regime::mixed);
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 1).slice, 1000us);
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 1).slice, 750us);
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 1).slice, 750us);
    }

    void late_and_prompt_in_turn_change_nothing() {
        Tuning tuning = in(Regime::mixed);
        for (int i = 0; i < 10; ++i) {
            tuning.step(Regime::mixed, late());
            tuning.step(Regime::mixed, prompt());
        }
        QCOMPARE(tuning.current(), base_knobs(Regime::mixed));
    }

    void the_slice_has_a_floor_and_returns_to_its_base() {
        Tuning tuning = in(Regime::mixed);
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 20).slice, 500us);
        QCOMPARE(step_times(tuning, Regime::mixed, prompt(), 2).slice, 1000us);
        QCOMPARE(step_times(tuning, Regime::mixed, prompt(), 20).slice, 1000us);
    }

    void a_fork_storm_tightens_but_never_relaxes() {
        Tuning tuning = in(Regime::mixed);
        Sample storm = late();
        storm.burst = true;
        QCOMPARE(step_times(tuning, Regime::mixed, storm, 2).slice, 750us);
        storm = prompt();
        storm.burst = true;
        QCOMPARE(step_times(tuning, Regime::mixed, storm, 6).slice, 750us);
    }

    void fewer_than_twenty_samples_decide_nothing() {
        Tuning tuning = in(Regime::mixed);
        QCOMPARE(step_times(tuning, Regime::mixed, waking(Tier::interactive, 90'000, 19), 6).slice, 1000us);
        QCOMPARE(step_times(tuning, Regime::mixed, waking(Tier::latency_critical, 90'000, 20), 2).slice, 750us);
    }

    void lateness_of_batch_work_does_not_tighten() {
        Tuning tuning = in(Regime::mixed);
        QCOMPARE(step_times(tuning, Regime::mixed, waking(Tier::batch, 90'000, 1000), 6), base_knobs(Regime::mixed));
    }

    void the_slice_is_tuned_in_mixed_only() {
        for (const Regime regime : {Regime::light, Regime::heavy}) {
            Tuning tuning = in(regime);
            QCOMPARE(step_times(tuning, regime, waking(Tier::interactive, 90'000), 6), base_knobs(regime));
        }
    }

    void a_change_of_regime_starts_from_its_base() {
        Tuning tuning = in(Regime::mixed);
        step_times(tuning, Regime::mixed, late(), 3);
        QCOMPARE(step_times(tuning, Regime::heavy, late(), 1), base_knobs(Regime::heavy));
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 1), base_knobs(Regime::mixed));
        QCOMPARE(step_times(tuning, Regime::mixed, late(), 1), base_knobs(Regime::mixed));
    }

    void sleeps_stretch_and_shorten_batch_slices_data() {
        QTest::addColumn<std::array<std::uint64_t, sleep_buckets>>("sleeps");
        QTest::addColumn<bool>("longrun");
        QTest::addColumn<int>("ticks");
        QTest::addColumn<int>("slice_ms");
        using Sleeps = std::array<std::uint64_t, sleep_buckets>;
        QTest::newRow("short sleeps, one tick") << Sleeps{20, 20, 1, 1} << false << 1 << 20;
        QTest::newRow("short sleeps") << Sleeps{20, 20, 1, 1} << false << 2 << 25;
        QTest::newRow("short sleeps for long") << Sleeps{20, 20, 1, 1} << false << 20 << 25;
        QTest::newRow("long sleeps") << Sleeps{5, 5, 5, 50} << false << 2 << 15;
        QTest::newRow("long sleeps for long") << Sleeps{5, 5, 5, 50} << false << 20 << 15;
        QTest::newRow("long sleeps while batch work waits") << Sleeps{5, 5, 5, 50} << true << 20 << 20;
        QTest::newRow("neither") << Sleeps{5, 5, 30, 5} << false << 20 << 20;
        QTest::newRow("19 sleeps") << Sleeps{19, 0, 0, 0} << false << 20 << 20;
    }
    void sleeps_stretch_and_shorten_batch_slices() {
        using Sleeps = std::array<std::uint64_t, sleep_buckets>;
        QFETCH(Sleeps, sleeps);
        QFETCH(bool, longrun);
        QFETCH(int, ticks);
        QFETCH(int, slice_ms);
        Sample sample = sleeping(sleeps);
        sample.longrun = longrun;
        Tuning tuning = in(Regime::heavy);
        QCOMPARE(step_times(tuning, Regime::heavy, sample, ticks).batch_slice, std::chrono::milliseconds(slice_ms));
    }

    void batch_slices_return_when_sleeps_are_neither_short_nor_long() {
        Tuning tuning = in(Regime::heavy);
        QCOMPARE(step_times(tuning, Regime::heavy, short_sleeps(), 2).batch_slice, 25ms);
        QCOMPARE(step_times(tuning, Regime::heavy, sleeping({5, 5, 30, 5}), 2).batch_slice, 20ms);
        QCOMPARE(step_times(tuning, Regime::heavy, long_sleeps(), 2).batch_slice, 15ms);
    }

    void whatever_is_measured_the_knobs_stay_in_bounds() {
        std::mt19937_64 random(1);
        Tuning tuning;
        for (int i = 0; i < 20'000; ++i) {
            Sample sample = waking(all_tiers[random() % tier_count], random() % 20'000, random() % 40);
            sample.sleeps = {random() % 30, random() % 30, random() % 30, random() % 30};
            sample.burst = random() % 2 == 0;
            sample.longrun = random() % 2 == 0;
            const Knobs knobs = tuning.step(static_cast<Regime>(random() % 10 / 4), sample);
            QVERIFY(knobs.slice >= 500us && knobs.slice <= 4ms);
            QVERIFY(knobs.batch_slice >= 15ms && knobs.batch_slice <= 25ms);
        }
    }
};

QTEST_APPLESS_MAIN(TuningTest)
#include "tuning_test.moc"
