// SPDX-License-Identifier: GPL-2.0-or-later
//
// Programs one after the other, each on a stage of its own beside the hogs and a probe: which tier the kernel side of
// ours has it in, what it gets done, and what that costs others.
#pragma once

#include "figure.hpp"
#include "load.hpp"
#include "programs.hpp"

#include <cstdint>
#include <vector>

namespace bench {

struct Watching {
    unsigned cpus;
    std::uint64_t seed;
    nanoseconds each; ///< for how long
};

/// Samples: those of the probe beside all programs. Fields: "programs=" with, for each and separated by commas,
/// NAME:TIER:REACHED_MS:SAMPLES:IN_TIER:WORK:P99_US. TIER is the one it belongs in; REACHED_MS is "never" when it did
/// not get there and "-" when nothing of ours runs; SAMPLES were taken of its tier after that and after its first 200
/// ms, IN_TIER of them in that tier; WORK is per mille of a hog's, and P99_US is the probe's.
[[nodiscard]] Figure watch(const std::vector<Program> &programs, const Hogs &hogs, const Watching &watching);

} // namespace bench
