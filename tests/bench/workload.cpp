// SPDX-License-Identifier: GPL-2.0-or-later
//
// One workload, once, on whatever scheduler runs: prints one line of fields, "workload=wake cpus=4 ...". To add a
// workload, add a row to the table. The program also is the short processes that its loads start.
#include "launch.hpp"
#include "load.hpp"
#include "pingpong.hpp"
#include "probe.hpp"

#include <sys/prctl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>

using namespace bench;
using namespace std::chrono_literals;

namespace {

// Schedulers judge a task by what it did; they are measured once they had time to.
constexpr nanoseconds warm_up = 1s;
constexpr unsigned launches = 100;

struct Run {
    unsigned cpus;
    std::uint64_t seed;
    nanoseconds duration;
};

struct Workload {
    std::string_view name;
    const char *comm; ///< of the process that is measured
    unsigned hogs_per_cpu;
    bool bursts;
    std::function<Histogram(const Run &)> figure;
};

Histogram probe_of(const Run &run) { return probe(run.duration, Dice(run.seed)); }

const std::array workloads{
    Workload{"wake", "probe", 1, false, probe_of},
    Workload{"burst", "probe", 1, true, probe_of},
    Workload{"longrun", "probe", 2, false, probe_of},
    Workload{"mixed", "probe", 2, true, probe_of},
    Workload{"launch", "shell", 1, false, [](const Run &) { return launch(launches); }},
    Workload{"ipc", "players", 1, false,
             [](const Run &run) { return ping_pong(std::max(2U, run.cpus / 2), run.duration); }},
};

struct Work {
    double per_second; ///< thousands of instructions, all hogs
    double slowest_to_fastest;
};

Work work_between(std::vector<std::uint64_t> before, const std::vector<std::uint64_t> &after, nanoseconds elapsed) {
    std::ranges::transform(after, before, before.begin(), std::minus{});
    const auto [slowest, fastest] = std::ranges::minmax(before);
    const auto sum = std::accumulate(before.begin(), before.end(), std::uint64_t{0});
    return {.per_second = static_cast<double>(sum) / std::chrono::duration<double>(elapsed).count(),
            .slowest_to_fastest = static_cast<double>(slowest) / static_cast<double>(std::max(fastest, 1UL))};
}

void measure(const Workload &workload, const Run &run) {
    prctl(PR_SET_NAME, workload.comm);
    const Hogs hogs(workload.hogs_per_cpu * run.cpus);
    std::optional<Child> bursts;
    if (workload.bursts)
        bursts = start_bursts(run.cpus, run.seed);
    sleep_until(now() + warm_up);

    const auto work_before = hogs.work_done();
    const auto start = now();
    const auto figure = workload.figure(run);
    const auto elapsed = now() - start;
    const auto work = work_between(work_before, hogs.work_done(), elapsed);

    std::printf("workload=%s cpus=%u seed=%lu elapsed_us=%lu samples=%lu p50_us=%lu p99_us=%lu max_us=%lu "
                "work_per_s=%.0f slowest_to_fastest=%.4f histogram_us=%s\n",
                workload.name.data(), run.cpus, run.seed, whole_us(elapsed), figure.count(), figure.percentile(50),
                figure.percentile(99), figure.max(), work.per_second, work.slowest_to_fastest,
                figure.to_text().c_str());
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
    if (count == 2 && arguments[1] == std::string_view("launched"))
        return EXIT_SUCCESS;
    if (count == 3 && arguments[1] == std::string_view("compile")) {
        compile(std::strtoul(arguments[2], nullptr, 10));
        return EXIT_SUCCESS;
    }
    return count == 5 ? run_named(arguments) : usage();
} catch (const std::exception &error) {
    std::fprintf(stderr, "bench_workload: %s\n", error.what());
    return EXIT_FAILURE;
}
