// SPDX-License-Identifier: GPL-2.0-or-later
//
// org.pandemonium1.Stats.
#pragma once

#include "bus/dictionaries.hpp"
#include "bus/sampler.hpp"
#include "bus/subscriptions.hpp"

#include <dbus/stats_adaptor.hpp>

#include <string>

namespace pandemonium {

class StatsInterface final : private org::pandemonium1::Stats_adaptor {
public:
    StatsInterface(sdbus::IObject &object, sd_bus *bus, sd_event *event, const Core &core, const BusHooks &hooks,
                   Callers &callers);
    void caller_vanished(const std::string &name) { subscriptions_.remove_all_of(name); }

private:
    using Tiers = std::map<std::string, Dictionary>;

    void GetStats(sdbus::Result<Dictionary, Tiers> &&result) override;
    uint32_t Subscribe(const uint32_t &interval_ms) override;
    void Unsubscribe(const uint32_t &cookie) override;

    [[nodiscard]] std::string caller_of(std::string_view method) const;
    void send(const Subscriptions::Due &due);

    sdbus::IObject &object_;
    sd_bus *bus_;
    const Core &core_;
    Sampler sampler_;
    Subscriptions subscriptions_;
};

} // namespace pandemonium
