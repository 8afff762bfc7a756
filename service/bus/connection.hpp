// SPDX-License-Identifier: GPL-2.0-or-later
//
// One connection to the system bus, from its opening to its end. Nothing here waits: the handshake, the request for
// the name and the loss of either are events. A connection that has ended is of no more use; the bus makes another.
#pragma once

#include "bus/sd_bus_raii.hpp"
#include "core/result.hpp"

#include <sdbus-c++/IConnection.h>

#include <functional>
#include <memory>
#include <string>

namespace pandemonium {

class Connection {
public:
    struct Events {
        std::function<void()> ready;            ///< the bus has taken us in; serve now
        std::function<void(bool owned)> name;   ///< the name is ours, or is not (any more)
        std::function<void(std::string)> ended; ///< why; do not destroy the connection inside
    };

    /// Begins to connect to $DBUS_SYSTEM_BUS_ADDRESS, or where system buses are.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(sd_event *event, Events events);

    /// Only after ready.
    [[nodiscard]] sdbus::IConnection &serving() const { return *serving_; }
    [[nodiscard]] sd_bus *bus() const { return bus_; }
    /// Asks for the bus name; queues for it while somebody else has it.
    void request_name();

private:
    explicit Connection(Events events) : events_(std::move(events)) {}
    [[nodiscard]] Result<void> connect(sd_event *event);
    void watch_local();
    void on_connected();
    void on_name_reply(sd_bus_message *reply);

    Events events_;
    BusPtr connecting_;                           ///< until the handshake is done
    std::unique_ptr<sdbus::IConnection> serving_; ///< owns the bus from then on
    sd_bus *bus_ = nullptr;
    BusSlot connected_;
    BusSlot disconnected_;
    BusSlot acquired_;
    BusSlot lost_;
    BusSlot name_request_;
};

} // namespace pandemonium
