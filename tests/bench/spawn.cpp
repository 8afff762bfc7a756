// SPDX-License-Identifier: GPL-2.0-or-later
#include "spawn.hpp"

#include "system_call.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace bench {

namespace {

constexpr int exec_failed = 127; // as a shell reports it

pid_t checked_fork() {
    const pid_t pid = fork();
    if (pid < 0)
        fail_by_errno("fork");
    if (pid == 0)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    return pid;
}

int wait_for(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace

Child &Child::operator=(Child &&other) noexcept {
    std::swap(pid_, other.pid_);
    return *this;
}

Child::~Child() {
    if (pid_ <= 0)
        return;
    kill(pid_, SIGKILL);
    wait_for(pid_);
}

bool Child::succeeded() { return wait_for(std::exchange(pid_, 0)) == 0; }

bool Child::is_running() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

void Child::stop() {
    kill(pid_, SIGTERM);
    wait_for(std::exchange(pid_, 0));
}

Child fork_child(const char *comm, const std::function<void()> &body) {
    const pid_t pid = checked_fork();
    if (pid != 0)
        return Child(pid);
    prctl(PR_SET_NAME, comm);
    try { // what the parent would clean up is not this process's
        body();
    } catch (...) {
        _exit(EXIT_FAILURE);
    }
    _exit(EXIT_SUCCESS);
}

Child exec_child(const std::vector<std::string> &arguments, int output) {
    const pid_t pid = checked_fork();
    if (pid != 0)
        return Child(pid);
    if (output >= 0)
        dup2(output, STDOUT_FILENO);
    become(arguments);
}

void become(const std::vector<std::string> &arguments) {
    std::vector<char *> pointers;
    for (const auto &argument : arguments)
        pointers.push_back(const_cast<char *>(argument.c_str())); // execv's signature, it does not write
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(exec_failed);
}

} // namespace bench
