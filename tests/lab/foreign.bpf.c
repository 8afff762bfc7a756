/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The smallest scheduler there can be: every default of the kernel's, under another name. */
#include <vmlinux.h>

#include <bpf/bpf_helpers.h>

char _license[] SEC("license") = "GPL";

SEC(".struct_ops.link")
struct sched_ext_ops foreign_ops = {
    .name = "foreign",
};
