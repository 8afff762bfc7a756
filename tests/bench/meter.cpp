// SPDX-License-Identifier: GPL-2.0-or-later
#include "meter.hpp"

#include <linux/types.h>

#include "meter.h"

#include "control_file.hpp"
#include "kernel/sysfs.hpp"
#include "meter.skel.h"
#include "system_call.hpp"

#include <bpf/bpf.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <numeric>
#include <stdexcept>
#include <string_view>

namespace bench {

namespace {

constexpr int cpu_max = 64; // the meter's sets of CPUs are one word

std::uint64_t all_cpus() {
    const int cpus = libbpf_num_possible_cpus();
    if (cpus < 1 || cpus > cpu_max)
        throw std::runtime_error("the meter cannot count for so many CPUs");
    return ~0ULL >> (cpu_max - cpus);
}

std::uint64_t sharing_with(int cpu, const std::string &file) {
    const auto path = std::format("/sys/devices/system/cpu/cpu{}/{}", cpu, file);
    const auto cpus = pandemonium::parse_cpu_list(ask(path), cpu_max);
    if (!cpus)
        throw std::runtime_error(path + " is no list of CPUs");
    return std::accumulate(cpus->begin(), cpus->end(), std::uint64_t{},
                           [](std::uint64_t set, unsigned one) { return set | 1ULL << one; });
}

std::string fields_of(const std::string &name, const returns &of) {
    return std::format("{}={} {}_same_l2={} {}_same_llc={} ", name, of.all, name, of.same_l2, name, of.same_llc);
}

/// A comm as a word of a line, and of a list in it.
std::string word_from(std::string_view comm) {
    std::string word(comm.empty() ? "-" : comm);
    std::ranges::replace_if(word, [](char c) { return c <= ' ' || c > '~' || c == ',' || c == ':'; }, '_');
    return word;
}

/// "returns_of=" with COMM:ALL:SAME_L2:SAME_LLC of each program, by their names.
std::string fields_of(const bpf_map *returns_of_programs) {
    const int map = bpf_map__fd(returns_of_programs);
    std::map<std::string, returns> programs;
    program key{};
    for (program *last = nullptr; bpf_map_get_next_key(map, last, &key) == 0; last = &key)
        bpf_map_lookup_elem(map, &key, &programs[word_from(static_cast<const char *>(key.comm))]);
    std::string each;
    for (const auto &[name, of] : programs)
        each += std::format("{}{}:{}:{}:{}", each.empty() ? "" : ",", name, of.all, of.same_l2, of.same_llc);
    return std::format("returns_of={} ", each.empty() ? "-" : each);
}

void run(const bpf_program *program) {
    if (bpf_prog_test_run_opts(bpf_program__fd(program), nullptr) != 0)
        fail_by_errno(bpf_program__name(program));
}

/// Of every scheduler's callback that is loaded.
Callbacks callbacks() {
    Callbacks found;
    for (__u32 id = 0; bpf_prog_get_next_id(id, &id) == 0;) {
        const int program = bpf_prog_get_fd_by_id(id);
        bpf_prog_info info{};
        __u32 size = sizeof(info);
        if (bpf_prog_get_info_by_fd(program, &info, &size) == 0 && info.type == BPF_PROG_TYPE_STRUCT_OPS) {
            auto &calls = found[info.name]; // cut to 15 bytes: two may have the same
            calls.count += info.run_cnt;
            calls.ns += info.run_time_ns;
        }
        close(program);
    }
    return found;
}

/// "callbacks=" and "callback_ns=" of all of them, and "by_callback=" of each with its calls and their time.
std::string fields_of(const Callbacks &before, const Callbacks &after) {
    Calls sum;
    std::string each;
    for (const auto &[name, calls] : after) {
        const auto earlier = before.contains(name) ? before.at(name) : Calls{};
        const Calls these{.count = calls.count - earlier.count, .ns = calls.ns - earlier.ns};
        sum.count += these.count;
        sum.ns += these.ns;
        each += std::format("{}{}:{}:{}", each.empty() ? "" : ",", name, these.count, these.ns);
    }
    return std::format("callbacks={} callback_ns={} by_callback={} ", sum.count, sum.ns, each.empty() ? "-" : each);
}

} // namespace

Meter::Meter() : skeleton_(meter_bpf__open_and_load(), meter_bpf__destroy), statistics_(-1) {
    if (!skeleton_)
        fail_by_errno("cannot load the meter");
    if (meter_bpf__attach(skeleton_.get()) != 0)
        fail_by_errno("cannot attach the meter");
    statistics_ = bpf_enable_stats(BPF_STATS_RUN_TIME);
    if (statistics_ < 0)
        fail_by_errno("cannot count calls");
    auto &machine = *skeleton_->bss;
    machine.all_cpus = all_cpus();
    for (int cpu = 0; cpu < libbpf_num_possible_cpus(); ++cpu) {
        machine.l2_of[cpu] = sharing_with(cpu, "cache/index2/shared_cpu_list");
        machine.llc_of[cpu] = sharing_with(cpu, "cache/index3/shared_cpu_list");
        machine.core_of[cpu] = sharing_with(cpu, "topology/core_cpus_list");
    }
    before_ = callbacks();
    run(skeleton_->progs.meter_begin);
}

Meter::~Meter() { close(statistics_); }

std::string Meter::finish() {
    run(skeleton_->progs.meter_end);
    const auto &counted = *skeleton_->bss;
    constexpr std::uint64_t ns_per_us = 1000;
    return std::format("meter=1 metered_us={} switches={} migrations={} llc_migrations={} preempted={} "
                       "idle_waiting_us={} crowded_us={} longest_wait_us={} longest_free_wait_us={} longest_waiter={} ",
                       counted.metered_ns / ns_per_us, counted.switches, counted.migrations, counted.llc_migrations,
                       counted.preempted, counted.idle_waiting_ns / ns_per_us, counted.crowded_ns / ns_per_us,
                       counted.longest_wait_ns / ns_per_us, counted.longest_free_wait_ns / ns_per_us,
                       word_from(counted.longest_waiter)) +
           fields_of("woken", counted.woken_returns) + fields_of("stopped", counted.stopped_returns) +
           fields_of(skeleton_->maps.returns_of_programs) + fields_of(before_, callbacks());
}

} // namespace bench
