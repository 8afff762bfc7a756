// SPDX-License-Identifier: GPL-2.0-or-later
//
// A connection that plays another service of the system: owns its name and answers for one object.
#pragma once

#include "support/test_loop.hpp"

#include <QString>
#include <systemd/sd-bus.h>

namespace pandemonium::test {

/// Ends the test when a step of the play fails.
void must(int result, const char *what);

/// To be closed with sd_bus_close_unref. handler is called with userdata for every call to the object.
[[nodiscard]] sd_bus *own_name(const TestLoop &loop, const QString &address, const char *name, const char *object,
                               sd_bus_message_handler_t handler, void *userdata);

} // namespace pandemonium::test
