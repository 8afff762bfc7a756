// SPDX-License-Identifier: GPL-2.0-or-later
//
// Child processes that do not outlive what started them.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// A child of this process: killed and reaped when the object goes.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(Child &&other) noexcept : pid_(other.pid_) { other.pid_ = 0; }
    Child &operator=(Child &&other) noexcept;
    ~Child();

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// Waits for its end; true when it left with status 0.
    [[nodiscard]] bool succeeded();
    /// True while it has not ended.
    [[nodiscard]] bool is_running() const;
    /// SIGTERM, then waits.
    void stop();

private:
    pid_t pid_;
};

/// A process under that comm which runs body and leaves. It dies with this one.
[[nodiscard]] Child fork_child(const char *comm, const std::function<void()> &body);
/// The same with another program, whose standard output goes to output unless that is -1.
[[nodiscard]] Child exec_child(const std::vector<std::string> &arguments, int output = -1);

/// Only in a child: replaces it with that program. Does not return.
[[noreturn]] void become(const std::vector<std::string> &arguments);

} // namespace bench
