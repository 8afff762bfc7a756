// SPDX-License-Identifier: GPL-2.0-or-later
#include "newcomers.hpp"

#include "affinity.hpp"

#include <chrono>
#include <cstddef>
#include <format>
#include <vector>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr nanoseconds together = 500ms;
constexpr nanoseconds alone = 500ms; // on the mean

/// Each to a CPU of its own, so many CPUs from one to the next.
void spread_over_cpus(const Hogs &hogs, unsigned stride) {
    unsigned cpu = 0;
    for (const auto hog : hogs.pids()) {
        bind_to(hog, cpu);
        cpu += stride;
    }
}

nanoseconds mean_of_every(std::size_t stride, const std::vector<nanoseconds> &times) {
    nanoseconds sum{};
    unsigned count = 0;
    for (std::size_t i = 0; i < times.size(); i += stride, ++count)
        sum += times[i];
    return sum / count;
}

} // namespace

Figure share_of_newcomers(const Hogs &residents, Bound bound, unsigned cpus, nanoseconds duration, Dice dice) {
    const bool is_bound = bound == Bound::to_a_cpu;
    nanoseconds of_newcomers{};
    nanoseconds of_residents{};
    if (is_bound)
        spread_over_cpus(residents, 1);
    for (const auto end = now() + duration; now() < end;) {
        sleep_until(now() + alone / 2 + nanoseconds(dice.roll(static_cast<std::uint64_t>(alone.count()))));
        const auto before = mean_of_every(2, residents.cpu_times());
        const Hogs newcomers(std::vector<int>(is_bound ? (cpus + 1) / 2 : cpus, 0));
        if (is_bound)
            spread_over_cpus(newcomers, 2);
        sleep_until(now() + together);
        of_newcomers += mean_of_every(1, newcomers.cpu_times());
        of_residents += mean_of_every(2, residents.cpu_times()) - before;
    }
    return {{}, std::format(" newcomer_share={:.3f}", std::chrono::duration<double>(of_newcomers) / of_residents)};
}

} // namespace bench
