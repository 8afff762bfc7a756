// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/scheduler_interface.hpp"

#include "bus/changing.hpp"
#include "bus/properties.hpp"
#include "core/escape.hpp"

#include <sdbus-c++/IObject.h>

#include <vector>

namespace pandemonium {
namespace {

constexpr std::uint32_t api_version = 1;

const char *name_of(Property property) {
    switch (property) {
    case Property::state:
        return "State";
    case Property::state_reason:
        return "StateReason";
    case Property::mode:
        return "Mode";
    case Property::active_ops:
        return "ActiveOps";
    case Property::regime:
        return "Regime";
    case Property::last_exit:
        return "LastExit";
    case Property::restarts:
        return "Restarts";
    default:
        return nullptr; // another interface's
    }
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): one parameter for each neighbour it is wired to
SchedulerInterface::SchedulerInterface(sdbus::IObject &object, sd_bus *bus, const Core &core, const BusHooks &hooks,
                                       Requests &requests)
    : Scheduler_adaptor(object), object_(object), bus_(bus), core_(core), hooks_(hooks), requests_(requests) {
    registerAdaptor();
}

void SchedulerInterface::emit(const Signal &signal) {
    if (const auto *ejected = std::get_if<Ejected>(&signal)) {
        const auto &record = ejected->record;
        emitEjected(record.kind, record.code, printable(record.reason), printable(record.message), record.will_restart);
    }
}

void SchedulerInterface::announce(const std::set<Property> &changed) {
    announce_properties(object_, INTERFACE_NAME, changed, name_of);
}

void SchedulerInterface::SetMode(sdbus::Result<> &&result, std::string mode, uint64_t flags) {
    changing(std::move(result), {requests_, incoming_call(bus_, "Scheduler", "SetMode"), set_mode(mode, flags)});
}

void SchedulerInterface::ResetFailure(sdbus::Result<> &&result) {
    changing(std::move(result),
             {requests_, incoming_call(bus_, "Scheduler", "ResetFailure"), pandemonium::ResetFailure{}});
}

std::string SchedulerInterface::Version() { return PANDEMONIUM_VERSION; }
uint32_t SchedulerInterface::ApiVersion() { return api_version; }
std::string SchedulerInterface::State() { return std::string(to_string(core_.status().state)); }
std::string SchedulerInterface::StateReason() { return printable(core_.status().reason); }
std::string SchedulerInterface::Mode() { return std::string(to_string(core_.status().mode)); }
std::string SchedulerInterface::ActiveOps() {
    return mapped([&] { return printable(hooks_.active_ops()); });
}
std::string SchedulerInterface::Regime() { return std::string(to_string(core_.status().regime)); }
Dictionary SchedulerInterface::LastExit() {
    return mapped([&] { return last_exit_dictionary(core_.status().last_exit); });
}
uint32_t SchedulerInterface::Restarts() { return core_.status().restarts; }

} // namespace pandemonium
