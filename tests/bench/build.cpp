// SPDX-License-Identifier: GPL-2.0-or-later
#include "build.hpp"

#include "probe.hpp"
#include "spawn.hpp"
#include "system_call.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <format>
#include <stdexcept>
#include <string>
#include <vector>

namespace bench {

using namespace std::chrono_literals;

namespace {

const std::string directory = "/tmp/";
const std::string shell = "sh";

/// Amounts of work are how long it takes alone on a CPU while all are busy: as elsewhere, n CPUs share the
/// instructions.
struct Step {
    const char *program;
    nanoseconds work;
};
constexpr Step compiler{.program = "cc1", .work = 20ms};
constexpr Step assembler{.program = "as", .work = 3ms};
constexpr Step linker{.program = "ld", .work = 30ms};
constexpr unsigned objects_per_link = 16;

/// Twice the service's second: it has read what the first build told last, and told what follows from it.
constexpr nanoseconds learning_time = 2s;
/// How closely the end of a build is noticed.
constexpr nanoseconds probe_part = 200ms;

/// A program's comm is the name it was started under.
void name_programs() {
    for (const std::string name : {shell.c_str(), compiler.program, assembler.program, linker.program})
        if (symlink("/proc/self/exe", (directory + name).c_str()) != 0)
            fail_by_errno("symlink");
}

/// The build of one object by a shell, a link among every so many; at most that many processes.
class Recipes {
public:
    Recipes(unsigned cpus, std::uint64_t seed, const Tally &compiled)
        : cpus_(cpus), dice_(seed), counter_(std::to_string(compiled.file())) {}

    /// How many processes that took.
    unsigned start_next(unsigned most) {
        std::vector steps{compiler, assembler};
        if (++objects_ % objects_per_link == 0)
            steps.push_back(linker);
        steps.resize(std::min<std::size_t>(steps.size(), most - 1));
        std::vector<std::string> arguments{directory + shell, "recipe", counter_};
        for (const auto &step : steps) {
            arguments.emplace_back(step.program);
            arguments.push_back(std::to_string(thousands_for(step)));
        }
        if (fork() == 0)
            become(arguments);
        return static_cast<unsigned>(steps.size()) + 1;
    }

private:
    /// From half to one and a half of what such a step needs.
    std::uint64_t thousands_for(const Step &step) {
        const auto mean = static_cast<std::uint64_t>(step.work.count()) / 1000 / cpus_;
        return mean / 2 + dice_.roll(mean);
    }

    unsigned cpus_;
    Dice dice_;
    std::string counter_;
    unsigned objects_ = 0;
};

/// Like make -j: two jobs for each CPU at any time.
void make(unsigned cpus, std::uint64_t seed, const Tally &compiled) {
    Recipes recipes(cpus, seed, compiled);
    unsigned running = 0;
    for (unsigned left = build_processes; left > 0; --running) {
        for (; running < 2 * cpus && left > 0; ++running)
            left -= recipes.start_next(left);
        wait(nullptr);
    }
    while (wait(nullptr) > 0) {
    }
}

struct Build {
    Histogram probe;
    nanoseconds took;
};

Build build(unsigned cpus, std::uint64_t seed, const Tally &compiled) {
    const auto start = now();
    auto process = fork_child("make", [&] { make(cpus, seed, compiled); });
    Histogram samples;
    for (Dice dice(seed); process.is_running();)
        samples.merge(probe(probe_part, Dice(dice.roll(~0ULL)), cpus));
    const auto took = now() - start;
    if (!process.succeeded())
        throw std::runtime_error("a build failed");
    return {.probe = samples, .took = took};
}

} // namespace

Figure build_twice(unsigned cpus, std::uint64_t seed, const Tally &compiled) {
    name_programs();
    auto first = build(cpus, seed, compiled);
    sleep_until(now() + learning_time);
    const auto second = build(cpus, seed, compiled);
    auto fields = std::format(" first_took_us={} second_took_us={} first_us={} second_us={}", whole_us(first.took),
                              whole_us(second.took), first.probe.to_text(), second.probe.to_text());
    first.probe.merge(second.probe);
    return {first.probe, std::move(fields)};
}

void follow_recipe(std::span<char *> steps) {
    const std::string counter = steps.front();
    for (steps = steps.subspan(1); steps.size() > 1; steps = steps.subspan(2))
        if (!exec_child({directory + steps[0], "compile", steps[1], counter}).succeeded())
            throw std::runtime_error(std::string(steps[0]) + " failed");
}

} // namespace bench
