// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/callers.hpp"

#include <format>
#include <utility>

namespace pandemonium {
namespace {

constexpr const char *driver = "org.freedesktop.DBus";
constexpr const char *driver_path = "/org/freedesktop/DBus";
/// The bus answers from memory; one that needs longer is not a bus any more.
constexpr std::chrono::seconds driver_timeout{25};

} // namespace

Callers::Hold::Hold(std::weak_ptr<Callers *> callers, std::string name)
    : callers_(std::move(callers)), name_(std::move(name)) {}
Callers::Hold::Hold(Hold &&other) noexcept
    : callers_(std::exchange(other.callers_, {})), name_(std::exchange(other.name_, {})) {}
Callers::Hold &Callers::Hold::operator=(Hold &&other) noexcept {
    std::swap(callers_, other.callers_);
    std::swap(name_, other.name_);
    return *this;
}
Callers::Hold::~Hold() {
    if (const auto callers = callers_.lock()) {
        (*callers)->release(name_);
    }
}

Callers::Callers(sd_bus *bus, std::function<void(const std::string &name)> vanished)
    : bus_(bus), vanished_(std::move(vanished)), self_(std::make_shared<Callers *>(this)) {}

Callers::Hold Callers::hold(const std::string &name) {
    auto at = entries_.find(name);
    if (at == entries_.end()) {
        Entry entry;
        watch(name, entry);
        at = entries_.emplace(name, std::move(entry)).first;
    }
    ++at->second.holds;
    return {self_, name};
}

void Callers::watch(const std::string &name, Entry &entry) {
    const auto rule = std::format("type='signal',sender='{}',path='{}',interface='{}',member='NameOwnerChanged',"
                                  "arg0='{}',arg2=''",
                                  driver, driver_path, driver, name);
    entry.watch = BusSlot::match(bus_, rule, [this, name](sd_bus_message *) { leave(name); });
    // Asked after the watch is set: a name that left before it is an error here, one that leaves later is a signal.
    const auto call = new_call(bus_, driver, driver_path, driver, "GetConnectionUnixUser");
    checked(sd_bus_message_append_basic(call.get(), SD_BUS_TYPE_STRING, name.c_str()), "cannot name a caller");
    entry.question =
        BusSlot::call(bus_, call.get(), driver_timeout, [this, name](sd_bus_message *reply) { told_uid(name, reply); });
}

void Callers::told_uid(const std::string &name, sd_bus_message *reply) {
    std::uint32_t uid = 0;
    if (sd_bus_message_is_method_error(reply, nullptr) != 0 ||
        sd_bus_message_read_basic(reply, SD_BUS_TYPE_UINT32, &uid) <= 0) {
        leave(name);
        return;
    }
    const auto at = entries_.find(name);
    if (at == entries_.end()) {
        return;
    }
    at->second.uid = uid;
    for (const auto &identified : std::exchange(at->second.waiting, {})) {
        identified(uid);
    }
}

void Callers::identify(const std::string &name, Identified identified) {
    const auto at = entries_.find(name);
    if (at == entries_.end()) {
        return;
    }
    if (at->second.uid) {
        identified(*at->second.uid);
    } else {
        at->second.waiting.push_back(std::move(identified));
    }
}

void Callers::release(const std::string &name) {
    const auto at = entries_.find(name);
    if (at != entries_.end() && --at->second.holds == 0) {
        entries_.erase(at);
    }
}

void Callers::leave(const std::string &name) {
    if (entries_.erase(name) != 0) {
        vanished_(name);
    }
}

} // namespace pandemonium
