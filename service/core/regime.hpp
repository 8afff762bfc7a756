// SPDX-License-Identifier: GPL-2.0-or-later
//
// Light, mixed or heavy load, from real CPU idle time and pressure, with hysteresis. It is told to people; nothing is
// scheduled by it (bpf/README.md has what that was worth).
#pragma once

#include <cstdint>
#include <string_view>

namespace pandemonium {

enum class Regime : std::uint8_t { light, mixed, heavy };
[[nodiscard]] std::string_view to_string(Regime regime);

/// Steps through regimes one tick at a time: LIGHT enters above 50 % idle and leaves below 30, HEAVY enters
/// below 10 and leaves above 25; a change needs two ticks in a row and never skips MIXED. While tasks wait for a CPU
/// half of the time the load is not LIGHT, however idle the other CPUs are.
class RegimeDetector {
public:
    /// idle: 0 to 1 over the last tick; pressure: 0 to 1, share of the tick in which some task waited for a CPU.
    /// A number that is none changes nothing.
    Regime step(double idle, double pressure);
    [[nodiscard]] Regime current() const { return current_; }

private:
    [[nodiscard]] Regime wanted(double idle, double pressure) const;

    Regime current_ = Regime::light;
    Regime pending_ = Regime::light;
    unsigned ticks_pending_ = 0;
};

} // namespace pandemonium
