// SPDX-License-Identifier: GPL-2.0-or-later
#include "behaviours.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <unistd.h>

namespace pandemonium::synthetic {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr nanoseconds endless = 24h;

timespec to_timespec(nanoseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
    return {.tv_sec = seconds.count(), .tv_nsec = (time - seconds).count()};
}

nanoseconds cpu_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

/// Reading the CPU clock is a system call; short stretches of arithmetic between reads keep the work in user space.
void work(nanoseconds amount, Clock::time_point until) {
    constexpr int steps_between_reads = 1000;
    const auto end = cpu_time() + amount;
    volatile unsigned value = 1;
    while (cpu_time() < end && Clock::now() < until)
        for (int i = 0; i < steps_between_reads; ++i)
            value = value * 1664525U + 1013904223U;
}

/// steady_clock is CLOCK_MONOTONIC here.
void sleep_until(Clock::time_point moment) {
    const auto time = to_timespec(moment.time_since_epoch());
    while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr) == EINTR)
        ;
}

/// Works once a period, on an absolute schedule; a period that was missed is skipped, as a display would.
auto periodic(nanoseconds period, nanoseconds amount) {
    return [period, amount](Clock::time_point until, int) {
        for (auto next = Clock::now() + period; next < until; next += period) {
            sleep_until(next);
            work(amount, until);
            while (next + period <= Clock::now())
                next += period;
        }
    };
}

auto alternating(nanoseconds run, nanoseconds sleep) {
    return [run, sleep](Clock::time_point until, int) {
        while (Clock::now() < until) {
            work(run, until);
            sleep_until(std::min(Clock::now() + sleep, until));
        }
    };
}

/// Two threads hand a byte to each other through two pipes; one of them starts.
class PingPong {
public:
    PingPong() {
        if (::pipe2(there_.data(), O_CLOEXEC) != 0 || ::pipe2(back_.data(), O_CLOEXEC) != 0)
            std::perror("pipe2");
    }
    ~PingPong() {
        for (const int fd : {there_[0], there_[1], back_[0], back_[1]})
            ::close(fd);
    }
    PingPong(const PingPong &) = delete;
    PingPong &operator=(const PingPong &) = delete;

    void play(Clock::time_point until, int index) const {
        const int in = index == 0 ? back_[0] : there_[0];
        const int out = index == 0 ? there_[1] : back_[1];
        if (index == 0 && !pass(out))
            return;
        while (Clock::now() < until && take(in, until)) {
            work(10us, until);
            if (!pass(out))
                return;
        }
    }

private:
    static bool pass(int fd) { return ::write(fd, "x", 1) == 1; }

    /// The other may have stopped first, so nobody waits beyond the end.
    static bool take(int fd, Clock::time_point until) {
        pollfd ready{.fd = fd, .events = POLLIN, .revents = 0};
        const auto left = std::max<nanoseconds>(until - Clock::now(), 0ns);
        const auto wait = to_timespec(left);
        char byte = 0;
        return ::ppoll(&ready, 1, &wait, nullptr) == 1 && ::read(fd, &byte, 1) == 1;
    }

    std::array<int, 2> there_{-1, -1};
    std::array<int, 2> back_{-1, -1};
};

} // namespace

std::vector<Behaviour> behaviours(nanoseconds job) {
    const auto ping_pong = std::make_shared<PingPong>();
    return {
        {"spinner", "never sleeps", 1, [](auto until, int) { work(endless, until); }},
        {"compiler", "never sleeps, ends after --ms of work", 1, [job](auto until, int) { work(job, until); }},
        {"audio", "0.2 ms of work every 5 ms, absolute", 1, periodic(5ms, 200us)},
        {"compositor60", "2 ms of work 60 times a second, absolute", 1, periodic(16667us, 2ms)},
        {"game60", "8 ms of work 60 times a second, absolute", 1, periodic(16667us, 8ms)},
        {"editor", "0.3 ms of work 10 times a second", 1, periodic(100ms, 300us)},
        {"pingpong", "two threads, 10 us of work a turn, over pipes", 2,
         [ping_pong](auto until, int index) { ping_pong->play(until, index); }},
        {"spoofer", "3.95 ms of work, 50 us of sleep", 1, alternating(3950us, 50us)},
        {"backup", "8 ms of work, 2 ms of sleep", 1, alternating(8ms, 2ms)},
    };
}

} // namespace pandemonium::synthetic
