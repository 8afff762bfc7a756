// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/tuning.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace pandemonium {

namespace {

using std::chrono::microseconds;

constexpr std::uint64_t enough_samples = 20; ///< fewer decide nothing
constexpr std::uint64_t mixed_p99_ceiling_us = 5000;
constexpr microseconds least_slice{500};
constexpr microseconds slice_step{500};
constexpr std::array urgent_tiers{Tier::interactive, Tier::latency_critical};

/// The worst p99 among the urgent tiers that were seen often enough; nothing when none was.
std::optional<std::uint64_t> urgent_p99_us(const Sample &sample) {
    std::optional<std::uint64_t> worst;
    for (const Tier tier : urgent_tiers) {
        const TierSample &seen = sample.tiers[index_of(tier)];
        if (seen.wakeup_samples >= enough_samples)
            worst = std::max(worst.value_or(0), seen.wakeup_p99_us);
    }
    return worst;
}

constexpr std::size_t short_sleep_buckets = 2; ///< up to 10 ms
constexpr std::size_t long_sleep_bucket = sleep_buckets - 1;

/// Up when most sleeps are short, down when most are long, level between; nothing when too few were seen.
std::optional<Streak::Vote> sleep_vote(const Sample &sample) {
    const auto &sleeps = sample.sleeps;
    const double all = std::accumulate(sleeps.begin(), sleeps.end(), 0.0);
    const double brief = std::accumulate(sleeps.begin(), sleeps.begin() + short_sleep_buckets, 0.0);
    if (all < static_cast<double>(enough_samples))
        return std::nullopt;
    if (brief > all / 2)
        return Streak::Vote::up;
    if (static_cast<double>(sleeps[long_sleep_bucket]) > all / 2)
        return Streak::Vote::down;
    return Streak::Vote::level;
}

} // namespace

Knobs base_knobs(Regime regime) {
    using std::chrono::milliseconds;
    Knobs knobs;
    switch (regime) {
    case Regime::light:
        knobs.slice = milliseconds(2);
        break;
    case Regime::mixed:
        knobs.slice = milliseconds(1);
        break;
    case Regime::heavy:
        knobs.slice = milliseconds(4);
        knobs.preempt = milliseconds(2);
        break;
    }
    return knobs;
}

bool Streak::is_second(Vote vote) {
    const bool is_again = vote == last_;
    last_ = is_again ? std::nullopt : std::optional(vote);
    return is_again;
}

Knobs Tuning::step(Regime regime, const Sample &sample) {
    if (regime != regime_) {
        regime_ = regime;
        knobs_ = base_knobs(regime);
        latency_ = {};
        sleeps_ = {};
        return knobs_;
    }
    if (regime_ == Regime::mixed)
        tune_slice(sample);
    tune_batch_slice(sample);
    return knobs_;
}

void Tuning::tune_slice(const Sample &sample) {
    const auto p99 = urgent_p99_us(sample);
    if (!p99)
        return;
    const bool is_late = *p99 > mixed_p99_ceiling_us;
    const auto vote = is_late ? Streak::Vote::down : sample.burst ? Streak::Vote::level : Streak::Vote::up;
    if (!latency_.is_second(vote))
        return;
    if (vote == Streak::Vote::down)
        knobs_.slice = std::max(knobs_.slice - knobs_.slice / 4, least_slice);
    if (vote == Streak::Vote::up)
        knobs_.slice = std::min(knobs_.slice + slice_step, base_knobs(regime_).slice);
}

void Tuning::tune_batch_slice(const Sample &sample) {
    const auto vote = sleep_vote(sample);
    if (!vote || !sleeps_.is_second(*vote))
        return;
    const microseconds base = base_knobs(regime_).batch_slice;
    if (*vote == Streak::Vote::up)
        knobs_.batch_slice = base + base / 4;
    else if (*vote == Streak::Vote::down && !sample.longrun)
        knobs_.batch_slice = base - base / 4;
    else
        knobs_.batch_slice = base;
}

} // namespace pandemonium
