// SPDX-License-Identifier: GPL-2.0-or-later
//
// The background that figures are measured against: hogs, whose work is counted, and short compiler-like
// processes, in bursts or as a build without end. Amounts of work are instructions, periods are time (README.md).
#pragma once

#include "clock.hpp"
#include "spawn.hpp"
#include "tally.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace bench {

/// Runs about that many thousand instructions.
void work(std::uint64_t thousands);

/// Works for that long of CPU time on a machine of so many busy CPUs, which are not equally fast; thousand by thousand
/// in the given way.
void work_for(nanoseconds time, unsigned cpus, const std::function<void(std::uint64_t)> &thousands);

/// Processes that never sleep; each counts thousands of instructions done.
class Hogs {
public:
    /// One for each nice value, the first of them under another name.
    explicit Hogs(const std::vector<int> &nices, std::size_t renamed = 0, const char *name = "");

    [[nodiscard]] std::vector<std::uint64_t> work_done() const { return done_.read(); }
    [[nodiscard]] std::vector<nanoseconds> cpu_times() const;
    [[nodiscard]] std::vector<pid_t> pids() const;

private:
    Tally done_;
    std::vector<Child> children_;
};

/// Every 300 ms starts max(8, 4 * cpus) processes that read, allocate, compute and write like a small
/// compilation, whether or not the last ones have ended. They add what they did to the only counter of compiled.
[[nodiscard]] Child start_bursts(unsigned cpus, std::uint64_t seed, const Tally &compiled);
/// 4 * cpus such processes at any time, like make -j.
[[nodiscard]] Child start_build(unsigned cpus, std::uint64_t seed, const Tally &compiled);
/// As many processes as CPUs that cannot be told by what they did last: every other works for long and naps now and
/// then, and every other sleeps and wakes like a program with a window and works for long now and then. They add what
/// they did to the only counter of done.
[[nodiscard]] std::vector<Child> start_restless(unsigned cpus, std::uint64_t seed, Tally &done);
/// One such process, in a program of its own.
void compile(std::uint64_t thousands, Tally &compiled);

} // namespace bench
