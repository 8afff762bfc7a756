// SPDX-License-Identifier: GPL-2.0-or-later
//
// One workload, once, on whatever scheduler runs: prints one line of fields, "workload=wake cpus=4 ...". To add a
// workload, add a row to the table. The program also is the short processes that its loads start.
#include "bpf/intf.h"
#include "build.hpp"
#include "figure.hpp"
#include "launch.hpp"
#include "load.hpp"
#include "newcomers.hpp"
#include "periodic.hpp"
#include "pingpong.hpp"
#include "pinned.hpp"
#include "pooled.hpp"
#include "probe.hpp"
#include "programs.hpp"
#include "storm.hpp"
#include "watch.hpp"

#include <sys/prctl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

using namespace bench;
using namespace std::chrono_literals;

namespace {

// Schedulers judge a task by what it did; they are measured once they had time to.
constexpr nanoseconds warm_up = 1s;
constexpr unsigned launches = 100;
// Of all that n pairs on n CPUs would make: as many as every scheduler gets done in time.
constexpr std::uint64_t trips_per_s = 2000;
constexpr nanoseconds frame_tolerance = 500us;
constexpr double weight_of_nice = 1.25; // the kernel's weights differ by that from one nice value to the next
// Nobody waits longer than this, or than everybody else has a slice first: those are of a batch task, and of one of
// which nothing is known yet.
constexpr nanoseconds longest_wait = 100ms;
constexpr nanoseconds batch_slice(PANDEMONIUM_BATCH_SLICE_NS);
constexpr nanoseconds new_slice(PANDEMONIUM_SLICE_NS);
constexpr double weight_of_pin = 8;      // what a latency-critical pin is worth against batch
constexpr nanoseconds rescue_after = 2s; // whatever else

struct Run {
    unsigned cpus;
    std::uint64_t seed;
    nanoseconds duration;
    const Hogs *hogs = nullptr;   ///< once they run
    Tally *done = nullptr;        ///< to which all others that work add
    const Storm *storm = nullptr; ///< that rages meanwhile
};

enum class Background { none, bursts, build, restless };

/// How many of the hogs bear the pinned name.
enum class Pinned { none, one, one_per_cpu };

/// What a sample counts as, beyond the percentiles.
struct Limits {
    nanoseconds late{};
    nanoseconds missed{};
};

struct Workload {
    std::string_view name;
    const char *comm;      ///< of the process that is measured, or that starts those
    std::vector<int> hogs; ///< their nice values, for each CPU
    Background background;
    std::function<Figure(const Run &)> figure;
    std::optional<Limits> limits{};
    Pinned pinned = Pinned::none;
    const StormKind *storm = nullptr;
    std::optional<double> share_limit{};   ///< the least slowest_to_fastest
    std::optional<double> crowded_limit{}; ///< of all CPU time
    unsigned cpus_per_hog = 1;             ///< that many CPUs have those hogs together
};

Histogram probe_of(const Run &run) { return probe(run.duration, Dice(run.seed), run.cpus); }

/// It stays where it is: a storm may take the CPU that it would go to.
Histogram probe_in_storm(const Run &run) {
    return probe(run.duration, Dice(run.seed), 0, [&run] { return !run.storm->is_over(); });
}

Histogram frames_of(const Run &run) {
    return pooled(std::min(4U, run.cpus), "frame", [&run](unsigned worker) {
        return keep_beat(frame_beat, run.cpus, run.duration, Dice(run.seed * 4 + worker), *run.done);
    });
}

Histogram answers_of(const Run &run) {
    return pooled(2, "editor", [&run](unsigned worker) {
        return answer(editor_questions, run.cpus, run.duration, Dice(run.seed * 2 + worker), *run.done);
    });
}

Histogram audio_of(const Run &run) { return keep_beat(audio_beat, run.cpus, run.duration, Dice(run.seed), *run.done); }

template <Means means> Histogram round_trips_over(const Run &run) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(run.duration).count();
    return ping_pong(means, std::max(2U, run.cpus / 2), trips_per_s * static_cast<std::uint64_t>(seconds) / run.cpus,
                     run.duration);
}

template <auto programs> Figure watched(const Run &run) {
    return watch(programs(), *run.hogs, {.cpus = run.cpus, .seed = run.seed, .each = run.duration / 2});
}

template <Bound bound> Figure newcomers_of(const Run &run) {
    return share_of_newcomers(*run.hogs, bound, run.cpus, run.duration, Dice(run.seed));
}

Histogram nothing_but_time(const Run &run) {
    sleep_until(now() + run.duration);
    return {};
}

Workload stormy(std::string_view name, const StormKind &storm) {
    return {.name = name,
            .comm = "probe",
            .hogs = {0, 0},
            .background = Background::none,
            .figure = probe_in_storm,
            .pinned = Pinned::one,
            .storm = &storm};
}

const std::vector<Workload> workloads{
    {"wake", "probe", {0}, Background::none, probe_of},
    {"burst", "probe", {0}, Background::bursts, probe_of},
    {"longrun", "probe", {0, 0}, Background::none, probe_of},
    {"mixed", "probe", {0, 0}, Background::bursts, probe_of},
    {.name = "half",
     .comm = "probe",
     .hogs = {0},
     .background = Background::none,
     .figure = probe_of,
     .crowded_limit = 0.01,
     .cpus_per_hog = 2},
    {"restless", "probe", {0}, Background::restless, probe_of},
    {"deadline",
     "frames",
     {0},
     Background::none,
     frames_of,
     Limits{.late = frame_beat.work + frame_tolerance, .missed = frame_beat.period}},
    {"editor", "editors", {0}, Background::none, answers_of},
    {.name = "sudden",
     .comm = "editors",
     .hogs = {0}, // without one all CPUs idle at times, and no two runs are the same then
     .background = Background::bursts,
     .figure = answers_of,
     .cpus_per_hog = 2},
    {"audio",
     "audio",
     {},
     Background::build,
     audio_of,
     Limits{.late = audio_beat.period / 2, .missed = audio_beat.period}},
    {"ipc", "players", {0}, Background::none, round_trips_over<Means::pipe>},
    {"ipc-socket", "players", {0}, Background::none, round_trips_over<Means::socket>},
    {"ipc-eventfd", "players", {0}, Background::none, round_trips_over<Means::eventfd>},
    {"ipc-futex", "players", {0}, Background::none, round_trips_over<Means::futex>},
    {"alone", "players", {}, Background::none, [](const Run &run) { return ping_pong_alone(run.duration); }},
    {"launch", "shell", {0}, Background::none, [](const Run &run) { return launch(launches, run.cpus, run.duration); }},
    {"classes", "watcher", {0}, Background::none, watched<desktop>},
    {"spoof", "watcher", {0, 0}, Background::none, watched<spoofers>},
    {"learn",
     "probe",
     {0},
     Background::none,
     [](const Run &run) { return build_twice(run.cpus, run.seed, *run.done); }},
    {"fair", "sleeper", {-5, 0, 5}, Background::none, nothing_but_time},
    {.name = "newcomers",
     .comm = "sleeper",
     .hogs = {0, 19},
     .background = Background::none,
     .figure = newcomers_of<Bound::nowhere>,
     .cpus_per_hog = 2},
    {.name = "newcomers-heavy",
     .comm = "sleeper",
     .hogs = {0, -10},
     .background = Background::none,
     .figure = newcomers_of<Bound::nowhere>,
     .cpus_per_hog = 2},
    {"newcomers-bound", "sleeper", {0}, Background::none, newcomers_of<Bound::to_a_cpu>},
    {.name = "pinned-hog",
     .comm = "probe",
     .hogs = {0, 0, 0},
     .background = Background::none,
     .figure = probe_of,
     .pinned = Pinned::one_per_cpu,
     .share_limit = 0.8 / weight_of_pin},
    stormy("hotplug", hotplug),
    stormy("affinity", affinity),
    stormy("cpuset", cpuset),
    stormy("weights", weights),
    stormy("fifo", fifo),
    stormy("threads", threads),
    stormy("forkbomb", forkbomb),
    stormy("suspend", suspension),
};

std::vector<int> repeated(const std::vector<int> &values, unsigned times) {
    std::vector<int> all;
    for (unsigned i = 0; i < times; ++i)
        all.insert(all.end(), values.begin(), values.end());
    return all;
}

std::vector<Child> start(Background background, const Run &run) {
    std::vector<Child> children;
    switch (background) {
    case Background::bursts:
        children.push_back(start_bursts(run.cpus, run.seed, *run.done));
        break;
    case Background::build:
        children.push_back(start_build(run.cpus, run.seed, *run.done));
        break;
    case Background::restless:
        return start_restless(run.cpus, run.seed, *run.done);
    case Background::none:
        break;
    }
    return children;
}

/// Of all hogs and everybody else that works, in thousands of instructions.
std::uint64_t work_of(const Hogs &hogs, const Tally &others) {
    const auto work = hogs.work_done();
    return std::accumulate(work.begin(), work.end(), others.read().front());
}

/// Least CPU time of a hog over most, each for its weight. CPU time, because that is what a scheduler gives; what a hog
/// makes of it depends on which CPUs are fast.
double evenness(const std::vector<nanoseconds> &shares, const std::vector<int> &nices) {
    std::vector<double> for_weight;
    for (std::size_t i = 0; i < shares.size(); ++i)
        for_weight.push_back(static_cast<double>(shares[i].count()) * std::pow(weight_of_nice, nices[i]));
    if (for_weight.empty())
        return 1;
    const auto [least, most] = std::ranges::minmax(for_weight);
    return least / most;
}

unsigned count_of(Pinned pinned, unsigned cpus) {
    switch (pinned) {
    case Pinned::one:
        return 1;
    case Pinned::one_per_cpu:
        return cpus;
    case Pinned::none:
        break;
    }
    return 0;
}

/// How many tasks as light as the lightest hog make what all hogs weigh.
double weight_of_hogs(const Workload &workload, unsigned cpus) {
    double sum = 0;
    double lightest = std::numeric_limits<double>::max();
    for (const int nice : workload.hogs) {
        const double weight = std::pow(weight_of_nice, -nice);
        sum += weight * cpus;
        lightest = std::min(lightest, weight);
    }
    return sum / lightest + count_of(workload.pinned, cpus) * (weight_of_pin - 1);
}

/// What a metered run's longest waits may be: of a task that may run elsewhere, and of any. Everybody else has a slice
/// first, and as many as they weigh more; who is bound to a CPU waits for whoever holds it, too.
void print_wait_limits(const Workload &workload, const Run &run) {
    const auto storm = workload.storm != nullptr ? *workload.storm : StormKind{};
    const auto others = weight_of_hogs(workload, run.cpus) / (storm.gathers ? 1 : run.cpus) - 1;
    const auto crowd = new_slice * storm.crowd / run.cpus;
    const auto slices = batch_slice * (1 + std::max(others, 0.0) * storm.spread) + crowd;
    const auto allowed = std::min(std::chrono::duration_cast<nanoseconds>(slices), std::max(rescue_after, crowd));
    const auto limit = std::max(longest_wait, allowed);
    std::printf(" free_wait_limit_us=%lu wait_limit_us=%lu", whole_us(limit), whole_us(limit + storm.hold));
}

void print_figure(const Figure &measured, const std::optional<Limits> &limits) {
    const auto &figure = measured.samples;
    std::printf(" samples=%lu p50_us=%lu p99_us=%lu max_us=%lu", figure.count(), figure.percentile(50),
                figure.percentile(99), figure.max());
    if (limits)
        std::printf(" late=%lu missed=%lu", figure.count_above(whole_us(limits->late)),
                    figure.count_above(whole_us(limits->missed)));
    std::printf("%s histogram_us=%s\n", measured.fields.c_str(), figure.to_text().c_str());
}

/// So that the scheduler looks after them: the first of the hogs.
void tell_pinned(const std::vector<pid_t> &hogs, unsigned count) {
    std::ofstream file(pinned_pids_file);
    for (unsigned i = 0; i < count; ++i)
        file << hogs.at(i) << '\n';
}

std::optional<Storm> start_storm(const StormKind *kind, const Run &run, const Hogs &hogs) {
    if (kind == nullptr)
        return std::nullopt;
    return std::optional<Storm>(std::in_place, *kind,
                                Scene{.cpus = run.cpus, .hogs = hogs.pids(), .dice = Dice(run.seed)}, run.duration);
}

void measure(const Workload &workload, Run run) {
    prctl(PR_SET_NAME, workload.comm);
    const auto nices = repeated(workload.hogs, run.cpus / workload.cpus_per_hog);
    const auto pinned = count_of(workload.pinned, run.cpus);
    const Hogs hogs(nices, pinned, pinned_comm);
    run.hogs = &hogs;
    Tally done(1);
    run.done = &done;
    const auto background = start(workload.background, run);
    sleep_until(now() + warm_up);
    if (pinned > 0)
        tell_pinned(hogs.pids(), pinned);

    const auto work_before = work_of(hogs, done);
    const auto shares_before = hogs.cpu_times();
    const auto begin = now();
    auto storm = start_storm(workload.storm, run, hogs);
    run.storm = storm ? &*storm : nullptr;
    const auto figure = workload.figure(run);
    const auto elapsed = now() - begin;
    const auto work = work_of(hogs, done) - work_before;
    auto shares = hogs.cpu_times();
    std::ranges::transform(shares, shares_before, shares.begin(), std::minus{});

    std::printf("workload=%s cpus=%u seed=%lu elapsed_us=%lu", workload.name.data(), run.cpus, run.seed,
                whole_us(elapsed));
    std::printf(" work_per_s=%.0f slowest_to_fastest=%.4f",
                static_cast<double>(work) / std::chrono::duration<double>(elapsed).count(), evenness(shares, nices));
    print_wait_limits(workload, run);
    if (storm)
        std::printf(" storms=%u", storm->rounds());
    if (pinned > 0)
        std::printf(" pinned=%u", pinned);
    if (workload.share_limit)
        std::printf(" share_limit=%.4f", *workload.share_limit);
    if (workload.crowded_limit)
        std::printf(" crowded_limit=%.4f", *workload.crowded_limit);
    print_figure(figure, workload.limits);
}

int usage() {
    std::fputs("usage: bench_workload NAME CPUS SEED SECONDS\n", stderr);
    return EXIT_FAILURE;
}

int run_named(std::span<char *> arguments) {
    const auto workload = std::ranges::find(workloads, std::string_view(arguments[1]), &Workload::name);
    const Run run{.cpus = static_cast<unsigned>(std::strtoul(arguments[2], nullptr, 10)),
                  .seed = std::strtoul(arguments[3], nullptr, 10),
                  .duration = std::chrono::seconds(std::strtol(arguments[4], nullptr, 10))};
    if (workload == workloads.end() || run.cpus == 0 || run.duration <= 0s)
        return usage();
    measure(*workload, run);
    return EXIT_SUCCESS;
}

} // namespace

int main(int count, char **vector) try {
    const std::span arguments(vector, static_cast<std::size_t>(count));
    if (count == 4 && arguments[1] == std::string_view("compile")) {
        Tally compiled(static_cast<int>(std::strtol(arguments[3], nullptr, 10)), 1);
        compile(std::strtoul(arguments[2], nullptr, 10), compiled);
        return EXIT_SUCCESS;
    }
    if (count > 2 && arguments[1] == std::string_view("recipe")) {
        follow_recipe(arguments.subspan(2));
        return EXIT_SUCCESS;
    }
    return count == 5 ? run_named(arguments) : usage();
} catch (const std::exception &error) {
    std::fprintf(stderr, "bench_workload: %s\n", error.what());
    return EXIT_FAILURE;
}
