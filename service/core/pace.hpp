// SPDX-License-Identifier: GPL-2.0-or-later
//
// The times by which the scheduler decides. The values are those of bpf/intf.h, which says why; kernel/wire asserts it.
#pragma once

#include <chrono>

namespace pandemonium::pace {

inline constexpr std::chrono::microseconds slice{8000};          ///< latency-critical and interactive
inline constexpr std::chrono::microseconds batch_slice{20000};   ///< the most a batch task runs at a stretch
inline constexpr std::chrono::microseconds minimum_run{1000};    ///< who runs has it before a tick may stop it
inline constexpr std::chrono::microseconds sojourn_target{5000}; ///< a rescue is due after 20 of it

} // namespace pandemonium::pace
