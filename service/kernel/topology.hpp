// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which CPUs share a core, an L2, a last-level cache and a node, as the scheduler's maps want it. Where the
// kernel exports no cache files (some virtual machines) no siblings are invented.
#pragma once

#include "bpf/intf.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pandemonium {

struct Topology {
    std::vector<cpu_topology> cpus; ///< one per possible CPU; ids are dense
    unsigned llcs = 1;
    unsigned nodes = 1;
    std::string online; ///< the kernel's list of online CPUs this was read under
};

/// possible: number of possible CPUs, at most PANDEMONIUM_CPU_MAX. CPUs whose files are missing (offline, or not
/// exported) count as a core and an L2 of their own on the first last-level cache of their package.
[[nodiscard]] Topology read_topology(unsigned possible, const std::filesystem::path &sysfs = "/sys");

/// The kernel's list of online CPUs, such as "0-3".
[[nodiscard]] std::string online_cpus(const std::filesystem::path &sysfs = "/sys");

} // namespace pandemonium
