// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which CPUs share a core, an L2, a last-level cache and a node, as the scheduler's maps want it. Where the
// kernel exports no cache files (some virtual machines) no siblings are invented.
#pragma once

#include "bpf/intf.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace pandemonium {

struct Topology {
    std::vector<cpu_topology> cpus; ///< one per possible CPU; ids are dense
    std::vector<bool> known;        ///< CPUs that were online at a reading: where they sit is known for good
    unsigned llcs = 1;
    unsigned nodes = 1;
    std::uint64_t hotplug_seq = 0; ///< the kernel's count of CPUs that came or went, from before it was read
};

/// possible: number of possible CPUs, at most PANDEMONIUM_CPU_MAX. A CPU whose files are missing (offline, or not
/// exported) counts as a core and an L2 of its own on the last-level cache of its package, or else on the first.
[[nodiscard]] Topology read_topology(unsigned possible, const std::filesystem::path &sysfs = "/sys");

/// The same once CPUs came or went. The kernel removes the files of a CPU that goes offline and takes it off the lists
/// of the others, so what is known is kept, ids included, and only CPUs that were not known are looked up.
[[nodiscard]] Topology reread_topology(Topology before, const std::filesystem::path &sysfs = "/sys");

} // namespace pandemonium
