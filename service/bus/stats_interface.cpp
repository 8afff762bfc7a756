// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/stats_interface.hpp"

#include "bus/answering.hpp"
#include "bus/incoming.hpp"

#include <sdbus-c++/IObject.h>
#include <sdbus-c++/Message.h>

namespace pandemonium {
namespace {

/// The value, or its refusal thrown as the error to reply: what a synchronous handler does.
template <typename T> T value_or_throw(Checked<T> checked) {
    if (!checked) {
        throw to_dbus(checked.error());
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*checked);
    }
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): one parameter for each neighbour it is wired to
StatsInterface::StatsInterface(sdbus::IObject &object, sd_bus *bus, sd_event *event, const Core &core,
                               const BusHooks &hooks, Callers &callers)
    : Stats_adaptor(object), object_(object), bus_(bus), core_(core), sampler_(event, hooks),
      subscriptions_(event, hooks, callers, [this](const Subscriptions::Due &due) { send(due); }) {
    registerAdaptor();
}

std::string StatsInterface::caller_of(std::string_view method) const {
    const auto incoming = incoming_call(bus_, "Stats", method);
    if (incoming.row == nullptr) {
        throw to_dbus({RefusalKind::access_denied, "This method is not open to anybody."});
    }
    return incoming.caller;
}

void StatsInterface::GetStats(sdbus::Result<Dictionary, Tiers> &&result) {
    answering(std::move(result), [&](const auto &pending) {
        (void)caller_of("GetStats"); // open to whoever it is
        sampler_.sample([this, pending](const Sampled &sampled) {
            sampled ? pending->reply(totals_dictionary(*sampled, core_), tiers_dictionary(*sampled))
                    : pending->refuse(sampled.error());
        });
    });
}

uint32_t StatsInterface::Subscribe(const uint32_t &interval_ms) {
    return mapped([&] {
        return value_or_throw(interval_argument(interval_ms).and_then([&](std::chrono::milliseconds interval) {
            return subscriptions_.add(caller_of("Subscribe"), interval);
        }));
    });
}

void StatsInterface::Unsubscribe(const uint32_t &cookie) {
    mapped([&] { value_or_throw(subscriptions_.remove(caller_of("Unsubscribe"), cookie)); });
}

void StatsInterface::send(const Subscriptions::Due &due) {
    auto signal = object_.createSignal(sdbus::InterfaceName{INTERFACE_NAME}, sdbus::SignalName{"Sample"});
    signal << std::uint64_t(std::chrono::floor<std::chrono::microseconds>(due.taken_at).count());
    signal << totals_dictionary(due.sample, core_) << tiers_dictionary(due.sample);
    signal.setDestination(due.subscriber);
    object_.emitSignal(signal);
}

} // namespace pandemonium
