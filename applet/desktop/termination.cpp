// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/termination.hpp"

#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace pandemonium::applet {
namespace {

/// What the handler writes to: it may do hardly anything else.
volatile sig_atomic_t writeEnd = -1;

void onSignal(int) {
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
    struct sigaction once = {};
    once.sa_handler = onSignal; // NOLINT(cppcoreguidelines-pro-type-union-access): its form
    once.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        (void)sigaction(signal, &once, nullptr);
}

Termination::~Termination() {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        (void)std::signal(signal, SIG_DFL);
    close(writeEnd);
}

} // namespace pandemonium::applet
