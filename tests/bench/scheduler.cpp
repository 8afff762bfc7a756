// SPDX-License-Identifier: GPL-2.0-or-later
//
// The service without its bus and disk: kernel side and core, ticking once a second, so that what is measured is
// what people run. Called "observe" it observes, by any other name it schedules; called "unlearned" it does so with
// learning switched off. It stays until it is killed.
#include "core/core.hpp"
#include "kernel/kernel.hpp"

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
    Core core({.choices = choices, .profiles = ProfileDb(), .pins = {}}, now());
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

    for (auto next = std::chrono::steady_clock::now() + 1s;; next += 1s) {
        std::this_thread::sleep_until(next);
        if (const auto ticked = tick(core, **kernel); !ticked)
            return fail("tick", ticked.error().sentence);
    }
}
