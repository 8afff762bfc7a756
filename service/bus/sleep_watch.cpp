// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/sleep_watch.hpp"

#include <fcntl.h>
#include <format>
#include <unistd.h>
#include <utility>

namespace pandemonium {
namespace {

constexpr const char *logind = "org.freedesktop.login1";
constexpr const char *logind_path = "/org/freedesktop/login1";
constexpr const char *logind_manager = "org.freedesktop.login1.Manager";
constexpr std::chrono::seconds lock_patience{25};

std::string prepare_signal(const char *member) {
    return std::format("type='signal',sender='{}',path='{}',interface='{}',member='{}'", logind, logind_path,
                       logind_manager, member);
}

} // namespace

SleepWatch::SleepWatch(sd_bus *bus, std::function<void()> before_sleep)
    : bus_(bus), before_sleep_(std::move(before_sleep)) {
    sleep_ = BusSlot::match(bus, prepare_signal("PrepareForSleep"), [this](sd_bus_message *m) { on_prepare(m); });
    shutdown_ = BusSlot::match(bus, prepare_signal("PrepareForShutdown"), [this](sd_bus_message *m) { on_prepare(m); });
    owner_ = BusSlot::match(bus,
                            std::format("type='signal',sender='org.freedesktop.DBus',path='/org/freedesktop/DBus',"
                                        "interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{}'",
                                        logind),
                            [this](sd_bus_message *m) { on_owner_changed(m); });
    take_lock();
}

SleepWatch::~SleepWatch() { release_lock(); }

void SleepWatch::take_lock() {
    const MessagePtr call = new_call(bus_, logind, logind_path, logind_manager, "Inhibit");
    // Asking must not bring up a logind that nobody started.
    checked(sd_bus_message_set_auto_start(call.get(), 0), "cannot ask without starting logind");
    checked(
        sd_bus_message_append(call.get(), "ssss", "sleep:shutdown", "Pandemonium", "Saving what was learned", "delay"),
        "cannot write the arguments of Inhibit");
    request_ = BusSlot::call(bus_, call.get(), lock_patience, [this](sd_bus_message *reply) {
        int lock = -1;
        // An error means a machine without logind, or one that refuses: then nothing delays its sleep.
        if (sd_bus_message_get_error(reply) != nullptr ||
            sd_bus_message_read_basic(reply, SD_BUS_TYPE_UNIX_FD, &lock) <= 0)
            return;
        release_lock();
        lock_ = fcntl(lock, F_DUPFD_CLOEXEC, 0); // the message closes its own
    });
}

void SleepWatch::release_lock() {
    if (lock_ >= 0)
        close(std::exchange(lock_, -1));
}

void SleepWatch::on_prepare(sd_bus_message *message) {
    int begins = 0;
    if (sd_bus_message_read_basic(message, SD_BUS_TYPE_BOOLEAN, &begins) <= 0)
        return;
    if (begins == 0)
        return take_lock();
    before_sleep_();
    release_lock();
}

void SleepWatch::on_owner_changed(sd_bus_message *message) {
    const char *name = nullptr;
    const char *before = nullptr;
    const char *after = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &after) > 0 && *after != '\0')
        take_lock();
}

} // namespace pandemonium
