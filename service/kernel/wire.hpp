// SPDX-License-Identifier: GPL-2.0-or-later
//
// Between bpf/intf.h and the core's values. What the BPF side says is checked here like any other input.
#pragma once

#include "bpf/intf.h"
#include "core/counters.hpp"
#include "core/exit_record.hpp"
#include "core/observation.hpp"
#include "core/task_report.hpp"

#include <chrono>
#include <optional>
#include <span>

namespace pandemonium {

[[nodiscard]] comm_key to_wire(const Comm &name);
[[nodiscard]] task_class_entry to_wire(const Prediction &prediction);

/// Nothing when the entry makes no sense: no name, or no such tier.
[[nodiscard]] std::optional<Observation> from_wire(const comm_key &key, const task_class_entry &entry);
/// Sums the per-CPU counters.
[[nodiscard]] Counters from_wire(std::span<const cpu_stats> per_cpu);
/// now: CLOCK_MONOTONIC, the clock of the BPF side.
[[nodiscard]] TaskReport from_wire(const task_ctx &task, std::chrono::nanoseconds now);
/// Without time and decision, which are the core's.
[[nodiscard]] ExitRecord from_wire(const exit_record &record);

} // namespace pandemonium
