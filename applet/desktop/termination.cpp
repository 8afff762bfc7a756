// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/termination.hpp"

#include <array>
#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace pandemonium::applet {
namespace {

/// What the handler writes to: it may do hardly anything else.
volatile sig_atomic_t writeEnd = -1;

constexpr std::array ends{SIGTERM, SIGINT, SIGHUP};

void listen(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler; // NOLINT(cppcoreguidelines-pro-type-union-access): its form
    for (const int signal : ends)
        (void)sigaction(signal, &action, nullptr);
}

void onSignal(int) {
    listen(SIG_DFL); // a second one, whichever it is, ends the process
    const std::uint64_t one = 1;
    (void)!write(writeEnd, &one, sizeof one);
}

int newEvent() {
    const int event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    writeEnd = event;
    return event;
}

} // namespace

Termination::Termination() : notifier_(newEvent(), QSocketNotifier::Read) {
    connect(&notifier_, &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        if (read(writeEnd, &count, sizeof count) == sizeof count)
            Q_EMIT asked();
    });
    listen(onSignal);
}

Termination::~Termination() {
    listen(SIG_DFL);
    close(writeEnd);
}

} // namespace pandemonium::applet
