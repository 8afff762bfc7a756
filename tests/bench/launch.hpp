// SPDX-License-Identifier: GPL-2.0-or-later
//
// Starting a program: what a person waits for at every click and command.
#pragma once

#include "clock.hpp"
#include "histogram.hpp"

namespace bench {

/// Starts a program that ends at once, that many times one after the other; from fork to its end reaped. From each CPU
/// in turn, because they are not equally fast: wherever a scheduler lets it go on from there. Then waits until the time
/// is over: what else the machine does is to be compared over one time and one number of launches.
[[nodiscard]] Histogram launch(unsigned times, unsigned cpus, nanoseconds duration);

} // namespace bench
