// SPDX-License-Identifier: GPL-2.0-or-later
//
// The scheduler's tuning knobs as the core decides them. Written to the kernel only when they differ.
#pragma once

#include <chrono>

namespace pandemonium {

struct Knobs {
    std::chrono::microseconds slice{4000};        ///< latency-critical and interactive
    std::chrono::microseconds batch_slice{20000}; ///< the most a batch task runs at a stretch
    std::chrono::microseconds preempt{1000};      ///< least run of a victim before an interactive wakeup takes its CPU
    std::chrono::microseconds sojourn_target{5000}; ///< age at which queued batch work counts as held up

    bool operator==(const Knobs &) const = default;
};

} // namespace pandemonium
