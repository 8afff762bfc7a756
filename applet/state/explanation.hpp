// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why one task is in its tier, with the numbers behind it.
#pragma once

#include "state/profile.hpp"

namespace pandemonium::applet {

enum class Source : quint8 { pin, kernelRule, learned, behaviour, byDefault };
template <> struct WireWords<Source> {
    static constexpr std::array<QLatin1StringView, 5> words{
        QLatin1StringView("pin"), QLatin1StringView("kernel-rule"), QLatin1StringView("learned"),
        QLatin1StringView("behaviour"), QLatin1StringView("default")};
};

struct Explanation {
    quint32 pid = 0;
    QString name = {};
    Told<Tier> tier = {};
    Told<Source> source = {};
    double score = 0;
    double thresholdInteractive = 0;
    double thresholdLatencyCritical = 0;
    double wakeupsPer100ms = 0;
    double switchesPer100ms = 0;
    quint64 avgRuntimeNs = 0;
    quint64 runtimeDevNs = 0;
    quint64 avgSleepNs = 0;
    quint64 ageUs = 0;
    std::optional<Profile> profile = {};
    QString sentence = {}; ///< the service's own words, in English

    bool operator==(const Explanation &) const = default;
};

} // namespace pandemonium::applet
