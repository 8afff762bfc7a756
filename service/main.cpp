// SPDX-License-Identifier: GPL-2.0-or-later
//
// Composition root: parse arguments, build the objects in order, run the loop.
#include "daemon/daemon.hpp"
#include "daemon/event.hpp"
#include "daemon/options.hpp"
#include "store/store.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <sysexits.h>
#include <system_error>

namespace {

using namespace pandemonium;

EventLoop make_loop() {
    // Signals come through the loop, so no thread may take them.
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, number);
    sigprocmask(SIG_BLOCK, &signals, nullptr);

    sd_event *event = nullptr;
    if (const int status = sd_event_default(&event); status < 0)
        throw std::system_error(-status, std::generic_category(), "cannot make an event loop");
    EventLoop loop(event);
    if (const int status = sd_event_set_watchdog(event, 1); status < 0)
        throw std::system_error(-status, std::generic_category(), "cannot serve the watchdog");
    return loop;
}

int run(const Options &options) {
    const EventLoop loop = make_loop();
    Store store(options.directories);
    Daemon daemon(loop.get(), store);
    const Signals signals(loop.get(), {SIGTERM, SIGINT, SIGHUP}, [&](int number) {
        if (number == SIGHUP)
            daemon.reload();
        else
            daemon.stop();
    });
    daemon.start();
    return sd_event_loop(loop.get()) < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv) {
    const auto options = parse_options(argc, argv);
    if (!options) {
        std::cerr << "pandemoniumd: " << options.error() << "\nTry 'pandemoniumd --help'.\n";
        return EX_USAGE;
    }
    if (!options->print.empty()) {
        std::cout << options->print;
        return EXIT_SUCCESS;
    }
    try {
        return run(*options);
    } catch (const std::exception &error) {
        std::cerr << "<3>pandemoniumd cannot go on: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
