// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_throughput WORKLOAD CPUS SEED SECONDS: how long work takes that has the machine to itself, in ordinary time.
// Prints a line of fields as bench_workload does; its one sample is the time of all of it.
//
//   throughput-build      a real compiler (/compiler, of /source) as often as 4 times the CPUs, as many at once as CPUs
//   throughput-messaging  /hackbench: 20 processes that each write to 20 others
#include "clock.hpp"
#include "number.hpp"
#include "spawn.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace bench;

namespace {

void must_succeed(Child child) {
    if (!child.succeeded())
        throw std::runtime_error("a program failed");
}

Child start_compiler() {
    return exec_child({"/compiler", "-quiet", "-fpreprocessed", "-std=c++23", "-O0", "-o", "/dev/null", "/source"});
}

void build(unsigned cpus) {
    std::vector<Child> jobs;
    for (unsigned started = 0; started < 4 * cpus; ++started) {
        if (jobs.size() == cpus) {
            must_succeed(std::move(jobs.front()));
            jobs.erase(jobs.begin());
        }
        jobs.push_back(start_compiler());
    }
    for (auto &job : jobs)
        must_succeed(std::move(job));
}

void exchange_messages() {
    const int nowhere = open("/dev/null", O_WRONLY);
    must_succeed(exec_child({"/hackbench", "-g", "1", "-l", "200"}, nowhere));
    close(nowhere);
}

void measure(std::string_view workload, unsigned cpus, std::string_view seed) {
    const auto start = now();
    if (workload == "throughput-build")
        build(cpus);
    else if (workload == "throughput-messaging")
        exchange_messages();
    else
        throw std::runtime_error("no such workload");
    const auto took = now() - start;
    const auto us = std::to_string(whole_us(took));
    std::printf("workload=%s cpus=%u seed=%s elapsed_us=%s work_per_s=%.4f slowest_to_fastest=1 samples=1 p50_us=%s "
                "p99_us=%s max_us=%s histogram_us=%sx1\n",
                workload.data(), cpus, seed.data(), us.c_str(), 1 / std::chrono::duration<double>(took).count(),
                us.c_str(), us.c_str(), us.c_str(), us.c_str());
}

} // namespace

int main(int count, char **vector) try {
    const std::span arguments(vector, static_cast<std::size_t>(count));
    const auto cpus = count > 2 ? number_from<unsigned>(arguments[2]) : std::nullopt;
    if (count != 5 || !cpus || *cpus == 0)
        throw std::runtime_error("usage: bench_throughput WORKLOAD CPUS SEED SECONDS");
    measure(arguments[1], *cpus, arguments[3]);
    return EXIT_SUCCESS;
} catch (const std::exception &error) {
    std::fprintf(stderr, "bench_throughput: %s\n", error.what());
    return EXIT_FAILURE;
}
