// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/sample.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pandemonium {

namespace {

using Histogram = std::array<std::uint64_t, wake_buckets>;

/// What a cumulative counter grew by; one that went backwards began anew.
constexpr std::uint64_t grown(std::uint64_t before, std::uint64_t after) {
    return after >= before ? after - before : after;
}

/// The same for durations, which a broken reading could make negative.
template <typename Duration> constexpr Duration grown(Duration before, Duration after) {
    const Duration from = std::max(before, Duration::zero());
    const Duration to = std::max(after, Duration::zero());
    return to >= from ? to - from : to;
}

template <std::size_t count>
std::array<std::uint64_t, count> grown(const std::array<std::uint64_t, count> &before,
                                       const std::array<std::uint64_t, count> &after) {
    std::array<std::uint64_t, count> growth{};
    std::ranges::transform(before, after, growth.begin(),
                           [](std::uint64_t from, std::uint64_t to) { return grown(from, to); });
    return growth;
}

/// Sums without wrapping: huge counters make a huge total, not a small one.
constexpr std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) {
    return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

std::uint64_t total(const Histogram &histogram) {
    return std::accumulate(histogram.begin(), histogram.end(), std::uint64_t{0}, saturating_sum);
}

double share(std::uint64_t part, std::uint64_t rest) {
    const double whole = static_cast<double>(part) + static_cast<double>(rest);
    return whole > 0.0 ? static_cast<double>(part) / whole : 0.0;
}

double ratio(auto part, auto whole) {
    if (whole.count() <= 0)
        return 0.0;
    return std::clamp(static_cast<double>(part.count()) / static_cast<double>(whole.count()), 0.0, 1.0);
}

/// The largest latency in the histogram. The kernel side's own maximum is exact but counts since attach, so it says
/// something of this window only when it grew in it, and lies in the highest bucket in use; else that bucket's edge
/// does.
std::uint64_t largest(const Histogram &histogram, std::uint64_t recorded) {
    const auto last = std::ranges::find_if(histogram.rbegin(), histogram.rend(), [](auto count) { return count != 0; });
    if (last == histogram.rend())
        return 0;
    const auto bucket = static_cast<std::size_t>(histogram.rend() - last) - 1;
    const std::uint64_t low = bucket == 0 ? 0 : wake_edges_us[bucket - 1];
    if (bucket == wake_edges_us.size())
        return std::max(recorded, low);
    return recorded > low && recorded <= wake_edges_us[bucket] ? recorded : wake_edges_us[bucket];
}

/// Nearest rank: the bucket of the value that at least this percentage of all values do not exceed.
std::uint64_t percentile(const Histogram &histogram, unsigned percent, std::uint64_t most) {
    const std::uint64_t samples = total(histogram);
    if (samples == 0)
        return 0;
    // ceil(samples * percent / 100), without overflow
    const std::uint64_t rank = samples / 100 * percent + (samples % 100 * percent + 99) / 100;
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < wake_edges_us.size(); ++bucket) {
        seen = saturating_sum(seen, histogram[bucket]);
        if (seen >= rank)
            return std::min(wake_edges_us[bucket], most);
    }
    return most;
}

double per_second(std::uint64_t count, std::chrono::nanoseconds window) {
    if (window.count() <= 0)
        return 0.0;
    return static_cast<double>(count) / std::chrono::duration<double>(window).count();
}

std::chrono::nanoseconds per_second(std::chrono::nanoseconds spent, std::chrono::nanoseconds window) {
    // a rate that no machine has is a broken reading: bounded, so that the conversion is defined
    constexpr double most = 1e18;
    return std::chrono::nanoseconds(
        static_cast<std::int64_t>(std::min(per_second(static_cast<std::uint64_t>(spent.count()), window), most)));
}

TierSample tier_between(const TierCounters &before, const TierCounters &after) {
    const Histogram waits = grown(before.wake_latency, after.wake_latency);
    const std::uint64_t most = largest(waits, after.wake_max_us > before.wake_max_us ? after.wake_max_us : 0);
    const std::uint64_t most_tasks = std::numeric_limits<std::uint32_t>::max();
    return {
        .tasks = static_cast<std::uint32_t>(std::min(after.tasks, most_tasks)),
        .dispatches = after.dispatches,
        .wakeup_p50_us = percentile(waits, 50, most),
        .wakeup_p99_us = percentile(waits, 99, most),
        .wakeup_max_us = most,
        .wakeup_samples = total(waits),
        .l2_hit_rate = share(grown(before.l2_hits, after.l2_hits), grown(before.l2_misses, after.l2_misses)),
        .preempted = after.preempted,
        .rescued = after.rescued,
    };
}

/// Ticks of all CPUs in the window; nothing idle when they did not advance.
double idle_between(const SystemLoad &before, const SystemLoad &after) {
    const std::uint64_t ticks = grown(before.total_ticks, after.total_ticks);
    const std::uint64_t idle = std::min(grown(before.idle_ticks, after.idle_ticks), ticks);
    return share(idle, ticks - idle);
}

void fill_tiers(Sample &sample, const Counters &before, const Counters &after) {
    std::array<double, tier_count> runtime{};
    for (const Tier tier : all_tiers) {
        const std::size_t i = index_of(tier);
        sample.tiers[i] = tier_between(before.tiers[i], after.tiers[i]);
        runtime[i] = static_cast<double>(grown(before.tiers[i].runtime, after.tiers[i].runtime).count());
    }
    const double all = std::accumulate(runtime.begin(), runtime.end(), 0.0);
    for (std::size_t i = 0; all > 0.0 && i < tier_count; ++i)
        sample.tiers[i].runtime_share = runtime[i] / all;
}

std::uint64_t dispatches_between(const Counters &before, const Counters &after) {
    std::uint64_t dispatches = 0;
    for (std::size_t i = 0; i < tier_count; ++i)
        dispatches = saturating_sum(dispatches, grown(before.tiers[i].dispatches, after.tiers[i].dispatches));
    return dispatches;
}

} // namespace

LoadSample load_between(const SystemLoad &before, const SystemLoad &after, std::chrono::nanoseconds window) {
    return {
        .idle = idle_between(before, after),
        .pressure = ratio(grown(before.cpu_pressure, after.cpu_pressure),
                          std::chrono::duration_cast<std::chrono::microseconds>(window)),
    };
}

Sample sample_between(const Snapshot &before, const Snapshot &after) {
    const Counters &from = before.counters;
    const Counters &to = after.counters;
    const auto window = std::max(after.taken_at - before.taken_at, std::chrono::nanoseconds::zero());
    Sample sample{
        .window = std::chrono::duration_cast<std::chrono::microseconds>(window),
        .cpu_idle = idle_between(before.load, after.load),
        .dispatches_per_second = per_second(dispatches_between(from, to), window),
        .idle_hit_rate = share(grown(from.idle_hits, to.idle_hits), grown(from.idle_misses, to.idle_misses)),
        .burst = to.burst,
        .longrun = to.longrun,
        .batch_sojourn = std::chrono::duration_cast<std::chrono::microseconds>(to.batch_sojourn),
        .predictions_applied = to.predictions_applied,
        .bpf_runtime_per_second = per_second(grown(from.bpf_runtime, to.bpf_runtime), window),
        .tiers = {},
    };
    fill_tiers(sample, from, to);
    return sample;
}

} // namespace pandemonium
