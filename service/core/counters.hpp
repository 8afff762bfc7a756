// SPDX-License-Identifier: GPL-2.0-or-later
//
// The kernel side's counters as the core sees them: cumulative since attach, never going backwards while one
// attachment lasts. sample.hpp turns two of them into rates.
#pragma once

#include "core/tier.hpp"

#include <array>
#include <chrono>
#include <cstdint>

namespace pandemonium {

inline constexpr std::size_t wake_buckets = 12;
/// Upper edges in microseconds of the wake-latency histogram; the last bucket has none.
inline constexpr std::array<std::uint64_t, wake_buckets - 1> wake_edges_us{10,   25,   50,   100,   250,  500,
                                                                           1000, 2000, 5000, 10000, 20000};

struct TierCounters {
    std::uint64_t tasks = 0; ///< now, not cumulative
    std::chrono::nanoseconds runtime{};
    std::uint64_t dispatches = 0;
    std::array<std::uint64_t, wake_buckets> wake_latency{};
    std::uint64_t wake_max_us = 0; ///< largest since attach
    std::uint64_t l2_hits = 0;     ///< wakeups placed on the L2 they last ran on
    std::uint64_t l2_misses = 0;
    std::uint64_t preempted = 0; ///< times a task of this tier lost its CPU to a more urgent one
    std::uint64_t rescued = 0;   ///< times the starvation bound moved a task of this tier
};

struct Counters {
    std::array<TierCounters, tier_count> tiers{};
    std::uint64_t idle_hits = 0; ///< wakeups that found an idle CPU
    std::uint64_t idle_misses = 0;
    std::uint64_t predictions_applied = 0;
    std::chrono::nanoseconds batch_sojourn{}; ///< age of the oldest queued batch task, now
    bool burst = false;                       ///< now
    bool longrun = false;                     ///< now
    std::chrono::nanoseconds bpf_runtime{};   ///< zero where the kernel does not count
};

/// Cumulative CPU time and pressure of the whole system, from /proc; all zero where it cannot be read.
struct SystemLoad {
    std::uint64_t idle_ticks = 0;
    std::uint64_t total_ticks = 0;
    std::chrono::microseconds cpu_pressure{}; ///< PSI "some" total
};

} // namespace pandemonium
