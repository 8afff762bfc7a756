// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the kernel side measured of one task, and what the service predicts for the next one of that name.
#pragma once

#include "core/comm.hpp"
#include "core/tier.hpp"

#include <chrono>
#include <cstdint>

namespace pandemonium {

struct Behaviour {
    std::chrono::nanoseconds avg_runtime{}; ///< mean run time of an activation, wakeup to sleep
    std::chrono::nanoseconds runtime_dev{}; ///< its mean absolute deviation
    std::uint64_t wakeup_freq = 0;          ///< wakeups per 100 ms
    std::uint64_t csw_rate = 0;             ///< voluntary switches per 100 ms

    bool operator==(const Behaviour &) const = default;
};

struct Observation {
    Comm name;
    Tier tier = Tier::interactive;
    Behaviour behaviour;
};

/// A prior for new tasks of that name; the kernel side weighs it as at most 8 samples.
struct Prediction {
    Comm name;
    Tier tier = Tier::interactive;
    Behaviour behaviour;

    bool operator==(const Prediction &) const = default;
};

} // namespace pandemonium
