/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which CPU a waking task gets: an idle one near its data, or that of a task that is clearly less urgent; and where
 * there is none, which one compares. One named function per rule.
 */
#ifndef PANDEMONIUM_PLACE_BPF_H
#define PANDEMONIUM_PLACE_BPF_H

#include "bpf/domain.bpf.h"

/* A task preempts only who would outlast it by this factor: near equals only swap places, at the cost of a switch. */
#define PREEMPT_RATIO 4
/* L2 siblings one waker tries: more than any cluster there is shares one L2. */
#define L2_SCAN_MAX 8
/* Threads of a core that are looked at. */
#define CORE_THREADS_MAX 8

/* A whole idle core before half of one: the sibling of a busy thread runs at half speed. */
static __always_inline bool claim_idle_core(s32 cpu)
{
	const struct cpumask *idle = scx_bpf_get_idle_smtmask();
	bool whole = bpf_cpumask_test_cpu(cpu, idle);

	scx_bpf_put_idle_cpumask(idle);
	return whole && scx_bpf_test_and_clear_cpu_idle(cpu);
}

/* The CPU it last ran on, then those that share its L2: its working set is still there. */
static __always_inline s32 place_near_previous(const struct task_struct *p, s32 previous)
{
	s32 cpu = previous;
	u32 i;

	bpf_for(i, 0, L2_SCAN_MAX) {
		if (bpf_cpumask_test_cpu(cpu, p->cpus_ptr) && claim_idle_core(cpu))
			return cpu;
		cpu = place_of(cpu)->next_in_l2;
		if (cpu == previous)
			break;
	}
	return -1;
}

/* Where none is, there is nothing to look for. */
static __always_inline bool is_any_cpu_idle(void)
{
	const struct cpumask *idle = scx_bpf_get_idle_cpumask();
	bool any = !bpf_cpumask_empty(idle);

	scx_bpf_put_idle_cpumask(idle);
	return any;
}

static __always_inline bool is_idle(s32 cpu)
{
	const struct cpumask *idle = scx_bpf_get_idle_cpumask();
	bool is = bpf_cpumask_test_cpu(cpu, idle);

	scx_bpf_put_idle_cpumask(idle);
	return is;
}

/* Its core works for another thread as well, while a whole core that the task may use idles. */
static __always_inline bool is_crowded(const struct task_struct *p, s32 cpu)
{
	const struct cpumask *idle;
	bool shared = false, whole;
	s32 other = cpu;
	u32 i;

	bpf_for(i, 0, CORE_THREADS_MAX) {
		other = place_of(other)->next_in_core;
		if (other == cpu || shared)
			break;
		shared = place_of(other)->counted_in && !is_idle(other);
	}
	if (!shared)
		return false;
	idle = scx_bpf_get_idle_smtmask();
	whole = bpf_cpumask_intersects(idle, p->cpus_ptr);
	scx_bpf_put_idle_cpumask(idle);
	return whole;
}

/* Near its data, else the kernel's own choice, which knows caches, nodes, cores and synchronous wakeups. */
static __always_inline s32 place(struct task_struct *p, s32 previous, u64 wake_flags, bool *idle)
{
	s32 cpu = place_near_previous(p, previous);

	*idle = cpu >= 0;
	return *idle ? cpu : scx_bpf_select_cpu_dfl(p, previous, wake_flags, idle);
}

static __always_inline void count_placement(bool idle)
{
	struct cpu_stats *stats = stats_here();

	if (!stats)
		return;
	if (idle)
		stats->idle_hits++;
	else
		stats->idle_misses++;
}

/* After a wakeup has run: was it on the L2 it left? */
static __always_inline void count_l2(const struct task_ctx *ctx, s32 cpu)
{
	struct tier_stats *stats = tier_stats_here(ctx->tier);

	if (!stats)
		return;
	if (place_of(cpu)->l2 == place_of(ctx->last_cpu)->l2)
		stats->l2_hits++;
	else
		stats->l2_misses++;
}

static __always_inline u64 urgency_left(const struct cpu_state *state, u64 now)
{
	return state->estimate_ns ? state->estimate_ns + elapsed_ns(state->since_ns, now) : 0;
}

/*
 * For so long whoever runs is let go on by one who was woken by somebody who goes on working: many messages are read at
 * once, where two switches for each would take longer than all work. Anybody else who is urgent need not wait.
 */
static __always_inline u64 patience_of(const struct task_ctx *ctx)
{
	return ctx->flags & TASK_PATIENT ? PANDEMONIUM_MINIMUM_RUN_NS : 0;
}

/* Clearly: by a large factor, never from a more urgent tier. */
static __always_inline bool is_clearly_less_urgent(const struct cpu_state *state, const struct task_ctx *ctx, u64 mine,
                                                   u64 now)
{
	return state->tier <= ctx->tier && urgency_left(state, now) > PREEMPT_RATIO * mine;
}

/*
 * The i-th CPU from this one on, round the machine. Computed from the iterator of a loop, whose value the verifier does
 * not follow: a counter would not converge.
 */
static __always_inline u32 cpu_round_from(s32 from, u32 i)
{
	u32 cpu = (u32)from + i;

	return cpu < cpu_count ? cpu : cpu - cpu_count;
}

/*
 * The CPU the task was on, when its task is clearly less urgent: what it needs is in that cache, and whoever it is
 * woken by is often there, so that nobody has to be told across the machine. Else the CPU whose task would go on
 * longest, near this one among equals. Else -1.
 */
static __always_inline s32 find_victim(const struct task_struct *p, const struct task_ctx *ctx, s32 from, u64 now)
{
	u64 mine = estimate_of(ctx), patience = patience_of(ctx), worst = 0;
	u32 cpus = is_pinned_to_cpu(p) ? 1 : cpu_count;
	s32 victim = -1;
	u32 i;

	bpf_for(i, 0, cpus) {
		u32 cpu = cpu_round_from(from, i);
		struct cpu_state *state = cpu_state_of(cpu);
		u64 left = urgency_left(state, now);

		if (left <= worst || !bpf_cpumask_test_cpu(cpu, p->cpus_ptr) ||
		    !is_clearly_less_urgent(state, ctx, mine, now) || elapsed_ns(state->since_ns, now) < patience)
			continue;
		worst = left;
		victim = cpu;
		if (i == 0)
			break;
	}
	return victim;
}

/* Since its task began, or was compared with somebody who waits. */
static __always_inline u64 uncompared_for(const struct cpu_state *state, u64 now)
{
	return state->pid ? elapsed_ns(__builtin_elementwise_max(state->since_ns, state->asked_ns), now) : 0;
}

/*
 * Nobody is clearly less urgent, and the next tick may be milliseconds away: the CPU of its domain whose task, of no
 * higher tier, has gone on longest without being compared with anybody can do so at once. One that began a moment ago
 * was compared then; who is patient, or was stopped and does not wake, lets everybody have a minimum run. Else -1.
 */
static __always_inline s32 find_cpu_to_ask(const struct task_struct *p, const struct task_ctx *ctx, s32 from,
                                           bool wakes, u64 now)
{
	u64 patience = wakes ? patience_of(ctx) : PANDEMONIUM_MINIMUM_RUN_NS;
	u64 longest = __builtin_elementwise_max(patience, (u64)REQUEST_MIN_NS);
	u32 cpus = is_pinned_to_cpu(p) ? 1 : cpu_count;
	s32 found = -1;
	u32 i;

	bpf_for(i, 0, cpus) {
		u32 cpu = cpu_round_from(from, i);
		struct cpu_state *state = cpu_state_of(cpu);
		u64 since;

		if (place_of(cpu)->domain != ctx->domain || !bpf_cpumask_test_cpu(cpu, p->cpus_ptr))
			continue;
		since = uncompared_for(state, now);
		if (since <= longest || state->tier > ctx->tier)
			continue;
		longest = since;
		found = cpu;
	}
	return found;
}

/* Whoever wakes says it is about to sleep, as those do who write into a pipe; by what it did it will work on. */
static __always_inline bool is_waker_going_on(const struct task_ctx *ctx, s32 here, u64 now)
{
	return urgency_left(cpu_state_of(here), now) > PREEMPT_RATIO * estimate_of(ctx);
}

/*
 * It is about to sleep, and no less urgent than the woken: that one waits the moment where the message is, and no other
 * CPU has to be told. Who goes on after such a promise is stopped like anybody else.
 */
static __always_inline bool is_handed_over(const struct task_struct *p, s32 here)
{
	const struct cpu_state *state = cpu_state_of(here);

	return state->pid && state->tier != TIER_BATCH && bpf_cpumask_test_cpu(here, p->cpus_ptr) &&
	       !scx_bpf_dsq_nr_queued(DSQ_LOCAL);
}

/* The recorded urgency of a CPU that is taken changes at once, so that those who look next spread over the others. */
static __always_inline void record_preemption(struct cpu_state *state, const struct task_ctx *ctx, u64 now)
{
	state->estimate_ns = estimate_of(ctx);
	state->since_ns = now;
	state->tier = ctx->tier;
}

/* Takes the CPU by inserting at the head of its local queue, which beats a kick. */
static __always_inline void preempt(struct task_struct *p, struct task_ctx *ctx, s32 victim, u64 flags, u64 now)
{
	struct cpu_state *state = cpu_state_of(victim);
	struct tier_stats *stats = tier_stats_here(state->tier);

	if (stats)
		stats->preempted++;
	record_preemption(state, ctx, now);
	compat_insert(p, DSQ_LOCAL_ON | victim, slice_of(ctx), flags | ENQUEUE_PREEMPT);
}

#endif
