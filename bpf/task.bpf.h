/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The context of a task: made at birth or at first sight, told each event of the task's life, dropped at its death.
 * Scheduler and observer tell it the same events in the same words, so both see the same task. It counts and
 * measures; which tier that makes is profile.bpf.h's business. Every function takes the time as an argument, and that
 * is CLOCK_MONOTONIC wherever it comes from: user space knows no other, and scx_bpf_now, though cheaper, is another
 * clock that drifts away from it.
 *
 * The callbacks of one task never run at the same time (the kernel holds its run queue's lock), with three exceptions
 * that only ever race for a few instructions: the observer's periodic look, retier_tasks, and a child's end, which may
 * move the virtual time of a parent that sleeps. A lost update there costs one sample of sums that decay within a
 * window anyway, or one charge; the run time itself is claimed atomically.
 */
#ifndef PANDEMONIUM_TASK_BPF_H
#define PANDEMONIUM_TASK_BPF_H

#include "bpf/maps.bpf.h"
#include "bpf/classify.h"

/*
 * The classifier behind functions of their own. The verifier looks at each once, whatever calls it; inlined, it would
 * follow every combination of the classifier's branches with those of every caller, and give up.
 */
#define CLASSIFIER_DOOR __attribute__((noinline))

CLASSIFIER_DOOR int measure_run(struct behaviour *b __arg_nonnull, u64 now, u64 ran_ns)
{
	behaviour_run(b, now, ran_ns);
	return 0;
}

CLASSIFIER_DOOR int measure_wakeup(struct behaviour *b __arg_nonnull, u64 now)
{
	behaviour_wakeup(b, now);
	return 0;
}

CLASSIFIER_DOOR int measure_sleep(struct behaviour *b __arg_nonnull, u64 now)
{
	behaviour_sleep(b, now);
	return 0;
}

CLASSIFIER_DOOR u64 mean_run_ns(const struct behaviour *b __arg_nonnull)
{
	return behaviour_mean_run_ns(b);
}

CLASSIFIER_DOOR int begin_like(struct behaviour *b __arg_nonnull, const struct behaviour *parent __arg_nonnull, u64 now)
{
	behaviour_inherit(b, parent, now);
	return 0;
}

CLASSIFIER_DOOR int begin_predicted(struct behaviour *b __arg_nonnull, const struct task_class_entry *e __arg_nonnull,
                                    u64 now)
{
	behaviour_apply_prior(b, e, now);
	return 0;
}

CLASSIFIER_DOOR int begin_unpredicted(struct behaviour *b __arg_nonnull, u64 now)
{
	behaviour_drop_prior(b, now);
	return 0;
}

CLASSIFIER_DOOR u32 judge(struct behaviour *b __arg_nonnull, u64 now)
{
	return behaviour_classify(b, now);
}

CLASSIFIER_DOOR int tell(const struct behaviour *b __arg_nonnull, u64 now, struct task_class_entry *out __arg_nonnull)
{
	behaviour_measure(b, now, out);
	return 0;
}

/* Macros of the kernel, so not in its BTF; their values are part of /proc/PID/stat. */
#define KERNEL_PF_WQ_WORKER 0x00000020
#define KERNEL_PF_KTHREAD 0x00200000
/* Priorities below this are real-time and deadline tasks: they never reach the scheduler. */
#define FIRST_FAIR_PRIORITY 100

/* Below this two estimates are the same: a switch costs about as much. */
#define ESTIMATE_FLOOR_NS (20 * NS_PER_US)

static const u64 wake_edge_us[PANDEMONIUM_WAKE_BUCKETS - 1] = PANDEMONIUM_WAKE_EDGES_US;

static __always_inline bool is_kernel_thread(const struct task_struct *p)
{
	return p->flags & KERNEL_PF_KTHREAD;
}

static __always_inline bool is_runnable(const struct task_struct *p)
{
	return !p->__state;
}

static __always_inline bool is_percpu_kernel_thread(const struct task_struct *p)
{
	return is_kernel_thread(p) && p->nr_cpus_allowed == 1;
}

static __always_inline bool is_same_comm(const struct comm_key *a, const struct comm_key *b)
{
	const u64 *x = (const u64 *)a->comm, *y = (const u64 *)b->comm;

	return x[0] == y[0] && x[1] == y[1];
}

/*
 * Every kernel pads the name of a task with NULs, so it can be compared as it is; were it otherwise, the task would be
 * met anew each time.
 */
static __always_inline bool is_renamed(const struct task_struct *p, const struct comm_key *comm)
{
	return !is_same_comm((const struct comm_key *)p->comm, comm);
}

/* A comm is NUL-terminated but what follows may be anything: a key must not differ by it. */
static __always_inline void read_comm(const struct task_struct *p, struct comm_key *comm)
{
	__builtin_memset(comm, 0, sizeof(*comm));
	bpf_probe_read_kernel_str(comm->comm, sizeof(comm->comm), p->comm);
}

static __always_inline u64 elapsed_ns(u64 since, u64 now)
{
	return since && now > since ? now - since : 0;
}

/* How long the task will probably run now. */
static __always_inline u64 estimate_of(const struct task_ctx *ctx)
{
	u64 estimate = behaviour_expected_run_ns(&ctx->behaviour);

	return estimate > ESTIMATE_FLOOR_NS ? estimate : ESTIMATE_FLOOR_NS;
}

static __always_inline void count_in_tier(u32 tier, s64 tasks)
{
	struct tier_stats *stats = tier_stats_here(tier);

	if (stats)
		stats->tasks += tasks;
}

/* Moves the task to the count of its tier on this CPU; only the sum over all CPUs means something. */
static __always_inline void task_count(struct task_ctx *ctx)
{
	u32 was = ctx->counted_tier, is = ctx->tier + 1;

	if (was == is || ctx->flags & TASK_EXITED)
		return;
	if (was)
		count_in_tier(was - 1, -1);
	count_in_tier(ctx->tier, 1);
	ctx->counted_tier = is;
}

/* A task of which nothing is known but, when it was just forked, its parent. */
static __always_inline struct task_ctx *task_create(struct task_struct *p, const struct task_ctx *parent, u64 now)
{
	struct task_ctx *ctx = bpf_task_storage_get(&task_contexts, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!ctx)
		return NULL;
	if (parent)
		begin_like(&ctx->behaviour, &parent->behaviour, now);
	else
		behaviour_init(&ctx->behaviour, now);
	ctx->tier = TIER_INTERACTIVE;
	ctx->source = SOURCE_DEFAULT;
	ctx->weight = 100; /* nice 0 */
	ctx->cgroup_weight = 100;
	return ctx;
}

static __always_inline void task_gone(struct task_ctx *ctx)
{
	if (ctx->counted_tier)
		count_in_tier(ctx->counted_tier - 1, -1);
	ctx->counted_tier = 0;
	ctx->flags |= TASK_EXITED;
}

static __always_inline void count_wake_latency(struct tier_stats *stats, u64 latency_ns)
{
	u64 us = latency_ns / NS_PER_US;
	u32 bucket = 0;

	for (int i = 0; i < PANDEMONIUM_WAKE_BUCKETS - 1 && us > wake_edge_us[i]; i++)
		bucket++;
	if (bucket < PANDEMONIUM_WAKE_BUCKETS)
		stats->wake_latency[bucket]++;
	if (us > stats->wake_max_us)
		stats->wake_max_us = us;
}

static __always_inline void task_woke(struct task_ctx *ctx, u64 now)
{
	measure_wakeup(&ctx->behaviour, now);
	ctx->wake_pending_ns = now;
	ctx->runnable_since_ns = now;
}

/* The task got a CPU. True when this ends a wakeup, whose latency it then counts. */
static __always_inline bool task_started(struct task_ctx *ctx, u32 pid, s32 cpu, u64 now)
{
	struct cpu_state *state = cpu_state_of(cpu);
	struct tier_stats *stats = tier_stats_here(ctx->tier);
	u64 woke = ctx->wake_pending_ns;

	ctx->running_since_ns = now;
	ctx->flags &= ~TASK_PATIENT;
	ctx->runnable_since_ns = 0;
	ctx->wake_pending_ns = 0;
	state->estimate_ns = estimate_of(ctx);
	state->since_ns = now;
	state->tier = ctx->tier;
	state->pid = pid;
	if (stats)
		stats->dispatches++;
	if (stats && woke)
		count_wake_latency(stats, elapsed_ns(woke, now));
	return woke;
}

/* Claims and accounts the run time up to now; exactly once, whoever else looks at the task. */
static __always_inline u64 task_ran(struct task_ctx *ctx, bool goes_on, u64 now)
{
	u64 since = ctx->running_since_ns;
	u64 ran = elapsed_ns(since, now);
	struct tier_stats *stats = tier_stats_here(ctx->tier);

	if (!ran || __sync_val_compare_and_swap(&ctx->running_since_ns, since, goes_on ? now : 0) != since)
		return 0;
	if (stats)
		stats->runtime_ns += ran;
	measure_run(&ctx->behaviour, now, ran);
	return ran;
}

/* The CPU is nobody's for the moment: whoever comes next says so itself, and what is not ours is nobody's victim. */
static __always_inline void task_left_cpu(struct task_ctx *ctx, s32 cpu)
{
	struct cpu_state *state = cpu_state_of(cpu);

	ctx->last_cpu = cpu;
	state->estimate_ns = 0;
	state->since_ns = 0;
	state->pid = 0;
}

#endif
