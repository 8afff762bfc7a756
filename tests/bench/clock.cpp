// SPDX-License-Identifier: GPL-2.0-or-later
#include "clock.hpp"

#include <cerrno>
#include <ctime>
#include <system_error>

namespace bench {

namespace {

nanoseconds read(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

} // namespace

nanoseconds now() { return read(CLOCK_MONOTONIC); }

nanoseconds cpu_time() { return read(CLOCK_THREAD_CPUTIME_ID); }

nanoseconds cpu_time_of(pid_t process) {
    clockid_t clock{};
    if (const int error = clock_getcpuclockid(process, &clock); error != 0)
        throw std::system_error(error, std::generic_category(), "clock_getcpuclockid");
    return read(clock);
}

void sleep_until(nanoseconds time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec until{.tv_sec = seconds.count(), .tv_nsec = (time - seconds).count()};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

std::uint64_t whole_us(nanoseconds duration) {
    const auto us = std::chrono::floor<std::chrono::microseconds>(duration).count();
    return us < 0 ? 0 : static_cast<std::uint64_t>(us);
}

std::uint64_t Dice::roll(std::uint64_t below) {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return (bits ^ (bits >> 31)) % below;
}

} // namespace bench
