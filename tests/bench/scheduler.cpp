// SPDX-License-Identifier: GPL-2.0-or-later
//
// The service without its bus and disk: kernel side and core, ticking once a second, so that what is measured is
// what people run. Called "observe" it observes, by any other name it schedules; called "unlearned" it does so with
// learning switched off. It stays until it is killed.
#include "core/core.hpp"
#include "kernel/kernel.hpp"
#include "pinned.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <thread>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

constexpr auto look_again = 10ms;

Now now() {
    return {.monotonic = std::chrono::steady_clock::now().time_since_epoch(),
            .wall = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now())};
}

int fail(std::string_view what, const std::string &why) {
    std::fprintf(stderr, "bench_scheduler: %s: %s\n", what.data(), why.c_str());
    return EXIT_FAILURE;
}

bool has_ended(int pidfd) {
    pollfd process{.fd = pidfd, .events = POLLIN, .revents = 0};
    return poll(&process, 1, 0) != 0;
}

/// Whether it was found in force; of a process that ends meanwhile nothing is found.
Result<bool> is_pin_in_force(Kernel &kernel, pid_t pid) {
    const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (pidfd < 0)
        return errno == ESRCH ? Result<bool>(false) : failure(errno, "a pinned process");
    const auto report = kernel.explain(pidfd);
    const bool ended = has_ended(pidfd);
    close(pidfd);
    if (ended)
        return false;
    if (!report)
        return within("a pinned process", report.error());
    if (!*report || (*report)->source != "pin" || (*report)->tier != Tier::latency_critical)
        return failure(ESRCH, "the pin is not in force");
    return true;
}

/// What was pinned is pinned, whatever happens to it.
Result<void> check_pins(Kernel &kernel, unsigned &in_force) {
    std::ifstream pids(bench::pinned_pids_file);
    for (pid_t pid = 0; pids >> pid;) {
        const auto found = is_pin_in_force(kernel, pid);
        if (!found)
            return std::unexpected(found.error());
        in_force += *found ? 1 : 0;
    }
    if (pids.is_open())
        std::ofstream(bench::pins_in_force_file) << in_force << '\n';
    return {};
}

Result<void> tick(Core &core, Kernel &kernel) {
    const auto readings = kernel.drain();
    if (!readings)
        return within("drain", readings.error());
    return kernel.write(core.tick(*readings, now()).kernel);
}

} // namespace

int main(int, char **arguments) {
    const std::string_view called(arguments[0]);
    const bool observes = called.ends_with("/observe");
    auto kernel = observes ? attach_observer({}) : attach_scheduler({});
    if (!kernel)
        return fail("attach", kernel.error().sentence);

    Choices choices;
    choices.learning = !called.ends_with("/unlearned");
    Core core({.choices = choices,
               .profiles = ProfileDb(),
               .pins = {.administrator = {{Comm::from_bytes(bench::pinned_comm), Tier::latency_critical}},
                        .lasting = {},
                        .runtime = {}}},
              now());
    while (true) {
        const auto enabled = (*kernel)->is_enabled();
        if (!enabled)
            return fail("enable", enabled.error().sentence);
        if (*enabled)
            break;
        std::this_thread::sleep_for(look_again);
    }
    // No client waits and nothing is announced here: what an outcome says beyond the kernel is of no use.
    (void)core.settled(
        Settlement{
            .state = observes ? State::observing : State::scheduling, .reason = {}, .error = {}, .active_ops = {}},
        now());
    if (const auto written = (*kernel)->write(core.full_write()); !written)
        return fail("write", written.error().sentence);
    std::ofstream("/tmp/attached") << '\n';

    unsigned pins_in_force = 0;
    for (auto next = std::chrono::steady_clock::now() + 1s;; next += 1s) {
        std::this_thread::sleep_until(next);
        if (const auto ticked = tick(core, **kernel); !ticked)
            return fail("tick", ticked.error().sentence);
        if (const auto checked = check_pins(**kernel, pins_in_force); !observes && !checked)
            return fail("pins", checked.error().sentence);
    }
}
