// SPDX-License-Identifier: GPL-2.0-or-later
//
// Fits the scheduler to the kernel it is about to be loaded on: what that kernel's sched_ext does not know is left
// out before libbpf would refuse it, and a kernel without what cannot be left out is named. The BPF side's own
// differences are in bpf/compat.bpf.h.
#pragma once

#include "kernel/kernel.hpp"

struct btf;
struct scheduler_bpf; // NOLINT(readability-identifier-naming): as bpftool names it

namespace pandemonium {

/// Names the functions and enumerators of bpf/compat.bpf.h that the kernel has under no name we know; nothing when it
/// has them all.
[[nodiscard]] std::optional<AttachFailure> missing_in_sched_ext(const btf &kernel);

/// kernel: the types of the running kernel. The skeleton is open and not loaded yet.
void fit_to_kernel(scheduler_bpf &skeleton, const btf &kernel);

} // namespace pandemonium
