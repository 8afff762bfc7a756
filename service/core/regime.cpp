// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/regime.hpp"

#include <cmath>

namespace pandemonium {

namespace {

// Each regime leaves at another point than it enters, so that a load on the border does not flap.
constexpr double light_enters_above = 0.50;
constexpr double light_leaves_below = 0.30;
constexpr double heavy_enters_below = 0.10;
constexpr double heavy_leaves_above = 0.25;
constexpr double crowded_from = 0.50; ///< pressure: tasks wait half of the time
constexpr unsigned ticks_to_change = 2;

} // namespace

std::string_view to_string(Regime regime) {
    switch (regime) {
    case Regime::light:
        return "light";
    case Regime::mixed:
        return "mixed";
    case Regime::heavy:
        return "heavy";
    }
    return "";
}

/// A neighbour of the current regime or the regime itself: MIXED lies between the others.
Regime RegimeDetector::wanted(double idle, double pressure) const {
    const bool is_crowded = pressure >= crowded_from;
    switch (current_) {
    case Regime::light:
        return idle < light_leaves_below || is_crowded ? Regime::mixed : Regime::light;
    case Regime::mixed:
        if (idle > light_enters_above && !is_crowded)
            return Regime::light;
        return idle < heavy_enters_below ? Regime::heavy : Regime::mixed;
    case Regime::heavy:
        return idle > heavy_leaves_above ? Regime::mixed : Regime::heavy;
    }
    return current_;
}

Regime RegimeDetector::step(double idle, double pressure) {
    if (std::isnan(idle) || std::isnan(pressure))
        return current_;
    const Regime next = wanted(idle, pressure);
    ticks_pending_ = next == current_ ? 0 : next == pending_ ? ticks_pending_ + 1 : 1;
    pending_ = next;
    if (ticks_pending_ >= ticks_to_change) {
        current_ = next;
        ticks_pending_ = 0;
    }
    return current_;
}

} // namespace pandemonium
