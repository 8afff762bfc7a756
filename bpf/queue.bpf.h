/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a task waits and what a free CPU takes next, one named function per rule. scheduler.bpf.c calls them in the
 * order of a task's life; README.md says how they work together.
 */
#ifndef PANDEMONIUM_QUEUE_BPF_H
#define PANDEMONIUM_QUEUE_BPF_H

#include "bpf/place.bpf.h"

/* How often a domain compares itself with the others: a migration costs a cache, so it is for loads that last. */
#define LEVEL_INTERVAL_NS (20 * NS_PER_MS)
/* So many more waiting there than here, for as many CPUs, make the loads uneven: one fewer would only swap sides. */
#define LEVEL_DIFFERENCE 2
/* Tasks that are asked for one whose data is here; each takes the lock of the queue. */
#define NEARBY_DEPTH 8

static __always_inline void count_waiting(const struct task_ctx *ctx, s64 tasks)
{
	struct domain_state *domain = domain_at(ctx->domain);
	struct cpu_state *own = cpu_state_of(ctx->queued_cpu);
	bool shared = ctx->flags & TASK_SHARED;

	__sync_fetch_and_add(shared ? &domain->waiting : &own->waiting, tasks);
	if (ctx->queued_tier == TIER_BATCH + 1)
		__sync_fetch_and_add(&domain->batch_waiting, tasks);
	else
		__sync_fetch_and_add(shared ? &domain->urgent_waiting : &own->urgent_waiting, tasks);
}

/*
 * Every queued task is counted where it waits, from before it is inserted until it runs or leaves: so a queue whose
 * count is 0 need not be looked at, and a look costs more than most of what else happens at a switch. Batch tasks are
 * counted once more: that is what tells a long run of them.
 */
static __always_inline void mark_queued(struct task_ctx *ctx)
{
	ctx->queued_tier = ctx->tier + 1;
	count_waiting(ctx, 1);
}

static __always_inline void mark_unqueued(struct task_ctx *ctx)
{
	if (!ctx->queued_tier)
		return;
	count_waiting(ctx, -1);
	ctx->queued_tier = 0;
}

/* Key of the first in a CPU's own queue, or NOBODY_WAITS. */
static __always_inline u64 first_key_of_cpu(s32 cpu)
{
	return cpu_state_of(cpu)->waiting ? compat_first_key(queue_of_cpu(cpu)) : NOBODY_WAITS;
}

static __always_inline u64 first_key_of_domain(u32 domain)
{
	return domain_at(domain)->waiting ? compat_first_key(queue_of_domain(domain)) : NOBODY_WAITS;
}

/*
 * With nobody to be compared with, an urgent task need not wait to be. The CPU is the task's and its run queue locked,
 * so whether it idles does not change meanwhile. Returns whether it is next, or the CPU was idle and is woken.
 */
static __always_inline bool queue_for_cpu(struct task_struct *p, struct task_ctx *ctx, s32 cpu, u64 flags)
{
	ctx->flags &= ~TASK_SHARED;
	if (is_urgent(ctx) && !cpu_state_of(cpu)->waiting && !domain_at(ctx->domain)->waiting) {
		compat_insert(p, DSQ_LOCAL, slice_of(ctx), flags);
		return true;
	}
	ctx->queued_cpu = cpu;
	mark_queued(ctx);
	compat_insert_by_key(p, queue_of_cpu(cpu), slice_of(ctx), ctx->deadline_ns, flags);
	if (!is_idle(cpu))
		return false;
	scx_bpf_kick_cpu(cpu, KICK_WHEN_IDLE);
	return true;
}

/*
 * A CPU may have gone idle since one was looked for: it is woken, else work would wait beside an idle CPU. Returns
 * whether one is.
 */
static __always_inline bool queue_for_domain(struct task_struct *p, struct task_ctx *ctx, u64 flags)
{
	s32 cpu;

	ctx->flags |= TASK_SHARED;
	mark_queued(ctx);
	compat_insert_by_key(p, queue_of_domain(ctx->domain), slice_of(ctx), ctx->deadline_ns, flags);
	cpu = is_any_cpu_idle() ? scx_bpf_pick_idle_cpu(p->cpus_ptr, 0) : -1;
	if (cpu >= 0)
		scx_bpf_kick_cpu(cpu, KICK_WHEN_IDLE);
	return cpu >= 0;
}

/*
 * What the next tick would ask, now: the slice ends, and dispatch compares. Where somebody waits in the local queue it
 * would not: that one is next. Those who wake in the same moment ask others.
 */
static __always_inline void ask_who_is_first(s32 cpu, u64 now)
{
	if (cpu < 0 || scx_bpf_dsq_nr_queued(DSQ_LOCAL_ON | cpu) > 0)
		return;
	cpu_state_of(cpu)->asked_ns = now;
	scx_bpf_kick_cpu(cpu, KICK_TO_CHOOSE);
}

/* Per-CPU kernel threads serve their CPU and may hold up everybody: local queue, and ahead of a long run. */
static __always_inline void bypass(struct task_struct *p, struct task_ctx *ctx, s32 cpu, u64 flags, u64 now)
{
	if (flags & ENQUEUE_WAKEUP && is_clearly_less_urgent(cpu_state_of(cpu), ctx, estimate_of(ctx), now))
		preempt(p, ctx, cpu, flags, now);
	else
		compat_insert(p, DSQ_LOCAL, PANDEMONIUM_SLICE_NS, flags);
}

/*
 * Nobody waits for this CPU and its task does not go on there: it was stopped because its core is crowded, and goes to
 * a whole one. When that one was taken meanwhile, or it was stopped for somebody who has gone, it goes on after all.
 */
static __always_inline void go_on_elsewhere(struct task_struct *p, struct task_ctx *ctx, s32 cpu, bool fresh, u64 flags)
{
	s32 whole = is_crowded(p, cpu) ? scx_bpf_pick_idle_cpu(p->cpus_ptr, PICK_WHOLE_CORE) : -1;

	if (whole < 0)
		whole = cpu;
	set_deadline(p, ctx, place_of(whole)->domain, fresh);
	compat_insert(p, DSQ_LOCAL_ON | whole, slice_of(ctx), flags);
	scx_bpf_kick_cpu(whole, KICK_WHEN_IDLE);
}

/* Of two heads, the key that is due first. */
static __always_inline u64 earlier_key(u64 a, u64 b)
{
	if (a == NOBODY_WAITS || b == NOBODY_WAITS)
		return a == NOBODY_WAITS ? b : a;
	return is_before(a, b) ? a : b;
}

/*
 * While batch tasks are first, the one of them that left this L2 and is due hardly later than the head: its working
 * set is still here. Nobody is passed who is urgent, or due later than that. For another CPU, as core scheduling asks,
 * a kernel may take the lock of the task's run queue twice.
 */
static __always_inline bool take_nearby(s32 cpu, u64 latest)
{
	u32 l2 = place_of(cpu)->l2, seen = 0;
	struct task_struct *p;

	if (cpu != bpf_get_smp_processor_id())
		return false;
	bpf_for_each(scx_dsq, p, queue_of_domain(place_of(cpu)->domain), 0) {
		struct task_ctx *ctx = task_lookup(p);

		if (!ctx || is_urgent(ctx) || is_before(latest, p->scx.dsq_vtime))
			break;
		if (place_of(scx_bpf_task_cpu(p))->l2 == l2 && bpf_cpumask_test_cpu(cpu, p->cpus_ptr))
			return compat_move(&___it, p, DSQ_LOCAL_ON | cpu, 0);
		if (++seen == NEARBY_DEPTH)
			break;
	}
	return false;
}

/*
 * Of the CPU's own queue and its domain's, the head that is due first, or a batch task that is due as good as first and
 * has its data here; exactly one task moves.
 */
static __always_inline bool take_earliest(s32 cpu, u64 own_key, u64 shared_key)
{
	u64 own = queue_of_cpu(cpu), shared = queue_of_domain(place_of(cpu)->domain);
	bool own_first = own_key != NOBODY_WAITS && earlier_key(own_key, shared_key) == own_key;

	if (!own_first && take_nearby(cpu, earlier_key(own_key, shared_key + LEAD_NS)))
		return true;
	if (compat_move_to_local(own_first ? own : shared))
		return true;
	/* The head that was seen is gone by now, or is not allowed here: then the other. */
	return (own_first ? shared_key : own_key) != NOBODY_WAITS && compat_move_to_local(own_first ? shared : own);
}

/* Work waits elsewhere while this CPU would idle: take it, from the own node first. */
static __always_inline bool steal(s32 cpu)
{
	u32 here = place_of(cpu)->domain, node = domain_at(here)->node;
	u32 i, pass;

	bpf_for(pass, 0, 2) {
		bpf_for(i, 0, domain_count) {
			bool near = domain_at(i)->node == node;

			if (i == here || near == (pass != 0))
				continue;
			if (domain_at(i)->waiting && compat_move_to_local(queue_of_domain(i)))
				return true;
		}
	}
	return false;
}

/* The domain that has most waiting by the measure of this one, or -1 when the loads are even. */
static __always_inline s32 find_overloaded(u32 own)
{
	u64 cpus = domain_at(own)->cpus, most = cpus * (waiting_in(own) + LEVEL_DIFFERENCE);
	s32 overloaded = -1;
	u32 i;

	bpf_for(i, 0, domain_count) {
		u64 there = domain_at(i)->cpus ? waiting_in(i) * cpus * cpus / domain_at(i)->cpus : 0;

		if (i != own && there >= most) {
			most = there + 1;
			overloaded = i;
		}
	}
	return overloaded;
}

/* Stealing keeps CPUs busy, not loads even: two tasks would share a CPU there for ever, while one has it to itself
 * here. */
static __always_inline bool level(s32 cpu, u64 now)
{
	u32 own = place_of(cpu)->domain;
	struct domain_state *domain = domain_at(own);
	s32 overloaded;

	if (domain_count < 2 || elapsed_ns(domain->levelled_ns, now) < LEVEL_INTERVAL_NS)
		return false;
	domain->levelled_ns = now;
	overloaded = find_overloaded(own);
	return overloaded >= 0 && compat_move_to_local(queue_of_domain(overloaded));
}

static __always_inline u64 vruntime_now(const struct task_ctx *ctx, u64 now)
{
	return ctx->vruntime_ns + owed_for(ctx, elapsed_ns(ctx->running_since_ns, now));
}

/* The task that runs now is due before everybody who waits: a switch would only cost. */
static __always_inline bool is_still_first(const struct task_ctx *ctx, u64 first_key, u64 now)
{
	return first_key == NOBODY_WAITS || is_before(vruntime_now(ctx, now) + request_of(ctx), first_key);
}

/*
 * Who was not due first when it came, or patient, waits. In the local queue, as the CPU's kernel threads do and those
 * whose waker was to sleep, anybody makes way for it at the next tick; in the others, while anybody urgent is there,
 * who runs makes way in the order in which dispatch would take them. Among batch tasks alone slices end by themselves.
 */
static __always_inline bool makes_way(const struct task_ctx *ctx, s32 cpu, u64 now)
{
	u32 domain = place_of(cpu)->domain;

	if (elapsed_ns(cpu_state_of(cpu)->since_ns, now) < PANDEMONIUM_MINIMUM_RUN_NS)
		return false;
	if (scx_bpf_dsq_nr_queued(DSQ_LOCAL) > 0)
		return true;
	if (!domain_at(domain)->urgent_waiting && !cpu_state_of(cpu)->urgent_waiting)
		return false;
	return !is_still_first(ctx, earlier_key(first_key_of_cpu(cpu), first_key_of_domain(domain)), now);
}

#endif
