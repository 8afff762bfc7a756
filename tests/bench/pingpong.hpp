// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pairs of processes that hand a byte to and fro: the shape of every request and reply on a desktop.
#pragma once

#include "clock.hpp"
#include "histogram.hpp"

namespace bench {

/// What the byte goes through.
enum class Means { pipe, socket, eventfd, futex };

/// That many pairs at once, each with so many round trips, as fast as they go; then waits until the time is over, like
/// launch.
[[nodiscard]] Histogram ping_pong(Means means, unsigned pairs, std::uint64_t trips, nanoseconds duration);
/// One pair over a pipe, for that long; a sample is the time of a thousand round trips.
[[nodiscard]] Histogram ping_pong_alone(nanoseconds duration);

} // namespace bench
