// SPDX-License-Identifier: GPL-2.0-or-later
//
// What has been learned of one program (SPEC: learning). A profile is a value; profile_db holds many.
#pragma once

#include "core/observation.hpp"

#include <array>
#include <chrono>
#include <cstdint>

namespace pandemonium {

/// Wall clock, microseconds since the epoch: the unit of the bus and of the files.
using WallTime = std::chrono::sys_time<std::chrono::microseconds>;

struct Profile {
    Comm name;
    std::array<double, tier_count> votes{}; ///< batch, interactive, latency-critical; decayed by 31/32 per observation
    Behaviour behaviour;
    std::uint64_t observations = 0;
    WallTime first_seen{};
    WallTime last_seen{};

    bool operator==(const Profile &) const = default;
};

/// One vote for each observation and a decay of 31/32 before it: the votes of a profile never add up to more.
inline constexpr double vote_decay = 31.0 / 32.0;
inline constexpr double vote_limit = 1.0 / (1.0 - vote_decay);

/// Numbers a task can really show: no negative or absurd duration, no rate beyond one event in 100 ns.
[[nodiscard]] Behaviour bounded(Behaviour behaviour);
/// The same for a whole profile from outside: votes are finite, not negative and add up to at most vote_limit;
/// times are not before the epoch, and it was first seen before it was last seen.
[[nodiscard]] Profile bounded(Profile profile);

/// The tier with most votes; a tie goes to the less privileged one.
[[nodiscard]] Tier dominant_tier(const Profile &profile);

/// 0 to 1: share of the dominant tier's votes times (0.5 + 0.5 * max(0, 1 - min(1, deviation / mean run))).
/// Zero below 3 observations; a mean of zero counts as a ratio of 1.
[[nodiscard]] double confidence(const Profile &profile);

inline constexpr double confident_at = 0.6;
[[nodiscard]] bool is_confident(const Profile &profile);

} // namespace pandemonium
