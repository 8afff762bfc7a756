// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where one program is watched while it runs: a page that its processes and the watcher share. The program says which
// task is to be judged and since when it behaves so, and counts its work; whoever watches reads.
#pragma once

#include "clock.hpp"

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <optional>

namespace bench {

class Stage {
public:
    /// cpus: how many share the instructions.
    explicit Stage(unsigned cpus);
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;
    ~Stage();

    /// The calling task is the one to judge; the first call also says since when.
    void enter();
    void work_thousands(std::uint64_t thousands);
    /// Works until it had the CPU for so long: the CPUs of the machine are not equally fast.
    void work_for(nanoseconds time);
    /// Until it had it for as long as such work takes while n CPUs share the instructions: for work that must keep its
    /// proportion to what the kernel does between two pieces of it.
    void work_as_alone(nanoseconds time);

    [[nodiscard]] std::optional<nanoseconds> since() const;
    [[nodiscard]] pid_t task() const;
    /// In thousands of instructions.
    [[nodiscard]] std::uint64_t work_done() const;

private:
    struct Shared {
        std::atomic<std::uint64_t> thousands;
        std::atomic<std::int64_t> since_ns; // 0: nobody entered yet
        std::atomic<pid_t> task;
    };
    unsigned cpus_;
    Shared *shared_;
};

} // namespace bench
