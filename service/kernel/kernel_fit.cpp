// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/kernel_fit.hpp"

#include "bpf/intf.h"
#include "scheduler.skel.h"

#include <bpf/btf.h>
#include <cstdint>
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

/// Every bit that an enumerator of the kernel's enum scx_ops_flags has; all bits when the kernel does not say.
std::uint64_t known_flags(const btf &kernel) {
    std::uint64_t flags = 0;
    if (const int id = btf__find_by_name_kind(&kernel, "scx_ops_flags", BTF_KIND_ENUM64); id > 0) {
        const btf_type *type = btf__type_by_id(&kernel, static_cast<__u32>(id));
        for (unsigned index = 0; index < btf_vlen(type); ++index)
            flags |= btf_enum64_value(&btf_enum64(type)[index]);
        return flags;
    }
    if (const int id = btf__find_by_name_kind(&kernel, "scx_ops_flags", BTF_KIND_ENUM); id > 0) {
        const btf_type *type = btf__type_by_id(&kernel, static_cast<__u32>(id));
        for (unsigned index = 0; index < btf_vlen(type); ++index)
            flags |= static_cast<std::uint32_t>(btf_enum(type)[index].val);
        return flags;
    }
    return ~std::uint64_t{0};
}

bool has_function(const btf &kernel, const char *name) {
    return btf__find_by_name_kind(&kernel, name, BTF_KIND_FUNC) > 0;
}

} // namespace

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
