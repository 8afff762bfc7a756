// SPDX-License-Identifier: GPL-2.0-or-later
#include "load.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr auto burst_period = 300ms;
// Work of one burst in thousands of instructions, shared by its processes: about a third of what all CPUs of the
// emulated machine can do together in a period, whatever their number.
constexpr std::uint64_t burst_work = 96'000;
constexpr std::size_t compiler_memory = 512 * 1024;

void start_compilers(unsigned count, std::uint64_t mean, Dice &dice, const Tally &compiled) {
    for (unsigned i = 0; i < count; ++i) {
        const auto thousands = std::to_string(mean / 2 + dice.roll(mean));
        if (fork() == 0)
            become({"/proc/self/exe", "compile", thousands, std::to_string(compiled.file())});
    }
}

/// What a process does in turns: so much work as takes that long alone on a CPU, then sleep; and one turn in so many
/// is the other kind, long for one that is short and short for one that is long.
struct Turns {
    nanoseconds work;
    nanoseconds sleep;
    unsigned one_in;
    nanoseconds other_work;
};
constexpr Turns napper{.work = 120ms, .sleep = 4ms, .one_in = 4, .other_work = 2ms};
constexpr Turns sleeper{.work = 1ms, .sleep = 12ms, .one_in = 24, .other_work = 80ms};

nanoseconds about(nanoseconds time, Dice &dice) {
    return time / 2 + nanoseconds(dice.roll(static_cast<std::uint64_t>(time.count())));
}

void live(const Turns &turns, unsigned cpus, Dice &dice, Tally &done) {
    const auto wanted = dice.roll(turns.one_in) == 0 ? turns.other_work : turns.work;
    // n busy CPUs share the instructions
    const auto thousands = static_cast<std::uint64_t>(about(wanted, dice).count()) / 1000 / cpus;
    work(thousands);
    done.add(0, thousands);
    sleep_until(now() + about(turns.sleep, dice));
}

} // namespace

void work(std::uint64_t thousands) {
    constexpr unsigned turns = 500; // of two instructions each
    for (; thousands != 0; --thousands) {
        unsigned left = turns;
        asm volatile("1: dec %0\n\tjnz 1b" : "+r"(left) : : "cc");
    }
}

void work_for(nanoseconds time, unsigned cpus, const std::function<void(std::uint64_t)> &thousands) {
    // Asking is a system call, so first for half of what is left: a handful of questions, the last ones close together.
    const auto end = cpu_time() + time;
    for (auto left = time; left > 0ns; left = end - cpu_time())
        thousands(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(left.count()) / 2000 / cpus));
}

Hogs::Hogs(const std::vector<int> &nices, std::size_t renamed, const char *name) : done_(nices.size()) {
    for (std::size_t i = 0; i < nices.size(); ++i)
        children_.push_back(fork_child(i < renamed ? name : "hog", [this, i, nice = nices[i]] {
            setpriority(PRIO_PROCESS, 0, nice);
            for (;; done_.add(i, 1))
                work(1);
        }));
}

std::vector<nanoseconds> Hogs::cpu_times() const {
    std::vector<nanoseconds> all;
    for (const auto &child : children_)
        all.push_back(cpu_time_of(child.pid()));
    return all;
}

std::vector<pid_t> Hogs::pids() const {
    std::vector<pid_t> all;
    for (const auto &child : children_)
        all.push_back(child.pid());
    return all;
}

Child start_bursts(unsigned cpus, std::uint64_t seed, const Tally &compiled) {
    return fork_child("make", [cpus, seed, &compiled] {
        signal(SIGCHLD, SIG_IGN); // the kernel reaps them
        const unsigned count = std::max(8U, 4 * cpus);
        Dice dice(seed);
        for (auto next = now();; next += burst_period) {
            sleep_until(next);
            start_compilers(count, burst_work / count, dice, compiled);
        }
    });
}

Child start_build(unsigned cpus, std::uint64_t seed, const Tally &compiled) {
    return fork_child("make", [cpus, seed, &compiled] {
        const unsigned jobs = 4 * cpus;
        Dice dice(seed);
        for (start_compilers(jobs, burst_work / jobs, dice, compiled); wait(nullptr) > 0;)
            start_compilers(1, burst_work / jobs, dice, compiled);
    });
}

std::vector<Child> start_restless(unsigned cpus, std::uint64_t seed, Tally &done) {
    std::vector<Child> children;
    for (unsigned i = 0; i < cpus; ++i)
        children.push_back(fork_child(i % 2 == 0 ? "napper" : "sleeper", [cpus, seed, i, &done] {
            Dice dice(seed * cpus + i);
            for (;;)
                live(i % 2 == 0 ? napper : sleeper, cpus, dice, done);
        }));
    return children;
}

void compile(std::uint64_t thousands, Tally &compiled) {
    constexpr std::uint64_t parts = 4; // read, then memory and work in turns, then write
    std::array<char, 16384> buffer{};
    const int source = open("/proc/self/exe", O_RDONLY);
    for (unsigned header = 0; header < 4 && read(source, buffer.data(), buffer.size()) > 0; ++header) {
    }
    close(source);
    for (std::uint64_t part = 0; part < parts; ++part) {
        const std::vector<char> tree(compiler_memory / parts, 'x'); // fresh pages
        asm volatile("" : : "r"(tree.data()) : "memory");
        work(thousands / parts);
        compiled.add(0, thousands / parts);
    }
    const auto name = "/tmp/object." + std::to_string(getpid());
    const int object = open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (write(object, buffer.data(), buffer.size()) < 0)
        return;
    close(object);
    unlink(name.c_str());
}

} // namespace bench
