// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the machine did in one window of time.
#pragma once

#include "state/tier.hpp"

namespace pandemonium::applet {

struct TierSample {
    quint32 tasks = 0;
    double runTimeShare = 0; ///< 0 to 1 of the CPU time all tiers used
    quint64 wakeupP50Us = 0;
    quint64 wakeupP99Us = 0;
    quint64 wakeupMaxUs = 0;
    quint64 wakeupSamples = 0; ///< 0: the three above say nothing

    bool operator==(const TierSample &) const = default;
};

struct Sample {
    qint64 monotonicUs = 0; ///< CLOCK_MONOTONIC when it was taken; 0 when asked for instead of subscribed to
    quint64 windowUs = 0;
    double cpuIdle = 0;   ///< 0 to 1
    bool burst = false;   ///< a storm of short processes is on
    bool longrun = false; ///< batch work has waited for two seconds
    quint32 profiles = 0;
    quint32 confident = 0;
    quint32 pinned = 0;
    quint64 predictionsApplied = 0; ///< since attach
    quint64 bpfNsPerSecond = 0;     ///< 0 where the kernel does not count it
    std::array<TierSample, tierCount> tiers{};

    bool operator==(const Sample &) const = default;
    [[nodiscard]] const TierSample &of(Tier tier) const { return tiers.at(placeOf(tier)); }
};

} // namespace pandemonium::applet
