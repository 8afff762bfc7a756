// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tries the service's kernel side on the kernel it runs on, in a machine of its own: observer and scheduler load,
// attach, work under load and let go, and the kernel warns of nothing. What it learned goes to standard output, a
// line each:
//   kernel RELEASE
//   verified OBJECT/PROGRAM INSNS    what the verifier processed
//   has FUNCTION                     of sched_ext
//   calls FUNCTION                   of sched_ext, by a program of the scheduler
//   refused SENTENCE                 by a kernel without sched_ext
//   failed SENTENCE                  what did not go well; without such a line all did, up to the last:
//   ended
#include "kernel/kernel.hpp"
#include "kernel/sched_ext.hpp"
#include "kernel_log.hpp"
#include "kfuncs.hpp"
#include "loaded_programs.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <sys/utsname.h>
#include <thread>

using namespace kernels;
using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

constexpr auto look_again = 10ms;
constexpr auto longest_wait = 30s;

/// Every way into the scheduler: hogs, forks, pairs that wake each other, tasks that are moved, real-time tasks.
constexpr auto load = "stress-ng --quiet --timeout 3 --temp-path /tmp --cpu 4 --fork 2 --pipe 2 --affinity 2 "
                      "--cyclic 2 --cyclic-policy rr --cyclic-sleep 2000000";
constexpr auto loaded_name = "stress-ng-pipe";
constexpr auto last_cpu = "/sys/devices/system/cpu/cpu3/online";

void say(const std::string &line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

[[noreturn]] void fail(const std::string &sentence) { throw std::runtime_error(sentence); }

template <typename Value> Value expect(Result<Value> result) {
    if (!result)
        fail(result.error().sentence);
    return *std::move(result);
}
void expect(const Result<void> &result) {
    if (!result)
        fail(result.error().sentence);
}

void say_verified(const std::string &object, const std::vector<LoadedProgram> &programs) {
    if (programs.empty())
        fail("No program was loaded.");
    for (const LoadedProgram &program : programs)
        say("verified " + object + "/" + program.name + " " + std::to_string(program.verified_insns));
}

void say_calls(const std::vector<LoadedProgram> &programs) {
    const Kfuncs kfuncs;
    for (const std::string &function : kfuncs.names())
        say("has " + function);
    std::set<std::string> called;
    for (const LoadedProgram &program : programs)
        called.merge(kfuncs.called_by(program.id));
    if (called.empty())
        fail("The scheduler calls no function of sched_ext.");
    for (const std::string &function : called)
        say("calls " + function);
}

void switch_cpu(const char *state) {
    if (!(std::ofstream(last_cpu) << state << std::flush))
        fail(std::string("cannot write ") + state + " to " + last_cpu);
}

/// Ticks as the service does, with something to write, while a CPU goes and comes back.
void work(Kernel &kernel) {
    auto stress =
        std::async(std::launch::async, [] { return std::system(load); }); // NOLINT(bugprone-command-processor)
    const auto tick = [&kernel](const KernelWrites &writes) {
        std::this_thread::sleep_for(1s);
        (void)expect(kernel.drain());
        expect(kernel.write(writes));
    };
    const Comm name = Comm::from_bytes(loaded_name);
    switch_cpu("0");
    tick({.pin = {{.name = name, .tier = Tier::batch}}});
    switch_cpu("1");
    tick({.forget = {name}, .unpin = {name}});
    tick({.forget_all = true});
    if (stress.get() != 0)
        fail("The load failed.");
}

std::unique_ptr<Kernel> checked(Attached attached) {
    if (!attached)
        fail(attached.error().sentence);
    return *std::move(attached);
}

void expect_enabled(const Kernel &kernel) {
    const auto enabled = kernel.is_enabled();
    if (!enabled)
        fail(enabled.error().sentence);
    if (!*enabled)
        fail("It is not enabled.");
}

void wait_until(const std::string &what, const auto &holds) {
    for (const auto limit = std::chrono::steady_clock::now() + longest_wait; !holds();) {
        if (std::chrono::steady_clock::now() > limit)
            fail("In vain it was waited until " + what + ".");
        std::this_thread::sleep_for(look_again);
    }
}

void try_observer() {
    const auto before = loaded_program_ids();
    const auto observer = checked(attach_observer({}));
    say_verified("observer", programs_loaded_since(before));
    work(*observer);
}

void try_scheduler() {
    const auto before = loaded_program_ids();
    auto scheduler = checked(attach_scheduler({}));
    wait_until("it was enabled", [&] { return scheduler->is_enabled().value_or(true); });
    expect_enabled(*scheduler);
    const auto programs = programs_loaded_since(before);
    say_verified("scheduler", programs);
    say_calls(programs);
    work(*scheduler);
    expect_enabled(*scheduler);
    scheduler.reset();
    wait_until("the kernel had its own scheduler back", [] { return sched_ext_state() == "disabled"; });
}

void expect_refusal() {
    const auto attached = attach_scheduler({});
    if (attached || attached.error().kind != AttachFailure::Kind::unsupported)
        fail("A kernel without sched_ext was not told to be one.");
    say("refused " + attached.error().sentence);
}

void run() {
    utsname kernel{};
    uname(&kernel);
    say(std::string("kernel ") + kernel.release);
    const KernelLog log;
    try_observer();
    has_sched_ext() ? try_scheduler() : expect_refusal();
    for (const std::string &warning : log.take_warnings())
        say("failed The kernel warns: " + warning);
}

} // namespace

int main() {
    try {
        run();
    } catch (const std::exception &error) {
        say(std::string("failed ") + error.what());
    }
    say("ended");
}
