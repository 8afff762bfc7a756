// SPDX-License-Identifier: GPL-2.0-or-later
#include "probe.hpp"

#include "trace.hpp"

#include <chrono>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr nanoseconds period = 10ms;
constexpr nanoseconds phases = 4ms; // a whole tick at 250 Hz

} // namespace

Histogram probe(nanoseconds duration, Dice dice, const std::function<bool()> &goes_on) {
    Histogram late;
    const auto start = now() + period;
    for (nanoseconds slot{}; slot < duration || goes_on(); slot += period) {
        const auto due = start + slot + nanoseconds(dice.roll(phases.count()));
        sleep_until(due);
        record(whole_us(now() - due), late);
    }
    return late;
}

} // namespace bench
