// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/sd_bus_raii.hpp"

#include "bus/errors.hpp"

#include <cstdio>
#include <system_error>

namespace pandemonium {
namespace {

/// libsystemd's C frames must not see an exception, and what threw was not a request: those answer for themselves.
template <typename Work> void contained(Work work) {
    try {
        work();
    } catch (...) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the journal reads <N> as the priority
        (void)std::fprintf(stderr, "<3>bus: %s\n", current_exception_to_dbus().what()); // stderr may be closed
    }
}

} // namespace

int checked(int result, const char *what) {
    if (result < 0) {
        throw std::system_error(-result, std::generic_category(), what);
    }
    return result;
}

// NOLINTNEXTLINE(readability-function-size): a call is named by as many
MessagePtr new_call(sd_bus *bus, const char *destination, const char *path, const char *interface, const char *method) {
    sd_bus_message *message = nullptr;
    checked(sd_bus_message_new_method_call(bus, &message, destination, path, interface, method), method);
    return MessagePtr(message);
}

struct BusSlot::Callback {
    std::shared_ptr<Handler> handler; // kept alive by a running call, whoever forgets it meanwhile
    sd_bus_slot *slot = nullptr;
};

void BusSlot::Forget::operator()(Callback *callback) const {
    sd_bus_slot_unref(callback->slot);
    delete callback; // NOLINT(cppcoreguidelines-owning-memory): the deleter of a unique_ptr
}

BusSlot BusSlot::make(Handler handler) {
    return BusSlot(std::unique_ptr<Callback, Forget>(
        new Callback{.handler = std::make_shared<Handler>(std::move(handler))})); // NOLINT: see Forget
}

int BusSlot::on_message(sd_bus_message *message, void *userdata, sd_bus_error * /*error*/) {
    const auto handler = static_cast<Callback *>(userdata)->handler;
    contained([&] { (*handler)(message); });
    return 0;
}

BusSlot BusSlot::call(sd_bus *bus, sd_bus_message *message, std::chrono::microseconds timeout, Handler handler) {
    constexpr std::uint64_t no_timeout = UINT64_MAX;
    auto made = make(std::move(handler));
    const auto usec = timeout.count() == 0 ? no_timeout : static_cast<std::uint64_t>(timeout.count());
    checked(sd_bus_call_async(bus, &made.callback_->slot, message, &BusSlot::on_message, made.callback_.get(), usec),
            "cannot call over D-Bus");
    return made;
}

BusSlot BusSlot::match(sd_bus *bus, const std::string &rule, Handler handler) {
    // Without an install callback of ours sd-bus closes the connection when the bus refuses the rule.
    const auto installed = [](sd_bus_message *, void *, sd_bus_error *) { return 1; };
    auto made = make(std::move(handler));
    checked(sd_bus_add_match_async(bus, &made.callback_->slot, rule.c_str(), &BusSlot::on_message, installed,
                                   made.callback_.get()),
            "cannot watch D-Bus");
    return made;
}

BusSlot BusSlot::request_name(sd_bus *bus, const char *name, Handler handler) {
    auto made = make(std::move(handler));
    checked(sd_bus_request_name_async(bus, &made.callback_->slot, name, SD_BUS_NAME_QUEUE, &BusSlot::on_message,
                                      made.callback_.get()),
            "cannot ask for the bus name");
    return made;
}

struct OneShot::Callback {
    std::shared_ptr<std::function<void()>> handler;
    sd_event_source *source = nullptr;
};

void OneShot::Forget::operator()(Callback *callback) const {
    sd_event_source_disable_unref(callback->source);
    delete callback; // NOLINT(cppcoreguidelines-owning-memory): the deleter of a unique_ptr
}

int OneShot::on_time(sd_event_source * /*source*/, std::uint64_t /*time*/, void *userdata) {
    const auto handler = static_cast<Callback *>(userdata)->handler;
    contained([&] { (*handler)(); });
    return 0;
}

OneShot OneShot::after(sd_event *event, std::chrono::microseconds delay, std::function<void()> handler) {
    constexpr std::uint64_t accuracy_us = 1000; // sd-event's default of 250 ms would blur the shortest interval
    OneShot timer;
    timer.callback_.reset(
        new Callback{.handler = std::make_shared<std::function<void()>>(std::move(handler))}); // NOLINT: see Forget
    checked(sd_event_add_time_relative(event, &timer.callback_->source, CLOCK_MONOTONIC,
                                       static_cast<std::uint64_t>(delay.count()), accuracy_us, &OneShot::on_time,
                                       timer.callback_.get()),
            "cannot arm a timer");
    return timer;
}

} // namespace pandemonium
