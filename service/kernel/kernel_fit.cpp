// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/kernel_fit.hpp"

#include "bpf/intf.h"
#include "scheduler.skel.h"

#include <algorithm>
#include <bpf/btf.h>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace pandemonium {

namespace {

bool has_member(const btf &kernel, const char *structure, std::string_view member) {
    const int id = btf__find_by_name_kind(&kernel, structure, BTF_KIND_STRUCT);
    if (id < 0)
        return false;
    const btf_type *type = btf__type_by_id(&kernel, static_cast<__u32>(id));
    for (unsigned index = 0; index < btf_vlen(type); ++index) {
        if (member == btf__name_by_offset(&kernel, btf_members(type)[index].name_off))
            return true;
    }
    return false;
}

using Enumerators = std::map<std::string_view, std::uint64_t>;

/// Of an enumeration of the kernel; none when it has no such type.
Enumerators enumerators(const btf &kernel, const char *enumeration) {
    Enumerators values;
    const auto name = [&kernel](const auto &value) { return btf__name_by_offset(&kernel, value.name_off); };
    if (const int id = btf__find_by_name_kind(&kernel, enumeration, BTF_KIND_ENUM64); id > 0) {
        const btf_type *type = btf__type_by_id(&kernel, static_cast<__u32>(id));
        for (const auto &value : std::span(btf_enum64(type), btf_vlen(type)))
            values.emplace(name(value), btf_enum64_value(&value));
    } else if (const int small = btf__find_by_name_kind(&kernel, enumeration, BTF_KIND_ENUM); small > 0) {
        const btf_type *type = btf__type_by_id(&kernel, static_cast<__u32>(small));
        for (const auto &value : std::span(btf_enum(type), btf_vlen(type)))
            values.emplace(name(value), static_cast<std::uint32_t>(value.val));
    }
    return values;
}

/// Every bit that an enumerator of the kernel's enum scx_ops_flags has; all bits when the kernel does not say.
std::uint64_t known_flags(const btf &kernel) {
    const Enumerators values = enumerators(kernel, "scx_ops_flags");
    std::uint64_t flags = values.empty() ? ~std::uint64_t{0} : 0;
    for (const auto &[name, value] : values)
        flags |= value;
    return flags;
}

bool has_function(const btf &kernel, const char *name) {
    return btf__find_by_name_kind(&kernel, name, BTF_KIND_FUNC) > 0;
}

using Names = std::initializer_list<const char *>;

/// Each under all its names, the one to call it by first: without one of each the scheduler cannot queue, and
/// bpf/compat.bpf.h chooses.
constexpr std::initializer_list<Names> functions{
    {"scx_bpf_dsq_insert", "scx_bpf_dsq_insert___v2", "scx_bpf_dispatch"},
    {"scx_bpf_dsq_insert_vtime", "__scx_bpf_dsq_insert_vtime", "scx_bpf_dispatch_vtime"},
    {"scx_bpf_dsq_move_to_local", "scx_bpf_dsq_move_to_local___v2", "scx_bpf_consume"},
    {"scx_bpf_dsq_move", "scx_bpf_dispatch_from_dsq"},
};

struct Enumeration {
    const char *type;
    Names names; ///< all of them
};

/// What bpf/compat.bpf.h reads of the kernel.
constexpr std::initializer_list<Enumeration> constants{
    {"scx_dsq_id_flags", {"SCX_DSQ_GLOBAL", "SCX_DSQ_LOCAL", "SCX_DSQ_LOCAL_ON"}},
    {"scx_enq_flags", {"SCX_ENQ_WAKEUP", "SCX_ENQ_PREEMPT", "SCX_ENQ_REENQ"}},
    {"scx_wake_flags", {"SCX_WAKE_SYNC"}},
    {"scx_ent_flags", {"SCX_TASK_QUEUED"}},
    {"scx_kick_flags", {"SCX_KICK_IDLE", "SCX_KICK_PREEMPT"}},
};

} // namespace

std::optional<AttachFailure> missing_in_sched_ext(const btf &kernel) {
    std::string missing;
    const auto note = [&missing](const char *name) { missing += (missing.empty() ? "" : ", ") + std::string(name); };
    for (const Names names : functions) {
        if (std::ranges::none_of(names, [&](const char *name) { return has_function(kernel, name); }))
            note(*names.begin());
    }
    for (const auto &[type, names] : constants) {
        const Enumerators known = enumerators(kernel, type);
        for (const char *name : names) {
            if (!known.contains(name))
                note(name);
        }
    }
    if (missing.empty())
        return std::nullopt;
    return AttachFailure{AttachFailure::Kind::unsupported,
                         "This kernel's sched_ext lacks " + missing + ", so nothing is enforced."};
}

void fit_to_kernel(scheduler_bpf &skeleton, const btf &kernel) {
    auto *ops = skeleton.struct_ops.pandemonium_ops;
    ops->flags &= known_flags(kernel);
    // The cgroup callbacks exist only where the kernel schedules groups (CONFIG_EXT_GROUP_SCHED).
    if (!has_member(kernel, "sched_ext_ops", "cgroup_init")) {
        ops->cgroup_init = nullptr;
        ops->cgroup_move = nullptr;
        ops->cgroup_set_weight = nullptr;
    }
    // Kernels that cannot reenqueue from anywhere tell when a real-time task takes a CPU; later ones warn about
    // the callback, and the switch probe does its work.
    if (!has_function(kernel, "scx_bpf_reenqueue_local___v2"))
        ops->cpu_release = skeleton.progs.pandemonium_cpu_release;
}

} // namespace pandemonium
