// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/owned_name.hpp"

#include <QtGlobal>

namespace pandemonium::test {

void must(int result, const char *what) {
    if (result < 0) {
        qFatal("a service of the test's own: %s: error %d", what, -result);
    }
}

sd_bus *own_name(const TestLoop &loop, const QString &address, const char *name, const char *object,
                 sd_bus_message_handler_t handler, void *userdata) {
    sd_bus *bus = nullptr;
    must(sd_bus_new(&bus), "a bus");
    must(sd_bus_set_address(bus, address.toUtf8().constData()), "its address");
    must(sd_bus_set_bus_client(bus, 1), "a client");
    must(sd_bus_start(bus), "to connect");
    must(sd_bus_attach_event(bus, loop.event(), 0), "to attach");
    must(sd_bus_add_object(bus, nullptr, object, handler, userdata), "an object");
    must(sd_bus_request_name(bus, name, 0), "its name");
    return bus;
}

} // namespace pandemonium::test
