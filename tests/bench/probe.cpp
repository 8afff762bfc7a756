// SPDX-License-Identifier: GPL-2.0-or-later
#include "probe.hpp"

#include "affinity.hpp"
#include "trace.hpp"

#include <chrono>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr nanoseconds period = 10ms;
constexpr nanoseconds phases = 4ms; // a whole tick at 250 Hz
constexpr nanoseconds stay = 1s;    // on a CPU

} // namespace

Histogram probe(nanoseconds duration, Dice dice, unsigned cpus, const std::function<bool()> &goes_on) {
    Histogram late;
    auto cpu = cpus > 0 ? static_cast<unsigned>(dice.roll(cpus)) : 0;
    auto start = now() + period;
    const auto end = start + duration;
    for (nanoseconds slot{}; start + slot < end || goes_on(); slot += period) {
        if (cpus > 0 && slot % stay == nanoseconds::zero()) {
            const auto left = now();
            go_to(cpu, cpus);
            cpu = (cpu + 1) % cpus;
            start += now() - left; // the way there is no sample
        }
        const auto due = start + slot + nanoseconds(dice.roll(phases.count()));
        sleep_until(due);
        record(whole_us(now() - due), late);
    }
    return late;
}

} // namespace bench
