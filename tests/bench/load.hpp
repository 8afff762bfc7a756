// SPDX-License-Identifier: GPL-2.0-or-later
//
// The background that figures are measured against: hogs, whose work is counted, and bursts of short
// compiler-like processes. Amounts of work are instructions, periods are time (README.md).
#pragma once

#include "clock.hpp"
#include "spawn.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace bench {

/// Runs about that many thousand instructions.
void work(std::uint64_t thousands);

/// Processes that never sleep; each counts thousands of instructions done.
class Hogs {
public:
    explicit Hogs(unsigned count);
    Hogs(const Hogs &) = delete;
    Hogs &operator=(const Hogs &) = delete;
    ~Hogs();

    [[nodiscard]] std::vector<std::uint64_t> work_done() const;

private:
    struct alignas(64) Counter { // a cache line each
        std::atomic<std::uint64_t> thousands;
    };
    std::span<Counter> counters_; // shared with the hogs
    std::vector<Child> children_;
};

/// Every 300 ms starts max(8, 4 * cpus) processes that read, allocate, compute and write like a small
/// compilation, whether or not the last ones have ended.
[[nodiscard]] Child start_bursts(unsigned cpus, std::uint64_t seed);
/// One such process, in a program of its own.
void compile(std::uint64_t thousands);

} // namespace bench
