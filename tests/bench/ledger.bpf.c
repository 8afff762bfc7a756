/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ledger: the tier each process of a build has when its program begins, and when it ends. Both are read from the
 * scheduler's own contexts, in the tracepoints in which the scheduler itself takes a prediction and says its last word;
 * programs of one tracepoint run in the order in which they were attached, so the scheduler's have run by then.
 */
#include "bpf/contexts.bpf.h"

#include <bpf/bpf_tracing.h>

/* After bpf/intf.h, whose types it uses. */
#include "ledger.h"

char _license[] SEC("license") = "GPL";

/* Names, tiers and builds: far fewer than this. */
#define LEDGER_LINES 256
/* What the machine's first process starts is the bench itself. */
#define FIRST_PROCESS 1

struct {
    __uint(type, BPF_MAP_TYPE_TASK_STORAGE);
    __uint(map_flags, BPF_F_NO_PREALLOC);
    __type(key, int);
    __type(value, struct ledger_line);
} births SEC(".maps");

/* How many processes there were of each kind. */
struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, LEDGER_LINES);
    __type(key, struct ledger_line);
    __type(value, u64);
} ledger SEC(".maps");

const volatile __u32 processes_per_build = 1;
static u32 born;

SEC("tp_btf/sched_process_exec")
int BPF_PROG(ledger_birth, struct task_struct *p) {
    struct task_ctx *task = task_lookup(p);
    struct ledger_line *line;

    if (!task || p->real_parent->pid == FIRST_PROCESS)
        return 0;
    line = bpf_task_storage_get(&births, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
    if (!line)
        return 0;
    line->build = __sync_fetch_and_add(&born, 1) / processes_per_build;
    line->tier_at_birth = task->tier;
    bpf_probe_read_kernel_str(line->comm, sizeof(line->comm), p->comm);
    return 0;
}

static __always_inline void count(const struct ledger_line *line) {
    u64 none = 0, *processes;

    bpf_map_update_elem(&ledger, line, &none, BPF_NOEXIST);
    processes = bpf_map_lookup_elem(&ledger, line);
    if (processes)
        __sync_fetch_and_add(processes, 1);
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(ledger_end, struct task_struct *p) {
    struct task_ctx *task = task_lookup(p);
    struct ledger_line *line = bpf_task_storage_get(&births, p, NULL, 0);

    if (!task || !line)
        return 0;
    line->tier_at_end = task->tier;
    count(line);
    return 0;
}
