// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/event.hpp"

#include <exception>
#include <iostream>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <system_error>

namespace pandemonium {

namespace {

/// The loop must survive what a callback throws, and the journal must know.
template <typename Callback, typename... Arguments> int guarded(const Callback &callback, Arguments... arguments) {
    try {
        callback(arguments...);
    } catch (const std::exception &error) {
        // <3>: the journal reads it as an error.
        std::cerr << "<3>A callback of the event loop failed: " << error.what() << '\n';
    }
    return 0;
}

void check(int status, const char *what) {
    if (status < 0)
        throw std::system_error(-status, std::generic_category(), what);
}

} // namespace

Timer::Timer(sd_event *event, std::function<void()> on_time) : event_(event), on_time_(std::move(on_time)) {}

void Timer::arm(std::chrono::microseconds delay, std::chrono::microseconds accuracy) {
    sd_event_source *source = nullptr;
    check(sd_event_add_time_relative(event_, &source, CLOCK_MONOTONIC, static_cast<std::uint64_t>(delay.count()),
                                     static_cast<std::uint64_t>(accuracy.count()), on_event, this),
          "cannot arm a timer");
    source_.reset(source);
}

void Timer::disarm() { source_.reset(); }

int Timer::on_event(sd_event_source *, std::uint64_t, void *self) {
    auto *timer = static_cast<Timer *>(self);
    // Kept alive over the call: the callback may arm again, which replaces the source.
    const EventSource fired = std::move(timer->source_);
    return guarded(timer->on_time_);
}

Watch::Watch(sd_event *event, int fd, std::function<void()> on_readable) : on_readable_(std::move(on_readable)) {
    sd_event_source *source = nullptr;
    check(sd_event_add_io(event, &source, fd, EPOLLIN, on_event, this), "cannot watch a descriptor");
    source_.reset(source);
}

int Watch::on_event(sd_event_source *, int, std::uint32_t, void *self) {
    // Copied: the callback may destroy this watch.
    const auto on_readable = static_cast<Watch *>(self)->on_readable_;
    return guarded(on_readable);
}

Signals::Signals(sd_event *event, std::initializer_list<int> numbers, std::function<void(int)> on_signal)
    : on_signal_(std::move(on_signal)) {
    for (const int number : numbers) {
        sd_event_source *source = nullptr;
        check(sd_event_add_signal(event, &source, number, on_event, this), "cannot watch a signal");
        sources_.emplace_back(source);
    }
}

int Signals::on_event(sd_event_source *, const signalfd_siginfo *info, void *self) {
    return guarded(static_cast<Signals *>(self)->on_signal_, static_cast<int>(info->ssi_signo));
}

} // namespace pandemonium
