// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/connection.hpp"

#include <cstdlib>
#include <format>
#include <system_error>

namespace pandemonium {
namespace {

constexpr const char *well_known_name = "org.pandemonium1";
constexpr const char *default_address = "unix:path=/run/dbus/system_bus_socket";

const char *system_bus_address() {
    const char *address = secure_getenv("DBUS_SYSTEM_BUS_ADDRESS");
    return address != nullptr ? address : default_address;
}

std::string local_signal(const char *member) {
    return std::format("type='signal',sender='org.freedesktop.DBus.Local',path='/org/freedesktop/DBus/Local',"
                       "interface='org.freedesktop.DBus.Local',member='{}'",
                       member);
}

std::string name_signal(const char *member) {
    return std::format("type='signal',sender='org.freedesktop.DBus',path='/org/freedesktop/DBus',"
                       "interface='org.freedesktop.DBus',member='{}',arg0='{}'",
                       member, well_known_name);
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(sd_event *event, Events events) {
    auto connection = std::unique_ptr<Connection>(new Connection(std::move(events)));
    if (const auto connected = connection->connect(event); !connected) {
        return std::unexpected(connected.error());
    }
    return connection;
}

Result<void> Connection::connect(sd_event *event) try {
    sd_bus *bus = nullptr;
    checked(sd_bus_new(&bus), "cannot make a bus object");
    connecting_.reset(bus);
    bus_ = bus;
    checked(sd_bus_set_address(bus, system_bus_address()), "cannot use the address of the system bus");
    checked(sd_bus_set_bus_client(bus, 1), "cannot be a client");
    // sd_bus_open_system would do for the rest; only with this signal does nobody have to wait for the handshake.
    checked(sd_bus_set_connected_signal(bus, 1), "cannot ask for the connected signal");
    watch_local();
    checked(sd_bus_start(bus), "cannot connect to the system bus");
    checked(sd_bus_attach_event(bus, event, SD_EVENT_PRIORITY_NORMAL), "cannot attach the bus to the loop");
    return {};
} catch (const std::system_error &error) {
    return std::unexpected(Error{error.code().value(), error.what()});
}

void Connection::watch_local() {
    connected_ = BusSlot::match(bus_, local_signal("Connected"), [this](sd_bus_message *) { on_connected(); });
    disconnected_ = BusSlot::match(bus_, local_signal("Disconnected"),
                                   [this](sd_bus_message *) { events_.ended("the system bus closed the connection"); });
}

void Connection::on_connected() try {
    serving_ = sdbus::createBusConnection(connecting_.release());
    events_.ready();
} catch (const std::exception &error) {
    events_.ended(error.what());
}

void Connection::request_name() {
    acquired_ = BusSlot::match(bus_, name_signal("NameAcquired"), [this](sd_bus_message *) { events_.name(true); });
    lost_ = BusSlot::match(bus_, name_signal("NameLost"), [this](sd_bus_message *) { events_.name(false); });
    name_request_ =
        BusSlot::request_name(bus_, well_known_name, [this](sd_bus_message *reply) { on_name_reply(reply); });
}

void Connection::on_name_reply(sd_bus_message *reply) {
    constexpr std::uint32_t in_queue = 2; // DBUS_REQUEST_NAME_REPLY_IN_QUEUE
    std::uint32_t result = 0;
    if (const auto *error = sd_bus_message_get_error(reply)) {
        events_.ended(std::format("the system bus refuses the name {}: {}", well_known_name, error->message));
    } else if (sd_bus_message_read_basic(reply, SD_BUS_TYPE_UINT32, &result) > 0 && result == in_queue) {
        events_.name(false);
    } // otherwise NameAcquired has told it already
}

} // namespace pandemonium
