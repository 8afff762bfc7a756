/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Domains, their clocks and the order of tasks: what a run costs, when a task is due, who has had more than its share.
 * One named function per rule. A domain is the CPUs of a last-level cache; topology.bpf.h says which.
 */
#ifndef PANDEMONIUM_DOMAIN_BPF_H
#define PANDEMONIUM_DOMAIN_BPF_H

#include "bpf/compat.bpf.h"
#include "bpf/profile.bpf.h"
#include "bpf/weight.bpf.h"

/* Queue ids: a CPU's own queue is its number, the shared queue of a domain comes after all of them. */
#define SHARED_QUEUE_BASE 0x10000ull

/* A batch slice shorter than this is spent on switching. */
#define BATCH_SLICE_MIN_NS NS_PER_MS
/* Nobody queues further from the clock of its domain than this, ahead or behind, whatever it ran. */
#define DEBT_MAX_NS (40 * NS_PER_MS)
/* The most a task asks for, comes back before the clock with, and may be ahead of it without waiting its turn. */
#define LEAD_NS (4 * NS_PER_MS)
/* How far ahead of the clock a child that ends may leave its parent. */
#define HANDED_BACK_MAX_NS (2 * LEAD_NS)
/* The least a task asks for: below this the order of two is decided by arrival. */
#define REQUEST_MIN_NS (100 * NS_PER_US)
/* The latency-critical are charged less by this shift: under contention a share of 8 to 1 against everybody else. */
#define CHARGE_SHIFT_LATENCY_CRITICAL 3
/* Where the clock of a domain starts: far enough from 0 that a credit can be subtracted. */
#define DOMAIN_CLOCK_START NS_PER_S

/* Where a CPU sits, as the queues see it. Written by topology.bpf.h, while all run; read everywhere. */
struct cpu_place {
	u32 domain;
	u32 l2;
	u32 next_in_l2; /* ring of the CPUs of one L2 */
	u32 core;
	u32 next_in_core; /* ring of the threads of one core */
	u32 counted_in;   /* domain that counts it, plus one; 0 while it is offline */
	u32 pad[2];
};

static struct cpu_place cpu_places[PANDEMONIUM_CPU_MAX] __attribute__((aligned(64)));

/* One shared queue and its clock. It is written by whoever takes a task from the queue and at ticks; read at enqueue.
 */
struct domain_state {
	u64 clock_ns; /* vruntime of the latest task that was taken; goes with time while nobody waits */
	u32 cpus;     /* of the domain and online */
	u32 node;
	s64 waiting;        /* in the shared queue, or about to be */
	s64 urgent_waiting; /* the urgent ones of these */
	s64 batch_waiting;  /* queued batch tasks, pinned ones included */
	u64 levelled_ns;    /* last look at whether others have more waiting */
	u64 pad[2];
};
_Static_assert(sizeof(struct domain_state) == 64, "one cache line a domain");

static struct domain_state domain_states[PANDEMONIUM_CPU_MAX] __attribute__((aligned(64)));
u32 domain_count;
u32 cpu_count;

static __always_inline struct cpu_place *place_of(s32 cpu)
{
	return &cpu_places[cpu & CPU_MASK];
}

static __always_inline struct domain_state *domain_at(u32 domain)
{
	return &domain_states[domain & CPU_MASK];
}

static __always_inline u64 queue_of_domain(u32 domain)
{
	return SHARED_QUEUE_BASE + domain;
}

static __always_inline u64 queue_of_cpu(s32 cpu)
{
	return (u64)(u32)cpu;
}

/* Virtual times wrap like any clock. */
static __always_inline bool is_before(u64 a, u64 b)
{
	return (s64)(a - b) < 0;
}

static __always_inline u64 clamp_u64(u64 value, u64 low, u64 high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

static __always_inline bool is_urgent(const struct task_ctx *ctx)
{
	return ctx->tier != TIER_BATCH;
}

/* Only one CPU will do, for good or for now: such a task waits in that CPU's own queue. */
static __always_inline bool is_pinned_to_cpu(const struct task_struct *p)
{
	return p->nr_cpus_allowed == 1 || compat_is_migration_disabled(p);
}

static __always_inline u64 by_weight(u64 ns, const struct task_ctx *ctx)
{
	return ns * WEIGHT_NEUTRAL / (ctx->weight ? ctx->weight : 1);
}

/* The latency-critical pay an eighth, by a person's decision or while they need little. */
static __always_inline bool is_spared(const struct task_ctx *ctx)
{
	return ctx->tier == TIER_LATENCY_CRITICAL && (is_pinned(ctx) || behaviour_is_light(&ctx->behaviour));
}

/*
 * Weight counts inside every tier, and the top one counts as a weight: so urgency is limited to a share, never free.
 * The interactive go first and get no more than others, or a nap now and then would buy it.
 */
static __always_inline u64 charge_of(const struct task_ctx *ctx, u64 ran_ns)
{
	u64 charge = by_weight(ran_ns, ctx);

	return is_spared(ctx) ? charge >> CHARGE_SHIFT_LATENCY_CRITICAL : charge;
}

/*
 * A task that runs without a deadline was put on its CPU by the kernel, which asks nobody while it suspends the
 * machine: everybody else is frozen, and what is taken from nobody is not owed.
 */
static __always_inline u64 owed_for(const struct task_ctx *ctx, u64 ran_ns)
{
	return ctx->deadline_ns ? charge_of(ctx, ran_ns) : 0;
}

/* A count that several CPUs move may be below 0 for a moment. */
static __always_inline u64 counted(s64 tasks)
{
	return tasks > 0 ? tasks : 0;
}

static __always_inline u64 waiting_in(u32 domain)
{
	return counted(domain_at(domain)->waiting);
}

/* Flat for urgent tasks; batch runs long, by weight, and shorter the more there are to take turns. */
static __always_inline u64 slice_of(const struct task_ctx *ctx)
{
	struct domain_state *domain = domain_at(ctx->domain);
	u64 cpus = domain->cpus ? domain->cpus : 1;
	u64 waiting, slice;

	if (is_urgent(ctx))
		return PANDEMONIUM_SLICE_NS;
	waiting = waiting_in(ctx->domain) / cpus;
	if (!(ctx->flags & TASK_SHARED))
		waiting += counted(cpu_state_of(ctx->queued_cpu)->waiting);
	slice = PANDEMONIUM_BATCH_SLICE_NS * ctx->weight / WEIGHT_NEUTRAL / (1 + waiting);
	return clamp_u64(slice, BATCH_SLICE_MIN_NS, PANDEMONIUM_BATCH_SLICE_NS);
}

/*
 * What a task asks for when it queues, in virtual time: a run as long as its own, within bounds, however light it is. A
 * batch task will get more, but with what it gets its deadline would say how few were waiting when it queued, and all
 * who come later would go first.
 */
static __always_inline u64 request_of(const struct task_ctx *ctx)
{
	return clamp_u64(charge_of(ctx, 2 * estimate_of(ctx)), REQUEST_MIN_NS, LEAD_NS);
}

/*
 * Brings the task's virtual time onto the clock of the domain it queues in, or runs in. A sleeper comes back a little
 * before the clock: enough to go first, too little to hoard. One that never slept keeps what it is owed, within bounds.
 */
static __always_inline void join_domain(struct task_ctx *ctx, u32 domain, bool fresh)
{
	u64 clock = domain_at(domain)->clock_ns;
	u64 earliest = clock - (fresh ? LEAD_NS : DEBT_MAX_NS), latest = clock + DEBT_MAX_NS;

	if (ctx->domain != domain)
		ctx->vruntime_ns += clock - domain_at(ctx->domain)->clock_ns;
	ctx->domain = domain;
	if (is_before(ctx->vruntime_ns, earliest))
		ctx->vruntime_ns = earliest;
	if (is_before(latest, ctx->vruntime_ns))
		ctx->vruntime_ns = latest;
}

static __always_inline void set_deadline(struct task_struct *p, struct task_ctx *ctx, u32 domain, bool fresh)
{
	weigh(p, ctx);
	join_domain(ctx, domain, fresh);
	ctx->deadline_ns = ctx->vruntime_ns + request_of(ctx);
}

/* It met an idle CPU: whatever it ran, it took from nobody. */
static __always_inline void forgive_debt(struct task_ctx *ctx)
{
	u64 clock = domain_at(ctx->domain)->clock_ns;

	if (is_before(clock, ctx->vruntime_ns))
		ctx->vruntime_ns = clock;
}

/* It has had more than its share: it waits its turn, however urgent. This is what keeps batch from being shut out. */
static __always_inline bool is_overdrawn(const struct task_ctx *ctx)
{
	return is_before(domain_at(ctx->domain)->clock_ns + LEAD_NS, ctx->vruntime_ns);
}

/* Every CPU may do this at one tick: the clock never goes back, and who loses the race comes again. */
static __always_inline void bring_clock_to(struct domain_state *domain, u64 vruntime)
{
	u64 clock = domain->clock_ns;

	if (is_before(clock, vruntime))
		__sync_val_compare_and_swap(&domain->clock_ns, clock, vruntime);
}

/*
 * The clock follows the tasks taken from the shared queue. Those of a CPU's own queue move it only when no other clock
 * hand is left: on a crowded CPU they lag, on an empty one they run ahead, and neither says what the domain is like.
 */
static __always_inline void advance_clock(const struct task_ctx *ctx)
{
	struct domain_state *domain = domain_at(ctx->domain);

	if (ctx->flags & TASK_SHARED || !domain->waiting)
		bring_clock_to(domain, ctx->vruntime_ns);
}

/* No batch task waits in the domain, pinned ones included, nor anybody who could run on this CPU. */
static __always_inline bool is_uncontended(const struct task_ctx *ctx, s32 cpu)
{
	const struct domain_state *domain = domain_at(ctx->domain);

	return !domain->waiting && !domain->batch_waiting && !cpu_state_of(cpu)->waiting;
}

/*
 * What is taken from nobody is not owed: the clock goes with time, whatever the task weighs, and the task with the
 * clock. So who runs alone is owed and owes nothing when others come, and what sleepers owe lapses.
 */
static __always_inline void let_time_pass(struct task_ctx *ctx, u64 ran_ns)
{
	struct domain_state *domain = domain_at(ctx->domain);

	bring_clock_to(domain, ctx->vruntime_ns + ran_ns);
	ctx->vruntime_ns = domain->clock_ns;
}

static __always_inline void charge(struct task_ctx *ctx, u64 ran_ns)
{
	ctx->vruntime_ns += owed_for(ctx, ran_ns);
}

/*
 * A child begins where its parent is, and takes a parent that sleeps meanwhile to where it came, within bounds: else a
 * chain of short processes would never pay. Threads end for other reasons, and do not.
 */
static __always_inline void hand_back(struct task_struct *p, const struct task_ctx *ctx)
{
	struct task_ctx *parent;
	u64 owed, vruntime;
	s64 ahead;

	if (p->pid != p->tgid)
		return;
	parent = task_lookup(p->real_parent);
	if (!parent || !parent->behaviour.asleep)
		return;
	ahead = ctx->vruntime_ns - domain_at(ctx->domain)->clock_ns;
	if (ahead <= 0)
		return;
	owed = clamp_u64((u64)ahead * ctx->weight / (parent->weight ? parent->weight : 1), 0, HANDED_BACK_MAX_NS);
	vruntime = domain_at(parent->domain)->clock_ns + owed;
	if (is_before(parent->vruntime_ns, vruntime))
		parent->vruntime_ns = vruntime;
}

#endif
