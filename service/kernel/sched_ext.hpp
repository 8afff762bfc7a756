// SPDX-License-Identifier: GPL-2.0-or-later
//
// What /sys/kernel/sched_ext tells.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace pandemonium {

/// False on a kernel built without sched_ext.
[[nodiscard]] bool has_sched_ext(const std::filesystem::path &sysfs = "/sys");
/// "enabled", "disabled", "enabling", "disabling", "bypassing"; empty without sched_ext.
[[nodiscard]] std::string sched_ext_state(const std::filesystem::path &sysfs = "/sys");
/// Name of the scheduler the kernel runs now; empty when none.
[[nodiscard]] std::string active_ops(const std::filesystem::path &sysfs = "/sys");
/// How many CPUs came or went since boot; 0 without sched_ext.
[[nodiscard]] std::uint64_t hotplug_seq(const std::filesystem::path &sysfs = "/sys");

} // namespace pandemonium
