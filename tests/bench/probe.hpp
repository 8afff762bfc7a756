// SPDX-License-Identifier: GPL-2.0-or-later
//
// A task that sleeps and must run soon after it is due: what a person feels.
#pragma once

#include "clock.hpp"
#include "histogram.hpp"

namespace bench {

/// Due every 10 ms on an absolute schedule, each time at another phase so that it cannot lock onto the tick.
/// How late it ran, one sample per due time: those that passed while it could not run are counted too.
[[nodiscard]] Histogram probe(nanoseconds duration, Dice dice);

} // namespace bench
