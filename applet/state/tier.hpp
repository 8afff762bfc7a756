// SPDX-License-Identifier: GPL-2.0-or-later
//
// The three tiers, from the least to the most urgent.
#pragma once

#include "state/told.hpp"

namespace pandemonium::applet {

enum class Tier : quint8 { batch, interactive, latencyCritical };

inline constexpr std::size_t tierCount = 3;
inline constexpr std::array allTiers{Tier::batch, Tier::interactive, Tier::latencyCritical};

template <> struct WireWords<Tier> {
    static constexpr std::array<QLatin1StringView, tierCount> words{
        QLatin1StringView("batch"), QLatin1StringView("interactive"), QLatin1StringView("latency-critical")};
};

/// Where a tier's value is in an array of one per tier.
[[nodiscard]] constexpr std::size_t placeOf(Tier tier) { return static_cast<std::size_t>(tier); }

} // namespace pandemonium::applet
