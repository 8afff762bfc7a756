// SPDX-License-Identifier: GPL-2.0-or-later
//
// CLOCK_MONOTONIC, and a number sequence that is the same on every machine (the standard distributions are not).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>

namespace bench {

using std::chrono::nanoseconds;

[[nodiscard]] nanoseconds now();
/// CPU time of this thread.
[[nodiscard]] nanoseconds cpu_time();
/// Of all threads of a process that lives or was not reaped. Throws when there is none.
[[nodiscard]] nanoseconds cpu_time_of(pid_t process);
/// Returns at once when the time has passed.
void sleep_until(nanoseconds time);
[[nodiscard]] std::uint64_t whole_us(nanoseconds duration);

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// 0 to below - 1; the slight bias of a remainder does not matter here.
    [[nodiscard]] std::uint64_t roll(std::uint64_t below);

private:
    std::uint64_t state_;
};

} // namespace bench
