// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/logind_double.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace pandemonium::test {
namespace {

constexpr const char *path = "/org/freedesktop/login1";
constexpr const char *interface = "org.freedesktop.login1.Manager";

} // namespace

LogindDouble::LogindDouble(const TestLoop &loop, const QString &address)
    : bus_(own_name(loop, address, "org.freedesktop.login1", path, on_message, this)) {}

LogindDouble::~LogindDouble() {
    sd_bus_close_unref(bus_);
    if (our_end_ >= 0) {
        close(our_end_);
    }
}

int LogindDouble::on_message(sd_bus_message *message, void *userdata, sd_bus_error * /*error*/) {
    if (sd_bus_message_is_method_call(message, interface, "Inhibit") == 0) {
        return 0;
    }
    static_cast<LogindDouble *>(userdata)->inhibit(message);
    return 1;
}

void LogindDouble::inhibit(sd_bus_message *message) {
    const char *words[4] = {};
    must(sd_bus_message_read(message, "ssss", &words[0], &words[1], &words[2], &words[3]), "arguments"); // NOLINT
    asked_ << QStringList{words[0], words[1], words[2], words[3]}.join(' ');
    if (our_end_ >= 0) {
        close(our_end_);
    }
    int ends[2];
    must(pipe2(ends, O_CLOEXEC), "a lock");
    our_end_ = ends[0];
    must(sd_bus_reply_method_return(message, "h", ends[1]), "a reply"); // NOLINT: its own form
    close(ends[1]);
}

bool LogindDouble::is_delayed() const {
    pollfd lock{.fd = our_end_, .events = POLLIN, .revents = 0};
    return our_end_ >= 0 && poll(&lock, 1, 0) == 0; // nobody holds the other end: POLLHUP
}

void LogindDouble::announce(const char *signal, bool begins) const {
    must(sd_bus_emit_signal(bus_, path, interface, signal, "b", begins ? 1 : 0), "a signal"); // NOLINT: its own form
}

} // namespace pandemonium::test
