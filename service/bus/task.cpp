// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/task.hpp"

#include "bus/errors.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <format>
#include <fstream>
#include <optional>
#include <string>
#include <utility>

namespace pandemonium {
namespace {

/// PIDFD_THREAD of linux/pidfd.h, which older headers lack: the number may be a thread's (since 6.9).
constexpr unsigned pidfd_thread = O_EXCL;

int open_pidfd(std::uint32_t pid, unsigned flags) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): syscall() has no other form
    return static_cast<int>(syscall(SYS_pidfd_open, pid, flags));
}

std::unexpected<Refusal> no_such_task() { return refuse(RefusalKind::no_such_task, "There is no such task."); }

/// What the kernel says the descriptor refers to now: nothing when it is no pidfd, 0 or -1 when its task is out of
/// sight or gone.
std::optional<long> pid_behind(int descriptor) {
    std::ifstream info(std::format("/proc/self/fdinfo/{}", descriptor));
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("Pid:")) {
            return std::stol(line.substr(4));
        }
    }
    return std::nullopt;
}

} // namespace

std::expected<Task, Refusal> Task::from_pid(std::uint32_t pid) {
    if (pid == 0 || pid > INT_MAX) {
        return no_such_task();
    }
    int pidfd = open_pidfd(pid, 0);
    if (pidfd < 0 && (errno == EINVAL || errno == ENOENT)) {
        pidfd = open_pidfd(pid, pidfd_thread); // a thread that does not lead its process
    }
    if (pidfd < 0) {
        return no_such_task();
    }
    Task task(pidfd);
    return task.look().transform([&] { return std::move(task); });
}

std::expected<Task, Refusal> Task::from_descriptor(int descriptor) {
    if (!pid_behind(descriptor)) {
        return refuse(RefusalKind::invalid_args, "The descriptor is not a pidfd.");
    }
    Task task(fcntl(descriptor, F_DUPFD_CLOEXEC, 3)); // NOLINT(cppcoreguidelines-pro-type-vararg): as above
    if (task.pidfd_ < 0) {
        return refuse(RefusalKind::limit_exceeded, "The service has no descriptor left.");
    }
    return task.look().transform([&] { return std::move(task); });
}

std::expected<void, Refusal> Task::look() {
    const auto pid = pid_behind(pidfd_);
    if (!pid || *pid <= 0) {
        return no_such_task();
    }
    struct stat status{};
    const auto directory = std::format("/proc/{}", *pid);
    const bool seen = stat(directory.c_str(), &status) == 0;
    std::string comm;
    std::getline(std::ifstream(directory + "/comm", std::ios::binary), comm, '\0');
    if (comm.ends_with('\n')) {
        comm.pop_back();
    }
    // While the pidfd still has its number, that number cannot have been another task's in between.
    if (!seen || pid_behind(pidfd_) != pid) {
        return no_such_task();
    }
    pid_ = static_cast<std::uint32_t>(*pid);
    owner_ = status.st_uid;
    name_ = Comm::from_bytes(comm);
    return {};
}

Task::Task(Task &&other) noexcept
    : pidfd_(std::exchange(other.pidfd_, -1)), pid_(other.pid_), owner_(other.owner_), name_(other.name_) {}
Task &Task::operator=(Task &&other) noexcept {
    std::swap(pidfd_, other.pidfd_);
    std::swap(pid_, other.pid_);
    std::swap(owner_, other.owner_);
    std::swap(name_, other.name_);
    return *this;
}
Task::~Task() {
    if (pidfd_ >= 0) {
        (void)close(pidfd_); // nothing was written to it
    }
}

} // namespace pandemonium
