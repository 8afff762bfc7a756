// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/bus.hpp"

#include "bus/authority.hpp"
#include "bus/callers.hpp"
#include "bus/connection.hpp"
#include "bus/errors.hpp"
#include "bus/journal.hpp"
#include "bus/profiles_interface.hpp"
#include "bus/requests.hpp"
#include "bus/scheduler_interface.hpp"
#include "bus/sleep_watch.hpp"
#include "bus/stats_interface.hpp"

#include <sdbus-c++/IObject.h>

#include <algorithm>
#include <format>

namespace pandemonium {
namespace {

constexpr const char *object_path = "/org/pandemonium1";
/// A bus that returns is found within five seconds at the latest.
constexpr std::chrono::milliseconds first_retry{250};
constexpr std::chrono::milliseconds last_retry{4000};

} // namespace

/// Everything that lives exactly as long as one connection. Members go in reverse order: requests first, which hold
/// messages of the connection.
struct Served {
    // NOLINTNEXTLINE(readability-function-size): one parameter for each neighbour it is wired to
    Served(sd_event *event, Connection &connection, const Core &core, const BusHooks &hooks, Journal &journal)
        : object(sdbus::createObject(connection.serving(), sdbus::ObjectPath{object_path})), polkit(connection.bus()),
          callers(connection.bus(), [this](const std::string &name) { vanished(name); }),
          requests(core, callers, polkit, hooks, journal), scheduler(*object, connection.bus(), core, hooks, requests),
          stats(*object, connection.bus(), event, core, hooks, callers),
          profiles(*object, connection.bus(), core, hooks, requests), sleep(connection.bus(), hooks.before_sleep) {}

    void vanished(const std::string &name) {
        requests.caller_vanished(name);
        stats.caller_vanished(name);
    }

    std::unique_ptr<sdbus::IObject> object;
    Polkit polkit;
    Callers callers;
    Requests requests;
    SchedulerInterface scheduler;
    StatsInterface stats;
    ProfilesInterface profiles;
    SleepWatch sleep;
};

struct Bus::Impl {
    Impl(sd_event *loop, const Core &shown, BusHooks asked) : event(loop), core(shown), hooks(std::move(asked)) {}

    [[nodiscard]] Result<void> connect();
    void serve();
    void on_name(bool owned);
    void on_ended(const std::string &why);
    void retry_later();
    void announce(const Outcome &outcome);

    sd_event *event;
    const Core &core;
    BusHooks hooks;
    Journal journal;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<Served> served; // before its connection
    OneShot retry;
    std::chrono::milliseconds next_retry = first_retry;
    bool name_owned = false;
};

Result<void> Bus::Impl::connect() {
    served.reset();
    connection.reset();
    auto opened = Connection::open(event, {.ready = [this] { serve(); },
                                           .name = [this](bool owned) { on_name(owned); },
                                           .ended = [this](const std::string &why) { on_ended(why); }});
    if (!opened) {
        retry_later();
        return within("the system bus cannot be reached and is tried again", opened.error());
    }
    connection = std::move(*opened);
    return {};
}

void Bus::Impl::serve() {
    served = std::make_unique<Served>(event, *connection, core, hooks, journal);
    connection->request_name();
}

void Bus::Impl::on_name(bool owned) {
    if (owned) {
        next_retry = first_retry;
    }
    if (std::exchange(name_owned, owned) != owned || !owned) {
        hooks.name_changed(owned);
    }
}

void Bus::Impl::on_ended(const std::string &why) {
    journal.write({.priority = Priority::warning, .message = std::format("Bus: {}", why), .fields = {}, .cause = {}});
    if (std::exchange(name_owned, false)) {
        hooks.name_changed(false);
    }
    retry_later();
}

void Bus::Impl::retry_later() {
    retry = OneShot::after(event, next_retry, [this] {
        if (const auto connected = connect(); !connected) {
            journal.write({.priority = Priority::warning,
                           .message = connected.error().sentence,
                           .fields = {},
                           .cause = "bus unreachable"});
        }
    });
    next_retry = std::min(next_retry * 2, last_retry);
}

void Bus::Impl::announce(const Outcome &outcome) {
    for (const auto &signal : outcome.signals) {
        served->scheduler.emit(signal);
        served->profiles.emit(signal);
    }
    served->scheduler.announce(outcome.changed);
    served->profiles.announce(outcome.changed);
}

Bus::Bus(sd_event *event, const Core &core, BusHooks hooks)
    : impl_(std::make_unique<Impl>(event, core, std::move(hooks))) {}
Bus::~Bus() = default;

Result<void> Bus::start() { return impl_->connect(); }

void Bus::publish(const Outcome &outcome) {
    if (!impl_->served) {
        return; // whoever connects later reads the properties
    }
    try {
        impl_->announce(outcome);
    } catch (...) {
        impl_->journal.write({.priority = Priority::warning,
                              .message = std::format("Bus: {}", current_exception_to_dbus().what()),
                              .fields = {},
                              .cause = "bus publish"});
    }
}

} // namespace pandemonium
