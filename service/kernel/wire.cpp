// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/wire.hpp"

#include "bpf/classify.h"
#include "core/pace.hpp"

#include <algorithm>
#include <cstring>

namespace pandemonium {

static_assert(static_cast<int>(Tier::batch) == TIER_BATCH);
static_assert(static_cast<int>(Tier::interactive) == TIER_INTERACTIVE);
static_assert(static_cast<int>(Tier::latency_critical) == TIER_LATENCY_CRITICAL);
static_assert(tier_count == TIER_COUNT);
static_assert(Comm::capacity == PANDEMONIUM_COMM_LEN);
static_assert(wake_buckets == PANDEMONIUM_WAKE_BUCKETS);
static_assert(wake_edges_us == std::array<std::uint64_t, wake_buckets - 1> PANDEMONIUM_WAKE_EDGES_US);
static_assert(pace::slice == std::chrono::nanoseconds(PANDEMONIUM_SLICE_NS));
static_assert(pace::batch_slice == std::chrono::nanoseconds(PANDEMONIUM_BATCH_SLICE_NS));
static_assert(pace::minimum_run == std::chrono::nanoseconds(PANDEMONIUM_MINIMUM_RUN_NS));
static_assert(pace::sojourn_target == std::chrono::nanoseconds(PANDEMONIUM_SOJOURN_TARGET_NS));
static_assert(dump_tail_limit == PANDEMONIUM_DUMP_MAX);

namespace {

std::uint64_t nanoseconds(std::chrono::nanoseconds duration) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration.count()));
}

/// A count of nanoseconds from the kernel, which knows no negative ones.
std::chrono::nanoseconds duration(std::uint64_t ns) {
    constexpr auto most = static_cast<std::uint64_t>(std::chrono::nanoseconds::max().count());
    return std::chrono::nanoseconds(static_cast<std::int64_t>(std::min(ns, most)));
}

double from_fixed_point(double value) { return value / (1 << BEHAVIOUR_FP_SHIFT); }

template <std::size_t Size> std::string text_of(const char (&buffer)[Size]) { return {buffer, strnlen(buffer, Size)}; }

void add(TierCounters &sum, const tier_stats &stats, std::int64_t &tasks) {
    sum.runtime += duration(stats.runtime_ns);
    sum.dispatches += stats.dispatches;
    for (std::size_t bucket = 0; bucket < wake_buckets; ++bucket)
        sum.wake_latency[bucket] += stats.wake_latency[bucket];
    sum.wake_max_us = std::max(sum.wake_max_us, stats.wake_max_us);
    sum.l2_hits += stats.l2_hits;
    sum.l2_misses += stats.l2_misses;
    sum.preempted += stats.preempted;
    sum.rescued += stats.rescued;
    tasks += stats.tasks;
}

std::string_view source_name(std::uint8_t source) {
    switch (source) {
    case SOURCE_PIN:
        return "pin";
    case SOURCE_KERNEL_RULE:
        return "kernel-rule";
    case SOURCE_LEARNED:
        return "learned";
    case SOURCE_BEHAVIOUR:
        return "behaviour";
    default:
        return "default";
    }
}

} // namespace

comm_key to_wire(const Comm &name) {
    comm_key key{};
    std::ranges::copy(name.padded(), key.comm);
    return key;
}

task_class_entry to_wire(const Prediction &prediction) {
    return {
        .tier = static_cast<u8>(prediction.tier),
        .pad = {},
        .avg_runtime_ns = nanoseconds(prediction.behaviour.avg_runtime),
        .runtime_dev_ns = nanoseconds(prediction.behaviour.runtime_dev),
        .wakeup_freq = prediction.behaviour.wakeup_freq,
        .csw_rate = prediction.behaviour.csw_rate,
    };
}

std::optional<Observation> from_wire(const comm_key &key, const task_class_entry &entry) {
    const Comm name = Comm::from_bytes({key.comm, sizeof key.comm});
    if (name.is_empty() || entry.tier >= TIER_COUNT)
        return std::nullopt;
    return Observation{
        .name = name,
        .tier = static_cast<Tier>(entry.tier),
        .behaviour =
            {
                .avg_runtime = duration(entry.avg_runtime_ns),
                .runtime_dev = duration(entry.runtime_dev_ns),
                .wakeup_freq = entry.wakeup_freq,
                .csw_rate = entry.csw_rate,
            },
    };
}

Counters from_wire(std::span<const cpu_stats> per_cpu) {
    Counters sum;
    std::array<std::int64_t, tier_count> tasks{};
    for (const cpu_stats &stats : per_cpu) {
        for (std::size_t tier = 0; tier < tier_count; ++tier)
            add(sum.tiers[tier], stats.tier[tier], tasks[tier]);
        sum.idle_hits += stats.idle_hits;
        sum.idle_misses += stats.idle_misses;
        sum.predictions_applied += stats.predictions_applied;
    }
    // One CPU counts a task in and another counts it out: only the sum means something, and read without a
    // stop of the world it can be off by the tasks in between.
    for (std::size_t tier = 0; tier < tier_count; ++tier)
        sum.tiers[tier].tasks = static_cast<std::uint64_t>(std::max<std::int64_t>(0, tasks[tier]));
    return sum;
}

TaskReport from_wire(const task_ctx &task, std::chrono::nanoseconds now) {
    const struct behaviour &measured = task.behaviour;
    const u64 at = measured.asleep ? measured.asleep_since_ns : 0; // like the score: as of its last stop
    return {
        .name = Comm::from_bytes({task.comm.comm, sizeof task.comm.comm}),
        .tier = static_cast<Tier>(std::min<u8>(task.tier, TIER_LATENCY_CRITICAL)),
        .source = source_name(task.source),
        .score = from_fixed_point(measured.score_fp),
        .threshold_interactive = from_fixed_point(SCORE_INTERACTIVE_FP),
        // NOLINTNEXTLINE(bugprone-integer-division): of a multiple of four
        .threshold_latency_critical = from_fixed_point(SCORE_LATENCY_CRITICAL_FP),
        .wakeup_freq = from_fixed_point(static_cast<double>(behaviour_wakeups_per_100ms_fp(&measured, at))),
        .csw_rate = from_fixed_point(static_cast<double>(behaviour_switches_per_100ms_fp(&measured, at))),
        .avg_runtime = duration(behaviour_mean_run_ns(&measured)),
        .runtime_dev = duration(behaviour_run_dev_ns(&measured)),
        .avg_sleep = duration(behaviour_mean_sleep_ns(&measured)),
        .age = std::chrono::duration_cast<std::chrono::microseconds>(
            std::max(std::chrono::nanoseconds(0), now - duration(measured.first_seen_ns))),
    };
}

ExitRecord from_wire(const exit_record &record) {
    ExitRecord exit;
    exit.kind = static_cast<std::int32_t>(record.kind);
    exit.code = record.code;
    exit.reason = text_of(record.reason);
    exit.message = text_of(record.message);
    exit.dump = text_of(record.dump);
    return exit;
}

} // namespace pandemonium
