// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/topology.hpp"

#include "kernel/sched_ext.hpp"
#include "kernel/sysfs.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace pandemonium {

namespace {

using std::filesystem::path;
using Cpus = std::vector<unsigned>;

constexpr unsigned cache_levels_looked_at = 8;

/// Numbers what CPUs share: a CPU gets the id of one it shares with, or the next.
class SharedIds {
public:
    explicit SharedIds(unsigned possible) : ids_(possible) {}

    void hold(unsigned cpu, unsigned id) {
        ids_[cpu] = id;
        count_ = std::max(count_, id + 1);
    }
    unsigned give(unsigned cpu, const Cpus &sharers) {
        const auto placed = std::ranges::find_if(sharers, [&](unsigned other) { return ids_[other].has_value(); });
        hold(cpu, placed == sharers.end() ? count_ : *ids_[*placed]);
        return *ids_[cpu];
    }
    [[nodiscard]] unsigned count() const { return count_; }

private:
    std::vector<std::optional<unsigned>> ids_;
    unsigned count_ = 0;
};

/// The CPUs of a list file; nothing when it names none.
std::optional<Cpus> cpus_in(const path &list, unsigned possible) {
    const auto line = read_line(list);
    auto cpus = line ? parse_cpu_list(*line, possible) : std::nullopt;
    if (cpus && cpus->empty())
        return std::nullopt;
    return cpus;
}

struct Caches {
    std::optional<Cpus> l2;
    std::optional<Cpus> last; ///< the third level or deeper
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
        const auto sharers = cpus_in(cache / "shared_cpu_list", possible);
        if (!sharers)
            continue;
        if (*level == 2)
            caches.l2 = sharers;
        // Where the L2 is the last level, one queue per L2 would split the machine into crumbs.
        if (*level > std::max(deepest, 2U)) {
            deepest = *level;
            caches.last = sharers;
        }
    }
    return caches;
}

std::vector<Cpus> nodes_of(const path &sysfs, unsigned possible) {
    std::vector<Cpus> nodes;
    const path directory = sysfs / "devices/system/node";
    for (const unsigned node : cpus_in(directory / "online", PANDEMONIUM_CPU_MAX).value_or(Cpus{})) {
        if (auto cpus = cpus_in(directory / ("node" + std::to_string(node)) / "cpulist", possible))
            nodes.push_back(*std::move(cpus));
    }
    return nodes;
}

/// The CPUs to place, those online first: their ids stay, so they must not be numbered around the others.
Cpus unknown_cpus(const Topology &topology, const Cpus &online) {
    Cpus unknown;
    for (unsigned cpu = 0; cpu < topology.cpus.size(); ++cpu) {
        if (!topology.known[cpu])
            unknown.push_back(cpu);
    }
    std::ranges::stable_partition(unknown, [&](unsigned cpu) { return std::ranges::contains(online, cpu); });
    return unknown;
}

/// Reads where single CPUs sit, on top of where others were found to sit.
class Reader {
public:
    Reader(const Topology &known, path sysfs)
        : possible_(static_cast<unsigned>(known.cpus.size())), sysfs_(std::move(sysfs)),
          nodes_(nodes_of(sysfs_, possible_)), everybody_(possible_), l2s_(possible_), llcs_(possible_),
          node_ids_(possible_) {
        std::iota(everybody_.begin(), everybody_.end(), 0U);
        for (const unsigned cpu : everybody_) {
            if (known.known[cpu])
                hold(cpu, known.cpus[cpu]);
        }
    }

    cpu_topology place(unsigned cpu) {
        const path directory = sysfs_ / "devices/system/cpu" / ("cpu" + std::to_string(cpu));
        const Caches caches = caches_of(directory, possible_);
        const Cpus package = cpus_in(directory / "topology/package_cpus_list", possible_).value_or(everybody_);
        const auto node =
            std::ranges::find_if(nodes_, [&](const Cpus &cpus) { return std::ranges::contains(cpus, cpu); });
        const Cpus core = cpus_in(directory / "topology/thread_siblings_list", possible_).value_or(Cpus{cpu});
        return {
            .l2 = l2s_.give(cpu, caches.l2.value_or(Cpus{cpu})),
            .llc = llcs_.give(cpu, caches.last.value_or(package)),
            .node = node_ids_.give(cpu, node == nodes_.end() ? everybody_ : *node),
            .smt = std::ranges::min(core),
        };
    }
    [[nodiscard]] unsigned llcs() const { return llcs_.count(); }
    [[nodiscard]] unsigned nodes() const { return node_ids_.count(); }

private:
    void hold(unsigned cpu, const cpu_topology &place) {
        l2s_.hold(cpu, place.l2);
        llcs_.hold(cpu, place.llc);
        node_ids_.hold(cpu, place.node);
    }

    unsigned possible_;
    path sysfs_;
    std::vector<Cpus> nodes_;
    Cpus everybody_;
    SharedIds l2s_;
    SharedIds llcs_;
    SharedIds node_ids_;
};

} // namespace

Topology read_topology(unsigned possible, const path &sysfs) {
    return reread_topology({.cpus = std::vector<cpu_topology>(possible), .known = std::vector<bool>(possible)}, sysfs);
}

Topology reread_topology(Topology topology, const path &sysfs) {
    // First, so that whatever changes meanwhile shows as a difference later.
    topology.hotplug_seq = hotplug_seq(sysfs);
    const auto possible = static_cast<unsigned>(topology.cpus.size());
    const Cpus online = cpus_in(sysfs / "devices/system/cpu/online", possible).value_or(Cpus{});
    Reader reader(topology, sysfs);
    for (const unsigned cpu : unknown_cpus(topology, online)) {
        topology.cpus[cpu] = reader.place(cpu);
        topology.known[cpu] = std::ranges::contains(online, cpu);
    }
    topology.llcs = std::max(1U, reader.llcs());
    topology.nodes = std::max(1U, reader.nodes());
    return topology;
}

} // namespace pandemonium
