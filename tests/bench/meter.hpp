// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts what the scheduler does, whichever it is (meter.bpf.c), and how often and how long the kernel calls it. That
// costs the machine time, so a metered run's own figures are not to be compared with those of an ordinary one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

struct meter_bpf;

namespace bench {

/// Calls of a program, and the time they took in all.
struct Calls {
    std::uint64_t count = 0;
    std::uint64_t ns = 0;
};
/// Of each program that a scheduler is made of.
using Callbacks = std::map<std::string, Calls>;

class Meter {
public:
    /// Begins to count. Throws when the kernel does not let it.
    Meter();
    ~Meter();
    /// Ends it: "meter=1 metered_us=..." and the counts, as fields of a line.
    [[nodiscard]] std::string finish();

private:
    std::unique_ptr<meter_bpf, void (*)(meter_bpf *)> skeleton_;
    int statistics_; ///< while this is open the kernel counts calls
    Callbacks before_;
};

} // namespace bench
