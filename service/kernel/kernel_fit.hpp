// SPDX-License-Identifier: GPL-2.0-or-later
//
// Fits the scheduler to the kernel it is about to be loaded on: what that kernel's sched_ext does not know is left
// out before libbpf would refuse it. The BPF side's own differences are in bpf/compat.bpf.h.
#pragma once

struct btf;
struct scheduler_bpf; // NOLINT(readability-identifier-naming): as bpftool names it

namespace pandemonium {

/// kernel: the types of the running kernel. The skeleton is open and not loaded yet.
void fit_to_kernel(scheduler_bpf &skeleton, const btf &kernel);

} // namespace pandemonium
