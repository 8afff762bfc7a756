// SPDX-License-Identifier: GPL-2.0-or-later
//
// The method call a handler is in: who calls, and whether the caller is ready to see a dialog. To be taken at the
// beginning of the handler; later it is another message's turn.
#pragma once

#include "bus/requests.hpp"

#include <systemd/sd-bus.h>

#include <string_view>

namespace pandemonium {

/// sdbus-c++ does not show the interactive flag; the message sd-bus is processing has it.
[[nodiscard]] inline Incoming incoming_call(sd_bus *bus, std::string_view interface, std::string_view method) {
    auto *message = sd_bus_get_current_message(bus);
    const char *sender = message != nullptr ? sd_bus_message_get_sender(message) : nullptr;
    if (sender == nullptr) {
        return {}; // not from a bus: no row, so denied
    }
    return {.row = find_method(interface, method),
            .caller = sender,
            .interactive = sd_bus_message_get_allow_interactive_authorization(message) > 0};
}

} // namespace pandemonium
