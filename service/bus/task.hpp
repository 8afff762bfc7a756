// SPDX-License-Identifier: GPL-2.0-or-later
//
// A task somebody asks about, held by a pidfd so that its number cannot come to mean another one unnoticed.
#pragma once

#include "core/comm.hpp"
#include "core/refusal.hpp"

#include <sys/types.h>

#include <cstdint>
#include <expected>

namespace pandemonium {

class Task {
public:
    /// The process or thread of that number, now.
    [[nodiscard]] static std::expected<Task, Refusal> from_pid(std::uint32_t pid);
    /// Takes a descriptor a client sent; it may be anything.
    [[nodiscard]] static std::expected<Task, Refusal> from_descriptor(int descriptor);
    Task(Task &&other) noexcept;
    Task &operator=(Task &&other) noexcept;
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;
    ~Task();

    [[nodiscard]] int pidfd() const { return pidfd_; }
    [[nodiscard]] std::uint32_t pid() const { return pid_; }
    [[nodiscard]] uid_t owner() const { return owner_; }
    [[nodiscard]] const Comm &name() const { return name_; }

private:
    explicit Task(int pidfd) : pidfd_(pidfd) {}
    [[nodiscard]] std::expected<void, Refusal> look();

    int pidfd_ = -1;
    std::uint32_t pid_ = 0;
    uid_t owner_ = 0;
    Comm name_;
};

} // namespace pandemonium
