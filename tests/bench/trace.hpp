// SPDX-License-Identifier: GPL-2.0-or-later
//
// The kernel's trace of what led to a sample that was too large: started by bench_cell, stopped by whoever measures.
#pragma once

#include "histogram.hpp"

#include <cstdint>
#include <string>

namespace bench {

/// Starts to trace wakeups, switches, migrations and interrupts. From here on the programs this one starts stop the
/// trace at their first sample above the limit.
void start_trace(std::uint64_t limit_us);
/// The last lines of the trace, the newest last; says so when no sample was above.
[[nodiscard]] std::string finish_trace();

/// Adds a sample; the first above the limit stops the trace, if there is one.
void record(std::uint64_t sample_us, Histogram &samples);

} // namespace bench
