// SPDX-License-Identifier: GPL-2.0-or-later
//
// What holds for any behaviour whatever: thousands of random ones, from a fixed seed.
#include "bpf/rhythms.hpp"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace pandemonium::test;

namespace {

/// Twice the largest sum of the three terms of the score; the bound is a matter of sanity, not of precision.
constexpr s32 sane_score = 64 * BEHAVIOUR_FP_ONE;

/// What two rhythms differ by because their phases are not sampled at the same points.
constexpr s32 phase_fp = BEHAVIOUR_FP_ONE / 2;

class RandomLife {
public:
    explicit RandomLife(unsigned seed) : random_(seed) { behaviour_init(&task, now_); }

    void step() {
        move_clock();
        switch (random_() % 5) {
        case 0:
            behaviour_wakeup(&task, now_);
            break;
        case 1:
            behaviour_sleep(&task, now_);
            break;
        case 2:
            behaviour_classify(&task, now_);
            break;
        case 3:
            if (random_() % 64 == 0)
                apply_random_prior();
            break;
        default:
            behaviour_run(&task, now_, any_magnitude());
        }
    }

    [[nodiscard]] u64 now() const { return now_; }

    behaviour task{};

private:
    /// Every order of magnitude is equally likely, the extremes included.
    u64 any_magnitude() {
        const auto bits = random_() % 65;
        return bits == 64 ? std::numeric_limits<u64>::max() : ((u64{random_()} << 32) | random_()) >> (63 - bits);
    }
    u64 everyday() { return any_magnitude() >> 34; }

    void move_clock() {
        switch (random_() % 64) {
        case 0:
            now_ = any_magnitude();
            break;
        case 1:
            now_ -= everyday();
            break;
        default:
            now_ += everyday();
        }
    }

    void apply_random_prior() {
        const task_class_entry entry{
            static_cast<u8>(random_() % 5), {}, any_magnitude(), any_magnitude(), any_magnitude(), any_magnitude()};
        behaviour_apply_prior(&task, &entry, now_);
    }

    std::mt19937 random_;
    u64 now_ = 1'000'000'000;
};

/// The lowest of its scores once it is known: the same phase of every rhythm.
s32 settled_score(const Rhythm &rhythm) {
    TaskSimulation simulation;
    simulation.behave(rhythm, 300ms);
    const auto known = simulation.verdicts().size();
    simulation.behave(rhythm, 200ms);
    const auto lowest = std::ranges::min_element(simulation.verdicts().begin() + static_cast<std::ptrdiff_t>(known),
                                                 simulation.verdicts().end(), {}, &Verdict::score_fp);
    return lowest->score_fp;
}

nanoseconds between(std::mt19937 &random, nanoseconds low, nanoseconds high) {
    std::uniform_real_distribution<double> exponent(std::log2(static_cast<double>(low.count())),
                                                    std::log2(static_cast<double>(high.count())));
    return nanoseconds(static_cast<nanoseconds::rep>(std::exp2(exponent(random))));
}

} // namespace

class ClassifyPropertyTest : public QObject {
    Q_OBJECT

private slots:
    void everything_stays_bounded_whatever_happens();
    void nothing_a_life_can_do_leaves_it_unjudgeable();
    void longer_runs_never_raise_the_score();
    void longer_sleeps_never_lower_the_score();
    void more_frequent_wakeups_at_the_same_duty_never_lower_the_score();
    void the_logarithm_rises_with_its_argument();
    void fading_is_exact_at_whole_half_lives_and_falls_between();
    void fading_in_many_steps_is_fading_in_one();
};

void ClassifyPropertyTest::everything_stays_bounded_whatever_happens() {
    for (unsigned seed = 0; seed < 4000; ++seed) {
        RandomLife life(seed);
        for (int i = 0; i < 60; ++i) {
            life.step();
            const auto &task = life.task;
            QCOMPARE_LE(task.run_sum_ns + task.sleep_sum_ns, BEHAVIOUR_WINDOW_NS + BEHAVIOUR_FADE_STEP_NS);
            QCOMPARE_LE(task.wakeups_q20, BEHAVIOUR_COUNT_MAX);
            QCOMPARE_LE(task.switches_q20, BEHAVIOUR_COUNT_MAX);
            QCOMPARE_LE(behaviour_mean_run_ns(&task), BEHAVIOUR_WINDOW_NS);
            QCOMPARE_LE(behaviour_run_dev_ns(&task), BEHAVIOUR_WINDOW_NS);
            QCOMPARE_LE(behaviour_mean_sleep_ns(&task), 2 * BEHAVIOUR_SLEEP_MAX_NS);
            QCOMPARE_LE(std::abs(behaviour_score(&task, life.now())), sane_score);
            QCOMPARE_LE(std::abs(task.score_fp), sane_score);
            QCOMPARE_LE(task.tier, TIER_LATENCY_CRITICAL);
        }
    }
}

void ClassifyPropertyTest::nothing_a_life_can_do_leaves_it_unjudgeable() {
    for (unsigned seed = 0; seed < 300; ++seed) {
        RandomLife life(seed);
        for (int i = 0; i < 200; ++i)
            life.step();
        u64 now = life.now() & (std::numeric_limits<u64>::max() >> 1);
        for (int i = 0; i < 200; ++i) {
            behaviour_run(&life.task, now += 4'000'000, 4'000'000);
            behaviour_classify(&life.task, now);
        }
        QCOMPARE(life.task.tier, TIER_BATCH);
    }
}

void ClassifyPropertyTest::longer_runs_never_raise_the_score() {
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const auto sleep = between(random, 100us, 50ms);
        const auto shorter = between(random, 50us, 30ms);
        const auto longer = between(random, shorter, 60ms);
        QCOMPARE_LE(settled_score({.name = "longer", .run = longer, .sleep = sleep}),
                    settled_score({.name = "shorter", .run = shorter, .sleep = sleep}) + phase_fp);
    }
}

void ClassifyPropertyTest::longer_sleeps_never_lower_the_score() {
    // At one rhythm: a period of which more is slept.
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        const auto period = between(random, 1ms, 50ms);
        const auto less = between(random, period / 20, period - period / 20);
        const auto more = between(random, less, period);
        QCOMPARE_GE(settled_score({.name = "more sleep", .run = period - more, .sleep = more}),
                    settled_score({.name = "less sleep", .run = period - less, .sleep = less}) - phase_fp);
    }
}

void ClassifyPropertyTest::more_frequent_wakeups_at_the_same_duty_never_lower_the_score() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> any_duty(0.02, 0.98);
    for (int i = 0; i < 200; ++i) {
        const auto duty = any_duty(random);
        const auto rare = between(random, 1ms, 80ms);
        const auto frequent = between(random, 500us, rare);
        const auto rhythm = [duty](nanoseconds period) {
            const nanoseconds run(static_cast<nanoseconds::rep>(static_cast<double>(period.count()) * duty));
            return Rhythm{.name = "part", .run = run, .sleep = period - run, .period = {}};
        };
        QCOMPARE_GE(settled_score(rhythm(frequent)), settled_score(rhythm(rare)) - phase_fp);
    }
}

void ClassifyPropertyTest::the_logarithm_rises_with_its_argument() {
    s32 last = -1;
    for (u64 value = 1; value < (1ULL << 62); value += 1 + value / 500) {
        const auto log = classify_log2_fp(value);
        QCOMPARE_GE(log, last);
        QVERIFY(std::abs(log / double(BEHAVIOUR_FP_ONE) - std::log2(static_cast<double>(value))) < 0.01);
        last = log;
    }
    QCOMPARE(classify_log2_fp(0), 0);
    QCOMPARE_LT(classify_log2_fp(std::numeric_limits<u64>::max()), 64 * BEHAVIOUR_FP_ONE);
}

void ClassifyPropertyTest::fading_is_exact_at_whole_half_lives_and_falls_between() {
    for (u64 halvings = 0; halvings <= BEHAVIOUR_FADE_MAX_HALVINGS; ++halvings)
        QCOMPARE(classify_fade_q32(halvings * BEHAVIOUR_HALF_LIFE_NS), (1ULL << 32) >> halvings);
    for (u64 span = 0; span < 4 * BEHAVIOUR_HALF_LIFE_NS; span += 99'991) {
        const auto exact = std::exp2(-static_cast<double>(span) / static_cast<double>(BEHAVIOUR_HALF_LIFE_NS));
        QVERIFY(std::abs(static_cast<double>(classify_fade_q32(span)) / 0x1p32 - exact) < 1e-6);
        QCOMPARE_LE(classify_fade_q32(span + 99'991), classify_fade_q32(span));
    }
}

void ClassifyPropertyTest::fading_in_many_steps_is_fading_in_one() {
    for (const u64 step : {10'000ULL, 100'000ULL, 1'000'000ULL, 4'000'000ULL}) {
        behaviour task{};
        behaviour_init(&task, 0);
        for (u64 ran = 0; ran < 40'000'000; ran += step)
            behaviour_run(&task, ran + step, step);
        behaviour whole{};
        behaviour_init(&whole, 0);
        behaviour_run(&whole, 40'000'000, 40'000'000);
        QVERIFY(std::abs(static_cast<double>(task.run_sum_ns) / static_cast<double>(whole.run_sum_ns) - 1) < 0.001);
    }
}

QTEST_APPLESS_MAIN(ClassifyPropertyTest)
#include "classify_property_test.moc"
