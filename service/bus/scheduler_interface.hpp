// SPDX-License-Identifier: GPL-2.0-or-later
//
// org.pandemonium1.Scheduler.
#pragma once

#include "bus/arguments.hpp"
#include "bus/dictionaries.hpp"
#include "bus/requests.hpp"

#include <dbus/scheduler_adaptor.hpp>

#include <set>

namespace pandemonium {

class SchedulerInterface final : private org::pandemonium1::Scheduler_adaptor {
public:
    SchedulerInterface(sdbus::IObject &object, sd_bus *bus, const Core &core, const BusHooks &hooks,
                       Requests &requests);
    /// Sends the signal if it is one of this interface.
    void emit(const Signal &signal);
    /// One PropertiesChanged for those that are of this interface.
    void announce(const std::set<Property> &changed);

private:
    void SetMode(sdbus::Result<> &&result, std::string mode, uint64_t flags) override;
    void ResetFailure(sdbus::Result<> &&result) override;

    std::string Version() override;
    uint32_t ApiVersion() override;
    std::string State() override;
    std::string StateReason() override;
    std::string Mode() override;
    std::string ActiveOps() override;
    std::string Regime() override;
    Dictionary LastExit() override;
    uint32_t Restarts() override;

    sdbus::IObject &object_;
    sd_bus *bus_;
    const Core &core_;
    const BusHooks &hooks_;
    Requests &requests_;
};

} // namespace pandemonium
