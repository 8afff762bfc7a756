// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/faults.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdlib>

namespace {

thread_local int calls_left = 0; // 0: normal
thread_local int error_to_give = 0;
thread_local bool has_come = false;
thread_local std::string names;

/// True when the call that asks is the one that must not work.
bool is_the_one(const char *name) {
    if (calls_left == 0)
        return false;
    names += std::string(name) + " ";
    if (--calls_left > 0)
        return false;
    has_come = true;
    if (error_to_give == 0)
        ::_exit(EXIT_FAILURE);
    errno = error_to_give;
    return true;
}

template <typename... Arguments> long call(const char *name, long number, Arguments... arguments) {
    return is_the_one(name) ? -1 : ::syscall(number, arguments...);
}

void arm(int number, int error) {
    calls_left = number;
    error_to_give = error;
    has_come = false;
    names.clear();
}

} // namespace

namespace pandemonium::test {

std::string calls_so_far() { return names; }
void fail_call(int number, int error) { arm(number, error); }
void die_at_call(int number) { arm(number, 0); }
bool calls_are_normal_again() {
    calls_left = 0;
    return has_come;
}

} // namespace pandemonium::test

extern "C" {

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return static_cast<int>(call("openat", SYS_openat, AT_FDCWD, path, flags, mode));
}

int openat(int directory, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return static_cast<int>(call("openat", SYS_openat, directory, path, flags, mode));
}

ssize_t write(int file, const void *bytes, size_t count) { return call("write", SYS_write, file, bytes, count); }

int fsync(int file) { return static_cast<int>(call("fsync", SYS_fsync, file)); }

int linkat(int from, const char *old_name, int to, const char *new_name, int flags) noexcept {
    return static_cast<int>(call("linkat", SYS_linkat, from, old_name, to, new_name, flags));
}

int renameat(int from, const char *old_name, int to, const char *new_name) noexcept {
    return static_cast<int>(call("renameat", SYS_renameat2, from, old_name, to, new_name, 0));
}

int unlinkat(int directory, const char *name, int flags) noexcept {
    return static_cast<int>(call("unlinkat", SYS_unlinkat, directory, name, flags));
}
}
