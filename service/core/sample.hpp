// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rates and percentiles over the time between two readings of the counters: what GetStats and Sample tell.
#pragma once

#include "core/counters.hpp"

#include <array>
#include <chrono>
#include <cstdint>

namespace pandemonium {

struct TierSample {
    std::uint32_t tasks = 0;
    double runtime_share = 0;     ///< of the CPU time all tiers used in the window
    std::uint64_t dispatches = 0; ///< since attach
    std::uint64_t wakeup_p50_us = 0;
    std::uint64_t wakeup_p99_us = 0;
    std::uint64_t wakeup_max_us = 0;
    std::uint64_t wakeup_samples = 0; ///< in the window
    double l2_hit_rate = 0;           ///< in the window
    std::uint64_t preempted = 0;      ///< since attach
    std::uint64_t rescued = 0;        ///< since attach
};

struct LoadSample {
    double idle = 0;     ///< 0 to 1; 0 when the load could not be read
    double pressure = 0; ///< 0 to 1: share of the window in which some task waited for a CPU
};

struct Sample {
    std::chrono::microseconds window{};
    double cpu_idle = 0; ///< 0 to 1; 0 when the load could not be read
    double dispatches_per_second = 0;
    double idle_hit_rate = 0; ///< 0 to 1
    bool burst = false;
    bool longrun = false;
    std::chrono::microseconds batch_sojourn{};
    std::uint64_t predictions_applied = 0; ///< since attach
    std::chrono::nanoseconds bpf_runtime_per_second{};
    std::array<TierSample, tier_count> tiers{};
};

struct Snapshot {
    Counters counters;
    SystemLoad load;
    std::chrono::nanoseconds taken_at{}; ///< monotonic
};

[[nodiscard]] LoadSample load_between(const SystemLoad &before, const SystemLoad &after,
                                      std::chrono::nanoseconds window);

/// A counter that went backwards (a new attachment, a wrap) counts from zero: no rate is ever negative. Percentiles
/// are by nearest rank and name the upper edge of their bucket, or the largest latency seen where that is less.
[[nodiscard]] Sample sample_between(const Snapshot &before, const Snapshot &after);

} // namespace pandemonium
