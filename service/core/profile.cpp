// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/profile.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pandemonium {

namespace {

constexpr std::uint64_t least_observations = 3; ///< fewer say nothing about the next run
constexpr std::chrono::nanoseconds longest_run = std::chrono::hours(24);
constexpr std::uint64_t highest_rate = 1'000'000;

double sum_of(const std::array<double, tier_count> &votes) { return std::accumulate(votes.begin(), votes.end(), 0.0); }

/// Deviation in relation to the mean, at most 1; a mean of zero is no evidence of steadiness.
double unsteadiness(const Behaviour &behaviour) {
    if (behaviour.avg_runtime.count() <= 0)
        return 1.0;
    const auto deviation = static_cast<double>(behaviour.runtime_dev.count());
    return std::clamp(deviation / static_cast<double>(behaviour.avg_runtime.count()), 0.0, 1.0);
}

} // namespace

Behaviour bounded(Behaviour behaviour) {
    behaviour.avg_runtime = std::clamp(behaviour.avg_runtime, std::chrono::nanoseconds::zero(), longest_run);
    behaviour.runtime_dev = std::clamp(behaviour.runtime_dev, std::chrono::nanoseconds::zero(), longest_run);
    behaviour.wakeup_freq = std::min(behaviour.wakeup_freq, highest_rate);
    behaviour.csw_rate = std::min(behaviour.csw_rate, highest_rate);
    return behaviour;
}

Profile bounded(Profile profile) {
    for (double &votes : profile.votes)
        votes = std::isnan(votes) ? 0.0 : std::clamp(votes, 0.0, vote_limit);
    if (const double sum = sum_of(profile.votes); sum > vote_limit)
        for (double &votes : profile.votes)
            votes *= vote_limit / sum;
    profile.behaviour = bounded(profile.behaviour);
    profile.last_seen = std::max(profile.last_seen, WallTime{});
    profile.first_seen = std::clamp(profile.first_seen, WallTime{}, profile.last_seen);
    return profile;
}

Tier dominant_tier(const Profile &profile) {
    // the first of equals, and the tiers are in order of privilege
    return all_tiers[static_cast<std::size_t>(std::ranges::max_element(profile.votes) - profile.votes.begin())];
}

double confidence(const Profile &profile) {
    const double sum = sum_of(profile.votes);
    if (profile.observations < least_observations || !(sum > 0.0))
        return 0.0;
    const double share = profile.votes[index_of(dominant_tier(profile))] / sum;
    return share * (0.5 + 0.5 * (1.0 - unsteadiness(profile.behaviour)));
}

bool is_confident(const Profile &profile) { return confidence(profile) >= confident_at; }

} // namespace pandemonium
