// SPDX-License-Identifier: GPL-2.0-or-later
//
// Work done by other processes, counted where all of them see it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bench {

/// Counters of thousands of instructions, shared with the children of whoever made them, also with those that became
/// another program.
class Tally {
public:
    /// That many, all zero.
    explicit Tally(std::size_t counters);
    /// Those of the parent, by the file descriptor it told.
    Tally(int file, std::size_t counters);
    Tally(const Tally &) = delete;
    Tally &operator=(const Tally &) = delete;
    ~Tally();

    void add(std::size_t counter, std::uint64_t thousands);
    [[nodiscard]] std::vector<std::uint64_t> read() const;
    /// Stays open in a child that becomes another program.
    [[nodiscard]] int file() const { return file_; }

private:
    struct alignas(64) Counter { // a cache line each
        std::atomic<std::uint64_t> thousands;
    };
    static std::size_t size_of(std::size_t counters);

    int file_;
    std::span<Counter> counters_;
};

} // namespace bench
