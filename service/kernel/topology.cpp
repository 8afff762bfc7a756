// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/topology.hpp"

#include "kernel/sysfs.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace pandemonium {

namespace {

using std::filesystem::path;

constexpr unsigned cache_levels_looked_at = 8;

/// Gives each distinct key the next number.
class DenseIds {
public:
    unsigned of(unsigned key) { return ids_.try_emplace(key, static_cast<unsigned>(ids_.size())).first->second; }
    [[nodiscard]] unsigned count() const { return static_cast<unsigned>(ids_.size()); }

private:
    std::map<unsigned, unsigned> ids_;
};

/// The lowest CPU of a list file: the representative of what the list's CPUs share.
std::optional<unsigned> first_of(const path &list, unsigned possible) {
    const auto line = read_line(list);
    if (!line || line->empty())
        return std::nullopt;
    const auto cpus = parse_cpu_list(*line, possible);
    if (!cpus || cpus->empty())
        return std::nullopt;
    return std::ranges::min(*cpus);
}

struct Caches {
    std::optional<unsigned> l2;
    std::optional<unsigned> last; ///< the third level or deeper
};

Caches caches_of(const path &cpu, unsigned possible) {
    Caches caches;
    unsigned deepest = 0;
    for (unsigned index = 0; index < cache_levels_looked_at; ++index) {
        const path cache = cpu / "cache" / ("index" + std::to_string(index));
        const auto level = read_number(cache / "level");
        const auto type = read_line(cache / "type");
        if (!level || type == "Instruction")
            continue;
        const auto representative = first_of(cache / "shared_cpu_list", possible);
        if (!representative)
            continue;
        if (*level == 2)
            caches.l2 = representative;
        // Where the L2 is the last level, one queue per L2 would split the machine into crumbs.
        if (*level > std::max(deepest, 2U)) {
            deepest = *level;
            caches.last = representative;
        }
    }
    return caches;
}

std::vector<unsigned> nodes_of(const path &sysfs, unsigned possible) {
    std::vector<unsigned> nodes(possible, 0);
    const auto online = read_line(sysfs / "devices/system/node/online");
    const auto ids = online ? parse_cpu_list(*online, PANDEMONIUM_CPU_MAX) : std::nullopt;
    for (const unsigned node : ids.value_or(std::vector<unsigned>{})) {
        const auto list = read_line(sysfs / "devices/system/node" / ("node" + std::to_string(node)) / "cpulist");
        const auto cpus = list ? parse_cpu_list(*list, possible) : std::nullopt;
        for (const unsigned cpu : cpus.value_or(std::vector<unsigned>{}))
            nodes[cpu] = node;
    }
    return nodes;
}

path cpu_directory(const path &sysfs, unsigned cpu) {
    return sysfs / "devices/system/cpu" / ("cpu" + std::to_string(cpu));
}

} // namespace

std::string online_cpus(const path &sysfs) { return read_line(sysfs / "devices/system/cpu/online").value_or(""); }

Topology read_topology(unsigned possible, const path &sysfs) {
    Topology topology;
    topology.online = online_cpus(sysfs);
    const auto nodes = nodes_of(sysfs, possible);
    std::vector<Caches> caches(possible);
    std::vector<unsigned> packages(possible);
    std::map<unsigned, unsigned> llc_of_package;
    for (unsigned cpu = 0; cpu < possible; ++cpu) {
        const path directory = cpu_directory(sysfs, cpu);
        caches[cpu] = caches_of(directory, possible);
        packages[cpu] = read_number(directory / "topology/physical_package_id").value_or(0);
        if (caches[cpu].last)
            llc_of_package.try_emplace(packages[cpu], *caches[cpu].last);
    }
    DenseIds l2s;
    DenseIds llcs;
    DenseIds node_ids;
    for (unsigned cpu = 0; cpu < possible; ++cpu) {
        // A package without cache files is keyed beyond all CPUs, so that it meets none of them.
        const auto known = llc_of_package.find(packages[cpu]);
        const unsigned fallback = known != llc_of_package.end() ? known->second : possible + packages[cpu];
        topology.cpus.push_back({
            .l2 = l2s.of(caches[cpu].l2.value_or(cpu)),
            .llc = llcs.of(caches[cpu].last.value_or(fallback)),
            .node = node_ids.of(nodes[cpu]),
            .smt = first_of(cpu_directory(sysfs, cpu) / "topology/thread_siblings_list", possible).value_or(cpu),
        });
    }
    topology.llcs = std::max(1U, llcs.count());
    topology.nodes = std::max(1U, node_ids.count());
    return topology;
}

} // namespace pandemonium
