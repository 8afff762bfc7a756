// SPDX-License-Identifier: GPL-2.0-or-later
//
// What synthetic programs do until a moment. Work is measured in CPU time of the thread, so that it is the same
// on a fast, a slow or a contended CPU; sleeps are absolute where a timer or a display would make them so.
#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

namespace pandemonium::synthetic {

using Clock = std::chrono::steady_clock;

struct Behaviour {
    std::string_view name;
    std::string_view what;
    int threads = 1;
    /// Runs in the calling thread until the moment has passed; index tells the threads apart.
    std::function<void(Clock::time_point until, int index)> behave;
};

/// All there are. job: CPU time after which the compiler is done.
[[nodiscard]] std::vector<Behaviour> behaviours(std::chrono::nanoseconds job);

} // namespace pandemonium::synthetic
