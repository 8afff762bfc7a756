// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hogs that come where others have been alone: what they get says what the scheduler made of a time in which nobody
// had to wait.
#pragma once

#include "clock.hpp"
#include "figure.hpp"
#include "load.hpp"

namespace bench {

enum class Bound { nowhere, to_a_cpu };

/// Again and again other hogs of nice 0 come, one for each CPU, stay for half a second and go for about as long. Every
/// other hog that is there already, the first among them, is of nice 0 as well. Bound: each that is there already is
/// bound to a CPU of its own, and the others come to those CPUs on which one is that counts. No samples, and field
/// "newcomer_share": CPU time of a newcomer while they are there over that of those.
[[nodiscard]] Figure share_of_newcomers(const Hogs &residents, Bound bound, unsigned cpus, nanoseconds duration,
                                        Dice dice);

} // namespace bench
