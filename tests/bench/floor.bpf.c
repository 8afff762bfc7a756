/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The instrument's floor: whoever wakes runs at once, on the CPU where it was, and all others stand in one line. It is
 * unfair and starves who never sleeps; it shows what could be seen at best, and nothing else.
 */
#include "bpf/compat.bpf.h"

#include <bpf/bpf_tracing.h>

char _license[] SEC("license") = "GPL";

#define LINE 0x10000ull
#define FLOOR_SLICE_NS 4000000ull

SEC("struct_ops.s/floor_init")
s32 BPF_PROG(floor_init) { return scx_bpf_create_dsq(LINE, -1); }

SEC("struct_ops/floor_select_cpu")
s32 BPF_PROG(floor_select_cpu, struct task_struct *p, s32 previous, u64 wake_flags) {
    bool idle = false;
    s32 cpu = scx_bpf_select_cpu_dfl(p, previous, wake_flags, &idle);

    if (idle)
        compat_insert(p, DSQ_LOCAL, FLOOR_SLICE_NS, 0);
    return cpu;
}

SEC("struct_ops/floor_enqueue")
void BPF_PROG(floor_enqueue, struct task_struct *p, u64 flags) {
    if (flags & ENQUEUE_WAKEUP)
        compat_insert(p, DSQ_LOCAL_ON | scx_bpf_task_cpu(p), FLOOR_SLICE_NS, flags | ENQUEUE_PREEMPT);
    else if (p->nr_cpus_allowed == 1 || compat_is_migration_disabled(p))
        compat_insert(p, DSQ_LOCAL, FLOOR_SLICE_NS, flags);
    else
        compat_insert(p, LINE, FLOOR_SLICE_NS, flags);
}

SEC("struct_ops/floor_dispatch")
void BPF_PROG(floor_dispatch, s32 cpu, struct task_struct *previous) { compat_move_to_local(LINE); }

SEC(".struct_ops.link")
struct sched_ext_ops floor_ops = {
    .init = (void *)floor_init,
    .select_cpu = (void *)floor_select_cpu,
    .enqueue = (void *)floor_enqueue,
    .dispatch = (void *)floor_dispatch,
    .flags = SCX_OPS_ENQ_MIGRATION_DISABLED,
    .timeout_ms = 30000,
    .name = "floor",
};
