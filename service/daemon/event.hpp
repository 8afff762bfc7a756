// SPDX-License-Identifier: GPL-2.0-or-later
//
// RAII for sd-event: a source lives as long as its object, and what a callback throws stops here.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <systemd/sd-event.h>
#include <vector>

namespace pandemonium {

struct UnrefEvent {
    void operator()(sd_event *event) const { sd_event_unref(event); }
};
using EventLoop = std::unique_ptr<sd_event, UnrefEvent>;

struct DropSource {
    void operator()(sd_event_source *source) const { sd_event_source_disable_unref(source); }
};
using EventSource = std::unique_ptr<sd_event_source, DropSource>;

/// Calls back once per arming, on the loop's thread. Costs nothing while disarmed.
class Timer {
public:
    Timer(sd_event *event, std::function<void()> on_time);
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    /// accuracy: how late it may be, so that wake-ups can be shared.
    void arm(std::chrono::microseconds delay, std::chrono::microseconds accuracy = std::chrono::milliseconds(50));
    void disarm();

private:
    static int on_event(sd_event_source *source, std::uint64_t time, void *self);

    sd_event *event_;
    std::function<void()> on_time_;
    EventSource source_;
};

/// Calls back whenever a descriptor is readable. Borrows the descriptor.
class Watch {
public:
    Watch(sd_event *event, int fd, std::function<void()> on_readable);
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

private:
    static int on_event(sd_event_source *source, int fd, std::uint32_t events, void *self);

    std::function<void()> on_readable_;
    EventSource source_;
};

/// Calls back for signals, which must be blocked in every thread.
class Signals {
public:
    Signals(sd_event *event, std::initializer_list<int> numbers, std::function<void(int)> on_signal);
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

private:
    static int on_event(sd_event_source *source, const struct signalfd_siginfo *info, void *self);

    std::function<void(int)> on_signal_;
    std::vector<EventSource> sources_;
};

} // namespace pandemonium
