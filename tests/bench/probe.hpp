// SPDX-License-Identifier: GPL-2.0-or-later
//
// A task that sleeps and must run soon after it is due: what a person feels.
#pragma once

#include "clock.hpp"
#include "histogram.hpp"

#include <functional>

namespace bench {

/// Due every 10 ms on an absolute schedule, each time at another phase so that it cannot lock onto the tick.
/// How late it ran, one sample per due time: those that passed while it could not run are counted too. It goes on for
/// that long, and then for as long as something else does. Of so many CPUs it is put on the next one every second, and
/// may leave it as it may any; of 0 it is where the scheduler has it.
[[nodiscard]] Histogram
probe(nanoseconds duration, Dice dice, unsigned cpus, const std::function<bool()> &goes_on = [] { return false; });

} // namespace bench
