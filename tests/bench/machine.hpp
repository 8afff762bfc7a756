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

/// Lets a timer of the emulator's beat, so that no CPU waits long for its turn of emulation (README.md).
void start_metronome();
/// Whether its last beat came when it was due.
[[nodiscard]] bool metronome_beats();

/// The kernel's view of sched_ext; a machine without it is "disabled" with no ops.
struct SchedExt {
    std::string state;
    std::string ops;
    std::string enable_seq; ///< counts the schedulers that were ever enabled

    [[nodiscard]] static SchedExt read();
    bool operator==(const SchedExt &) const = default;
};

} // namespace bench
