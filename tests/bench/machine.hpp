// SPDX-License-Identifier: GPL-2.0-or-later
//
// The measured machine seen from inside: its file systems, its metronome, which scheduler the kernel runs.
#pragma once

#include <cstdint>
#include <string>

namespace bench {

/// /proc, /sys, /dev, /tmp, bpffs and cgroups of a machine that has just booted. Throws when one cannot be mounted.
void mount_file_systems();
/// Ends the machine.
[[noreturn]] void power_off();

/// Lets the emulator's timer 0 beat about every 50 us, so that no CPU waits long for its turn of emulation.
void start_metronome();
inline constexpr double metronome_hz = 1193182.0 / 60;
/// Beats that the kernel has counted.
[[nodiscard]] std::uint64_t metronome_beats();

/// The kernel's view of sched_ext; a machine without it is "disabled" with no ops.
struct SchedExt {
    std::string state;
    std::string ops;
    std::string enable_seq; ///< counts the schedulers that were ever enabled

    [[nodiscard]] static SchedExt read();
    bool operator==(const SchedExt &) const = default;
};

} // namespace bench
