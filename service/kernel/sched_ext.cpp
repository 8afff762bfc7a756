// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/sched_ext.hpp"

#include "kernel/sysfs.hpp"

namespace pandemonium {

bool has_sched_ext(const std::filesystem::path &sysfs) {
    std::error_code error;
    return std::filesystem::exists(sysfs / "kernel/sched_ext/state", error);
}

std::string sched_ext_state(const std::filesystem::path &sysfs) {
    return read_line(sysfs / "kernel/sched_ext/state").value_or("");
}

std::string active_ops(const std::filesystem::path &sysfs) {
    return read_line(sysfs / "kernel/sched_ext/root/ops").value_or("");
}

std::uint64_t hotplug_seq(const std::filesystem::path &sysfs) {
    return read_number(sysfs / "kernel/sched_ext/hotplug_seq").value_or(0);
}

} // namespace pandemonium
