// SPDX-License-Identifier: GPL-2.0-or-later
#include "tiers.hpp"

#include <linux/bpf.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <bit>
#include <string_view>

namespace bench {

namespace {

constexpr std::string_view contexts_name = "task_contexts";

/// Every byte that a command does not use must be zero, so the attributes begin as bpf_attr(): braces would clear the
/// first member of the union only.
long bpf(bpf_cmd command, bpf_attr &attributes) { return syscall(SYS_bpf, command, &attributes, sizeof(attributes)); }

bool is_contexts(int map) {
    bpf_map_info info{};
    auto attributes = bpf_attr();
    attributes.info.bpf_fd = static_cast<__u32>(map);
    attributes.info.info_len = sizeof(info);
    attributes.info.info = std::bit_cast<__u64>(&info);
    return bpf(BPF_OBJ_GET_INFO_BY_FD, attributes) == 0 && contexts_name == info.name &&
           info.value_size == sizeof(task_ctx);
}

} // namespace

int find_task_contexts() {
    for (auto next = bpf_attr(); bpf(BPF_MAP_GET_NEXT_ID, next) == 0; next.start_id = next.next_id) {
        auto wanted = bpf_attr();
        wanted.map_id = next.next_id;
        const int map = static_cast<int>(bpf(BPF_MAP_GET_FD_BY_ID, wanted));
        if (map >= 0 && is_contexts(map))
            return map;
        close(map);
    }
    return -1;
}

Tiers::Tiers() : contexts_(find_task_contexts()) {}

Tiers::~Tiers() { close(contexts_); }

std::optional<pandemonium_tier> Tiers::of(pid_t task) const {
    if (contexts_ < 0)
        return std::nullopt;
    const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, task, 0));
    task_ctx context{};
    auto attributes = bpf_attr();
    attributes.map_fd = static_cast<__u32>(contexts_);
    attributes.key = std::bit_cast<__u64>(&pidfd);
    attributes.value = std::bit_cast<__u64>(&context);
    const bool known = pidfd >= 0 && bpf(BPF_MAP_LOOKUP_ELEM, attributes) == 0;
    close(pidfd);
    return known ? std::optional(static_cast<pandemonium_tier>(context.tier)) : std::nullopt;
}

} // namespace bench
