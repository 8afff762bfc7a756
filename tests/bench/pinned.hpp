// SPDX-License-Identifier: GPL-2.0-or-later
//
// What workload, scheduler and cell agree on about pins: our scheduler pins one name latency-critical, in every cell;
// a workload that has tasks of that name says which; and once a second the scheduler looks whether the pin is in force.
#pragma once

namespace bench {

inline constexpr auto pinned_comm = "pinned";
/// Written by the workload once its pinned tasks run: their pids, a line each.
inline constexpr auto pinned_pids_file = "/tmp/pinned_pids";
/// Written by the scheduler: how often it found one of them pinned. It ends when it finds one that is not.
inline constexpr auto pins_in_force_file = "/tmp/pins_in_force";

} // namespace bench
