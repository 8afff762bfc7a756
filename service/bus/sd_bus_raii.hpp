// SPDX-License-Identifier: GPL-2.0-or-later
//
// Owners for libsystemd's objects, and its callbacks as std::function: asynchronous calls, signal matches, timers.
// Destroying what a function here returned forgets it; doing so inside its own handler is allowed.
#pragma once

#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace pandemonium {

template <auto function> struct Release {
    template <typename T> void operator()(T *pointer) const { function(pointer); }
};
using MessagePtr = std::unique_ptr<sd_bus_message, Release<sd_bus_message_unref>>;
using BusPtr = std::unique_ptr<sd_bus, Release<sd_bus_flush_close_unref>>;

/// A pending call or a match.
class BusSlot {
public:
    using Handler = std::function<void(sd_bus_message *message)>;

    BusSlot() = default;
    /// Sends message and hands its reply, or its error, to handler. A timeout of zero means no timeout.
    /// Throws std::system_error.
    [[nodiscard]] static BusSlot call(sd_bus *bus, sd_bus_message *message, std::chrono::microseconds timeout,
                                      Handler handler);
    /// Hands every message that matches rule to handler, without waiting for the bus to take the rule.
    /// Throws std::system_error.
    [[nodiscard]] static BusSlot match(sd_bus *bus, const std::string &rule, Handler handler);
    /// Asks for a bus name and hands the bus's reply to handler. Throws std::system_error.
    [[nodiscard]] static BusSlot request_name(sd_bus *bus, const char *name, Handler handler);

private:
    struct Callback;
    struct Forget {
        void operator()(Callback *callback) const;
    };
    explicit BusSlot(std::unique_ptr<Callback, Forget> callback) : callback_(std::move(callback)) {}
    static int on_message(sd_bus_message *message, void *userdata, sd_bus_error *error);
    [[nodiscard]] static BusSlot make(Handler handler);

    std::unique_ptr<Callback, Forget> callback_;
};

/// A one-shot timer of CLOCK_MONOTONIC.
class OneShot {
public:
    OneShot() = default;
    /// Throws std::system_error.
    [[nodiscard]] static OneShot after(sd_event *event, std::chrono::microseconds delay, std::function<void()> handler);

private:
    struct Callback;
    struct Forget {
        void operator()(Callback *callback) const;
    };
    static int on_time(sd_event_source *source, std::uint64_t time, void *userdata);

    std::unique_ptr<Callback, Forget> callback_;
};

/// A method call without arguments yet. Throws std::system_error.
[[nodiscard]] MessagePtr new_call(sd_bus *bus, const char *destination, const char *path, const char *interface,
                                  const char *method);

/// Throws std::system_error when result, as libsystemd returns it, is negative; returns it otherwise.
int checked(int result, const char *what);

} // namespace pandemonium
