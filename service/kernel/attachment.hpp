// SPDX-License-Identifier: GPL-2.0-or-later
//
// What scheduler and observer have in common: the maps both objects define, and how the service reads and
// writes them. Borrows the loaded object, which must outlive it.
#pragma once

#include "core/core.hpp"
#include "core/task_report.hpp"
#include "kernel/kernel.hpp"
#include "kernel/map.hpp"
#include "kernel/wire.hpp"

#include <bpf/libbpf.h>
#include <cstddef>
#include <optional>
#include <span>

namespace pandemonium {

class Attachment {
public:
    explicit Attachment(bpf_object *object);

    [[nodiscard]] Result<Readings> drain() const;
    [[nodiscard]] Result<Counters> read_counters() const;
    [[nodiscard]] Result<void> write(const KernelWrites &writes) const;
    [[nodiscard]] Result<std::optional<TaskReport>> explain(int pidfd) const;

private:
    [[nodiscard]] Result<void> retier(retier_action action, const Comm &name = {}) const;
    [[nodiscard]] Result<void> write_pins(const KernelWrites &writes) const;
    [[nodiscard]] Result<void> forget(const KernelWrites &writes) const;

    bpf_object *object_;
    const bpf_program *retier_program_;
    std::size_t cpus_;
    Map<comm_key, task_class_entry> observations_;
    Map<comm_key, task_class_entry> predictions_;
    Map<comm_key, u32> pins_;
    Map<u32, cpu_stats> stats_;
    int task_contexts_;
};

/// Runs a SEC("syscall") program once, on the argument it expects.
[[nodiscard]] Result<void> run_program(const bpf_program *program, std::string_view what,
                                       std::span<std::byte> argument = {});
/// Turns what libbpf returned (a negative errno) and said into the reason of a failed load or attach.
[[nodiscard]] AttachFailure attach_failure(int error, std::string_view what);
/// The same for what failed beside libbpf's own load and attach.
[[nodiscard]] AttachFailure load_failure(const Error &error);
/// Whether this kernel can run our programs at all; nothing when it can.
[[nodiscard]] std::optional<AttachFailure> missing_kernel_support();

} // namespace pandemonium
