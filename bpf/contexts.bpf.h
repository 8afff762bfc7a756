/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The map of task contexts alone, for whoever reads the tasks of a loaded scheduler through it: user space puts the
 * scheduler's in its place.
 */
#ifndef PANDEMONIUM_CONTEXTS_BPF_H
#define PANDEMONIUM_CONTEXTS_BPF_H

#include <vmlinux.h>
#include <bpf/bpf_helpers.h>

#include "bpf/intf.h"

/* Per-task state. Written by task.bpf.h and profile.bpf.h; read by user space through a pidfd to explain a task. */
struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_ctx);
} task_contexts SEC(".maps");

static __always_inline struct task_ctx *task_lookup(struct task_struct *p)
{
	return bpf_task_storage_get(&task_contexts, p, NULL, 0);
}

#endif
