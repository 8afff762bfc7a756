/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From what was measured to the tier that counts, and back to the service as an observation. The overrides, strongest
 * first: a pin, a kernel rule, a learned prior while it outweighs what was measured, behaviour. Knows the names of
 * programs and nothing of queues.
 */
#ifndef PANDEMONIUM_PROFILE_BPF_H
#define PANDEMONIUM_PROFILE_BPF_H

#include "bpf/task.bpf.h"

/* At most one observation per task in this time, its first and a change of tier apart. */
#define PUBLISH_INTERVAL_NS NS_PER_S
/* A score changes with a frame, and a tier is kept for several. */
#define JUDGE_INTERVAL_NS NS_PER_MS

/* The whole time of a pin is between two looks at the map: a name or a generation that changed. */
static __always_inline bool is_pinned(const struct task_ctx *ctx)
{
	return ctx->source == SOURCE_PIN;
}

/* A pin is a person's decision about a name, so what is published is what was measured, never the pinned tier. */
static __always_inline void profile_publish(struct task_ctx *ctx, bool changed, u64 now)
{
	struct task_class_entry entry = {};

	if (!ctx->behaviour.mature || ctx->flags & (TASK_KERNEL_THREAD | TASK_EXITED))
		return;
	if (ctx->published_ns && !changed && elapsed_ns(ctx->published_ns, now) < PUBLISH_INTERVAL_NS)
		return;
	tell(&ctx->behaviour, now, &entry);
	if (observe_store(&ctx->comm, &entry))
		ctx->published_ns = now;
}

/* Judges the task by all that is known now; called whenever its behaviour has something new. */
static __always_inline void profile_judge(struct task_ctx *ctx, u64 now)
{
	u8 before = ctx->behaviour.tier;
	u8 tier = judge(&ctx->behaviour, now);

	if (!is_pinned(ctx)) {
		ctx->tier = tier;
		ctx->source = behaviour_source(&ctx->behaviour);
		if (ctx->flags & TASK_KERNEL_WORKER && tier < TIER_INTERACTIVE) {
			ctx->tier = TIER_INTERACTIVE;
			ctx->source = SOURCE_KERNEL_RULE;
		} else if (ctx->flags & TASK_KERNEL_BOUND) {
			ctx->source = SOURCE_KERNEL_RULE;
		}
	}
	task_count(ctx);
	profile_publish(ctx, tier != before, now);
}

/* The same where it is called often: what a task is does not change with each of a thousand switches a second. */
static __always_inline void profile_judge_in_passing(struct task_ctx *ctx, u64 now)
{
	if (elapsed_ns(ctx->behaviour.scored_at_ns, now) >= JUDGE_INTERVAL_NS || !ctx->behaviour.judged)
		profile_judge(ctx, now);
}

/*
 * For a task that begins to exit. A program that lives less than a second has no other chance to tell what became of
 * it after it matured; what it does from here on, freeing memory and closing files, is not its behaviour.
 */
static __always_inline void profile_last_word(struct task_ctx *ctx, u64 now)
{
	profile_judge(ctx, now);
	if (ctx->published_ns)
		profile_publish(ctx, true, now);
	task_gone(ctx);
}

/*
 * A prediction is taken at birth and when a program starts, not whenever a name changes: else a hog could buy itself
 * a fresh prior with every rename. A task too young to be judged may still name itself (threads do).
 */
static __always_inline void profile_predict(struct task_ctx *ctx, bool new_program, u64 now)
{
	struct task_class_entry *prediction;
	struct cpu_stats *stats = stats_here();

	if (!new_program && ctx->behaviour.mature)
		return;
	prediction = prediction_of(&ctx->comm);
	if (!prediction) {
		begin_unpredicted(&ctx->behaviour, now);
		return;
	}
	begin_predicted(&ctx->behaviour, prediction, now);
	if (stats)
		stats->predictions_applied++;
}

static __always_inline void profile_pin(struct task_ctx *ctx)
{
	u32 pin = pin_of(&ctx->comm);

	if (pin < TIER_COUNT) {
		ctx->tier = pin;
		ctx->source = SOURCE_PIN;
	} else if (is_pinned(ctx)) {
		ctx->source = SOURCE_DEFAULT;
	}
}

static __always_inline void remember_kernel_flags(const struct task_struct *p, struct task_ctx *ctx)
{
	if (p->flags & KERNEL_PF_KTHREAD)
		ctx->flags |= TASK_KERNEL_THREAD;
	if (p->flags & KERNEL_PF_WQ_WORKER)
		ctx->flags |= TASK_KERNEL_WORKER;
	if (is_percpu_kernel_thread(p))
		ctx->flags |= TASK_KERNEL_BOUND;
}

/* Looks the task up by its name: at birth, after a rename or an exec, and when pins or profiles changed. */
static __always_inline void profile_meet(struct task_struct *p, struct task_ctx *ctx, bool born, u64 now)
{
	struct comm_key comm;
	u64 exec_id = p->self_exec_id;
	bool renamed;

	read_comm(p, &comm);
	renamed = !is_same_comm(&comm, &ctx->comm);
	ctx->generation = pin_generation;
	ctx->comm = comm;
	remember_kernel_flags(p, ctx);
	profile_pin(ctx);
	if (born || renamed || exec_id != ctx->exec_id)
		profile_predict(ctx, born || exec_id != ctx->exec_id, now);
	ctx->exec_id = exec_id;
	profile_judge(ctx, now);
}

/* At a wakeup and at a stop: follows renames, execs, pins and forgets. True when the task was met anew. */
static __always_inline bool profile_follow(struct task_struct *p, struct task_ctx *ctx, u64 now)
{
	if (ctx->flags & TASK_KERNEL_THREAD) /* it is bound after it is born */
		remember_kernel_flags(p, ctx);
	if (ctx->generation == pin_generation && ctx->exec_id == p->self_exec_id && !is_renamed(p, &ctx->comm))
		return false;
	profile_meet(p, ctx, false, now);
	return true;
}

/* Makes one task follow a request at once. Its generation stays behind, so that its next tick requeues it. */
static __always_inline void retier_task(struct task_ctx *ctx, u32 action, u64 now)
{
	if (action != RETIER_PIN) {
		behaviour_init(&ctx->behaviour, now);
		ctx->published_ns = 0;
	}
	profile_pin(ctx);
	profile_judge(ctx, now);
}

/*
 * All threads of a name, or of all names, follow before this returns, running and sleeping ones alike. The service has
 * written task_pins and task_class_init before it asks.
 */
SEC("syscall")
int retier_tasks(struct retier_request *request)
{
	struct retier_request wanted = *request;
	u64 now = bpf_ktime_get_ns();
	struct task_struct *p;

	bpf_rcu_read_lock();
	bpf_for_each(task, p, NULL, BPF_TASK_ITER_ALL_THREADS) {
		struct task_ctx *ctx = task_lookup(p);
		struct comm_key comm;

		read_comm(p, &comm);
		if (!ctx || (wanted.action != RETIER_FORGET_ALL && !is_same_comm(&comm, &wanted.comm)))
			continue;
		ctx->comm = comm;
		retier_task(ctx, wanted.action, now);
	}
	bpf_rcu_read_unlock();
	__sync_fetch_and_add(&pin_generation, 1);
	return 0;
}

#endif
