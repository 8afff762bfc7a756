/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a task weighs: its nice value times what each cgroup above it makes of it. It is the task that is scaled, not
 * the group that is rationed: a light group's tasks yield to others, however many there are of either.
 */
#ifndef PANDEMONIUM_WEIGHT_BPF_H
#define PANDEMONIUM_WEIGHT_BPF_H

#include "bpf/task.bpf.h"

#define WEIGHT_NEUTRAL 100
#define WEIGHT_MAX 10000
/* Deeper cgroups than this are not looked at; a desktop has six levels. */
#define CGROUP_DEPTH_MAX 16

static __always_inline u32 scaled_weight(u64 weight, u64 by)
{
	u64 scaled = weight * by / WEIGHT_NEUTRAL;

	if (scaled < 1)
		return 1;
	return scaled > WEIGHT_MAX ? WEIGHT_MAX : scaled;
}

/* From below the root downwards, as the root itself has no weight. */
static __always_inline u32 weight_of_cgroups(struct task_struct *p)
{
	u32 weight = WEIGHT_NEUTRAL;
	u32 level;

	bpf_for(level, 1, CGROUP_DEPTH_MAX) {
		struct cgroup *above = bpf_cgroup_ancestor(p->cgroups->dfl_cgrp, level);

		if (!above)
			break;
		weight = scaled_weight(weight, cgroup_weight_of(above, WEIGHT_NEUTRAL));
		bpf_cgroup_release(above);
	}
	return weight;
}

static __always_inline void weigh(struct task_struct *p, struct task_ctx *ctx)
{
	if (ctx->cgroup_generation != cgroup_generation) {
		ctx->cgroup_weight = weight_of_cgroups(p);
		ctx->cgroup_generation = cgroup_generation;
	}
	ctx->weight = scaled_weight(p->scx.weight, ctx->cgroup_weight);
}

#endif
