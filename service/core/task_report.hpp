// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the kernel side knows of one task now: the measured half of an explanation.
#pragma once

#include "core/comm.hpp"
#include "core/tier.hpp"

#include <chrono>
#include <string_view>

namespace pandemonium {

/// One task as the BPF side sees it now.
struct TaskReport {
    Comm name;
    Tier tier = Tier::interactive;
    std::string_view source; ///< pin, kernel-rule, learned, behaviour, default
    double score = 0;
    double threshold_interactive = 0;
    double threshold_latency_critical = 0;
    double wakeup_freq = 0; ///< per 100 ms
    double csw_rate = 0;    ///< per 100 ms
    std::chrono::nanoseconds avg_runtime{};
    std::chrono::nanoseconds runtime_dev{};
    std::chrono::nanoseconds avg_sleep{};
    std::chrono::microseconds age{};
};

} // namespace pandemonium
