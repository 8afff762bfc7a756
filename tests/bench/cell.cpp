// SPDX-License-Identifier: GPL-2.0-or-later
//
// The first process of a measured machine: bench_cell SCHEDULER WORKLOAD CPUS SEED SECONDS WATCH. Starts
// the scheduler, lets the machine settle, starts the metronome, runs the workload, and writes one line of fields to the
// second serial port: the workload's own when every guard held before and after, "failed=..." otherwise. Then the
// machine ends. WATCH is 0, or 1 when the meter is to count meanwhile, or a number of microseconds: then the console
// gets the trace of what led to the first sample above. A workload "throughput-..." is measured in ordinary time, by a
// program of its own and without a metronome.
//
// SCHEDULER is "plain" or the name of a program in /schedulers, which attaches and stays. The kernel's ops must
// then bear that name, except for "observe", which schedules nothing, and "unlearned", which is ours.
#include "clock.hpp"
#include "ledger.hpp"
#include "machine.hpp"
#include "meter.hpp"
#include "number.hpp"
#include "pinned.hpp"
#include "pipe.hpp"
#include "spawn.hpp"
#include "trace.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace bench;
using namespace std::chrono_literals;

namespace {

constexpr auto settle = 5s;
constexpr auto attach_limit = 30s;
constexpr auto look_again = 10ms;
/// The workload whose processes are counted by their tiers.
constexpr std::string_view builds = "learn";

struct Cell {
    std::string scheduler;
    std::vector<std::string> workload; ///< name, cpus, seed, seconds
    std::uint64_t watch = 0;
};

[[noreturn]] void fail(const std::string &why) { throw std::runtime_error(why); }

/// A scheduler of ours says so by this file once it is attached; what the kernel says is checked as well.
bool is_attached(const std::string &scheduler) {
    if (scheduler == "observe")
        return access("/tmp/attached", F_OK) == 0;
    return SchedExt::read().state == "enabled";
}

std::optional<Child> start_scheduler(const std::string &name) {
    if (name == "plain")
        return std::nullopt;
    auto scheduler = exec_child({"/schedulers/" + name});
    for (const auto limit = now() + attach_limit; !is_attached(name); sleep_until(now() + look_again)) {
        if (!scheduler.is_running())
            fail(name + " ended instead of attaching");
        if (now() > limit)
            fail(name + " did not attach");
    }
    return scheduler;
}

/// What must hold before and after, and be the same.
SchedExt guarded(const std::string &scheduler, const std::optional<Child> &program) {
    const auto kernel = SchedExt::read();
    if (program && !program->is_running())
        fail(scheduler + " ended");
    const bool schedules = scheduler != "plain" && scheduler != "observe";
    if (kernel.state != (schedules ? "enabled" : "disabled"))
        fail("sched_ext is " + kernel.state);
    if (schedules && !kernel.ops.starts_with(scheduler == "unlearned" ? "pandemonium" : scheduler))
        fail("the kernel runs " + kernel.ops);
    return kernel;
}

bool is_in_ordinary_time(const std::string &workload) { return workload.starts_with("throughput-"); }

std::string run_workload(const std::vector<std::string> &arguments) {
    const auto output = make_pipe();
    std::vector<std::string> command{is_in_ordinary_time(arguments.front()) ? "/bench_throughput" : "/bench_workload"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    auto workload = exec_child(command, output.in);
    close(output.in);
    auto line = read_all(output.out);
    close(output.out);
    if (!workload.succeeded() || !line.ends_with('\n'))
        fail("the workload failed");
    return line;
}

/// With the meter's fields in front.
std::string run_metered(const std::vector<std::string> &workload) {
    Meter meter;
    const auto line = run_workload(workload);
    return meter.finish() + line;
}

std::string run_with_ledger(const std::vector<std::string> &workload) {
    const Ledger ledger;
    const auto line = run_workload(workload);
    return ledger.finish() + line;
}

/// And prints what led to the first sample above the limit.
std::string run_traced(const std::vector<std::string> &workload, std::uint64_t limit_us) {
    start_trace(limit_us);
    auto line = run_workload(workload);
    std::fputs(finish_trace().c_str(), stdout);
    return line;
}

std::string run_watched(const Cell &cell) {
    switch (cell.watch) {
    case 0:
        return cell.workload.front() == builds ? run_with_ledger(cell.workload) : run_workload(cell.workload);
    case 1:
        return run_metered(cell.workload);
    default:
        return run_traced(cell.workload, cell.watch);
    }
}

/// Runs the workload and checks that the metronome kept its beat meanwhile.
std::string run_with_metronome(const Cell &cell) {
    // Not earlier: while every CPU is idle two threads of the emulator share the timers, and each beat would be a
    // chance that they come to another order than the last time.
    start_metronome();
    auto line = run_watched(cell);
    if (!metronome_beats())
        fail("the metronome has stopped");
    return line;
}

/// How often the scheduler found a pin in force, as a field; nothing where no workload has pinned tasks, or whoever
/// schedules does not look.
std::string pins_field() {
    unsigned count = 0;
    return std::ifstream(pins_in_force_file) >> count ? "pins_in_force=" + std::to_string(count) + " " : "";
}

std::string run(const Cell &cell) {
    auto scheduler = start_scheduler(cell.scheduler);
    sleep_until(now() + settle);
    const auto before = guarded(cell.scheduler, scheduler);
    auto line = is_in_ordinary_time(cell.workload.front()) ? run_watched(cell) : run_with_metronome(cell);
    if (guarded(cell.scheduler, scheduler) != before)
        fail("the scheduler was exchanged during the run");
    if (scheduler)
        scheduler->stop();
    return "ops=" + (before.ops.empty() ? "-" : before.ops) + " " + pins_field() + line;
}

/// The kernel puts words of its command line that it does not know itself in front of ours.
Cell cell_from(std::span<char *> arguments) {
    constexpr std::size_t ours = 6;
    if (arguments.size() <= ours)
        fail("usage: bench_cell SCHEDULER WORKLOAD CPUS SEED SECONDS WATCH");
    const auto last = arguments.last(ours);
    return {.scheduler = last[0],
            .workload = {last.begin() + 1, last.end() - 1},
            .watch = number_from<std::uint64_t>(last.back()).value_or(0)};
}

void report(const std::string &text) {
    const int port = open("/dev/ttyS1", O_WRONLY | O_NOCTTY);
    write_all(port, text);
    fsync(port);
    close(port);
}

} // namespace

int main(int count, char **vector) {
    try {
        mount_file_systems();
        const auto cell = cell_from({vector, static_cast<std::size_t>(count)});
        report("scheduler=" + cell.scheduler + " " + run(cell));
    } catch (const std::exception &error) {
        report(std::string("failed=") + error.what() + "\n");
    }
    power_off();
}
