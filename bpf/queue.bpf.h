/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rules of placement, order, preemption, dispatch and rescue, one named function each. They decide about one task
 * or one CPU from what is known now; scheduler.bpf.c calls them in the order of a task's life and holds the essay on
 * how they work together.
 */
#ifndef PANDEMONIUM_QUEUE_BPF_H
#define PANDEMONIUM_QUEUE_BPF_H

#include "bpf/compat.bpf.h"
#include "bpf/profile.bpf.h"
#include "bpf/weight.bpf.h"

/* Queue ids: a CPU's own queue is its number, the shared queue of a domain comes after all of them. */
#define SHARED_QUEUE_BASE 0x10000ull

/* A task preempts only whom it will outlast by this factor: near equals only swap places, at the cost of a switch. */
#define PREEMPT_RATIO 4
/* CPUs one waker looks at, from its own on: bounds the cost on large machines, where someone near is as good. */
#define PREEMPT_SCAN_MAX 64
/* L2 siblings one waker tries: more than any cluster there is shares one L2. */
#define L2_SCAN_MAX 8
/* A batch slice shorter than this is spent on switching. */
#define BATCH_SLICE_MIN_NS NS_PER_MS
/* Nobody falls further behind the clock of its domain than this, whatever it ran elsewhere. */
#define DEBT_MAX_NS (100 * NS_PER_MS)
/* The least an urgent task asks for: below this the order of two is decided by arrival. */
#define REQUEST_MIN_NS (100 * NS_PER_US)
/* Urgent tiers are charged less by these shifts: under contention a share of 4 and 8 to 1 against batch. */
#define CHARGE_SHIFT_INTERACTIVE 2
#define CHARGE_SHIFT_LATENCY_CRITICAL 3
/* Where the clock of a domain starts: far enough from 0 that a credit can be subtracted. */
#define DOMAIN_CLOCK_START NS_PER_S

/* Where a CPU sits, as the queues see it. Written by learn_topology; read everywhere. */
struct cpu_place {
	u32 domain;
	u32 node;
	u32 l2;
	u32 next_in_l2; /* ring of the CPUs of one L2 */
};

static struct cpu_place cpu_places[PANDEMONIUM_CPU_MAX];

/* One shared queue and its clock. The clock is written by whoever takes a task from the queue; read at enqueue. */
struct domain_state {
	u64 clock_ns; /* vruntime of the latest task that was taken */
	u32 cpus;     /* of the domain */
	u32 node;
	s64 batch_waiting; /* queued batch tasks, pinned ones included */
	u64 pad[5];
};
_Static_assert(sizeof(struct domain_state) == 64, "one cache line a domain");

static struct domain_state domain_states[PANDEMONIUM_CPU_MAX];
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

/* ---- order: what a run costs and when a task is due */

/* Weight counts inside every tier, and a tier counts as a weight: so urgency is limited to a share, never free. */
static __always_inline u64 charge_of(const struct task_ctx *ctx, u64 ran_ns)
{
	u64 charge = by_weight(ran_ns, ctx);

	if (ctx->tier == TIER_LATENCY_CRITICAL)
		return charge >> CHARGE_SHIFT_LATENCY_CRITICAL;
	return ctx->tier == TIER_INTERACTIVE ? charge >> CHARGE_SHIFT_INTERACTIVE : charge;
}

/* What a task asks for when it queues: urgent ones a run as long as theirs, batch a whole slice. */
static __always_inline u64 request_of(const struct task_ctx *ctx)
{
	if (!is_urgent(ctx))
		return by_weight(knob_batch_slice_ns(), ctx);
	return charge_of(ctx, clamp_u64(2 * estimate_of(ctx), REQUEST_MIN_NS, knob_slice_ns()));
}

/*
 * Brings the task's virtual time onto the clock of the domain it queues in. A sleeper comes back at most a slice before
 * the clock: enough to go first, too little to hoard. One that never slept keeps what it is owed, within bounds.
 */
static __always_inline void join_domain(struct task_ctx *ctx, u32 domain, bool fresh)
{
	u64 clock = domain_at(domain)->clock_ns;
	u64 earliest = clock - (fresh ? knob_slice_ns() : DEBT_MAX_NS), latest = clock + DEBT_MAX_NS;

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

/* It met an idle CPU, or nobody who waits: whatever it ran, it took from nobody. */
static __always_inline void forgive_debt(struct task_ctx *ctx)
{
	u64 clock = domain_at(ctx->domain)->clock_ns;

	if (is_before(clock, ctx->vruntime_ns))
		ctx->vruntime_ns = clock;
}

/* It has had more than its share: it waits its turn, however urgent. This is what keeps batch from being shut out. */
static __always_inline bool is_overdrawn(const struct task_ctx *ctx)
{
	return is_before(domain_at(ctx->domain)->clock_ns + knob_slice_ns(), ctx->vruntime_ns);
}

/*
 * The clock follows the tasks taken from the shared queue. Those of a CPU's own queue move it only when no other clock
 * hand is left: on a crowded CPU they lag, on an empty one they run ahead, and neither says what the domain is like.
 */
static __always_inline void advance_clock(const struct task_ctx *ctx)
{
	struct domain_state *domain = domain_at(ctx->domain);

	if (!(ctx->flags & TASK_SHARED) && scx_bpf_dsq_nr_queued(queue_of_domain(ctx->domain)))
		return;
	if (is_before(domain->clock_ns, ctx->vruntime_ns))
		domain->clock_ns = ctx->vruntime_ns;
}

/* Flat for urgent tasks; batch runs long, by weight, and shorter the more there are to take turns. */
static __always_inline u64 slice_of(const struct task_ctx *ctx)
{
	struct domain_state *domain = domain_at(ctx->domain);
	u64 longest = knob_batch_slice_ns();
	u64 cpus = domain->cpus ? domain->cpus : 1;
	u64 waiting, slice;

	if (is_urgent(ctx))
		return knob_slice_ns();
	waiting = scx_bpf_dsq_nr_queued(queue_of_domain(ctx->domain)) / cpus;
	slice = longest * ctx->weight / WEIGHT_NEUTRAL / (1 + waiting);
	return clamp_u64(slice, BATCH_SLICE_MIN_NS, longest);
}

/* ---- placement: which CPU a waking task gets */

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

	bpf_for(i, 0, L2_SCAN_MAX)
	{
		if (bpf_cpumask_test_cpu(cpu, p->cpus_ptr) && claim_idle_core(cpu))
			return cpu;
		cpu = place_of(cpu)->next_in_l2;
		if (cpu == previous)
			break;
	}
	return -1;
}

/* The kernel's own choice knows caches, nodes, cores and synchronous wakeups. */
static __always_inline s32 place_by_kernel(struct task_struct *p, s32 previous, u64 wake_flags, bool *idle)
{
	return scx_bpf_select_cpu_dfl(p, previous, wake_flags, idle);
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

/* ---- preemption: whom an urgent waker may push aside */

static __always_inline u64 urgency_left(const struct cpu_state *state, u64 now)
{
	return state->estimate_ns ? state->estimate_ns + elapsed_ns(state->since_ns, now) : 0;
}

/* Runs that end sooner than this are let go on: at once for latency-critical wakers, else after a minimum run. */
static __always_inline u64 patience_of(const struct task_ctx *ctx)
{
	return ctx->tier == TIER_LATENCY_CRITICAL ? 0 : knob_preempt_ns();
}

/* Clearly: by a large factor, never from a more urgent tier, and not before it had its minimum run. */
static __always_inline bool is_clearly_less_urgent(const struct cpu_state *state, const struct task_ctx *ctx, u64 mine,
						   u64 patience, u64 now)
{
	return state->tier <= ctx->tier && urgency_left(state, now) > PREEMPT_RATIO * mine &&
	       elapsed_ns(state->since_ns, now) >= patience;
}

/* The CPU whose task would go on longest, or -1. */
static __always_inline s32 find_victim(const struct task_struct *p, const struct task_ctx *ctx, s32 from, u64 now)
{
	u64 mine = estimate_of(ctx), patience = patience_of(ctx), worst = 0;
	u32 cpus = is_pinned_to_cpu(p) ? 1 : clamp_u64(cpu_count, 1, PREEMPT_SCAN_MAX);
	s32 victim = -1;
	u32 i;

	bpf_for(i, 0, cpus)
	{
		/* Computed from the iterator, whose value the verifier does not follow: a counter would not converge.
		 */
		u32 cpu = (u32)from + i < cpu_count ? (u32)from + i : (u32)from + i - cpu_count;
		struct cpu_state *state = cpu_state_of(cpu);
		u64 left = urgency_left(state, now);

		if (left <= worst || !bpf_cpumask_test_cpu(cpu, p->cpus_ptr))
			continue;
		if (is_clearly_less_urgent(state, ctx, mine, patience, now)) {
			worst = left;
			victim = cpu;
		}
	}
	return victim;
}

/*
 * Takes the CPU by inserting at the head of its local queue, which beats a kick. The victim's recorded urgency becomes
 * ours at once, so that wakers arriving together spread over the CPUs.
 */
static __always_inline void preempt(struct task_struct *p, struct task_ctx *ctx, s32 victim, u64 flags, u64 now)
{
	struct cpu_state *state = cpu_state_of(victim);
	struct tier_stats *stats = tier_stats_here(state->tier);

	if (stats)
		stats->preempted++;
	state->estimate_ns = estimate_of(ctx);
	state->since_ns = now;
	state->tier = ctx->tier;
	compat_insert(p, DSQ_LOCAL_ON | victim, slice_of(ctx), flags | ENQUEUE_PREEMPT);
}

/* ---- queueing */

/* Every queued batch task is counted where it waits: that is what tells a long run of them. */
static __always_inline void mark_queued(struct task_ctx *ctx)
{
	ctx->queued_tier = ctx->tier + 1;
	if (ctx->tier == TIER_BATCH)
		__sync_fetch_and_add(&domain_at(ctx->domain)->batch_waiting, 1);
}

static __always_inline void mark_unqueued(struct task_ctx *ctx)
{
	if (ctx->queued_tier == TIER_BATCH + 1)
		__sync_fetch_and_add(&domain_at(ctx->domain)->batch_waiting, -1);
	ctx->queued_tier = 0;
}

static __always_inline void queue_for_cpu(struct task_struct *p, struct task_ctx *ctx, s32 cpu, u64 flags)
{
	mark_queued(ctx);
	ctx->flags &= ~TASK_SHARED;
	compat_insert_by_key(p, queue_of_cpu(cpu), slice_of(ctx), ctx->deadline_ns, flags);
	scx_bpf_kick_cpu(cpu, KICK_WHEN_IDLE);
}

/* A CPU may have gone idle since one was looked for: it is woken, else work would wait beside an idle CPU. */
static __always_inline void queue_for_domain(struct task_struct *p, struct task_ctx *ctx, u64 flags)
{
	s32 cpu;

	mark_queued(ctx);
	ctx->flags |= TASK_SHARED;
	compat_insert_by_key(p, queue_of_domain(ctx->domain), slice_of(ctx), ctx->deadline_ns, flags);
	cpu = scx_bpf_pick_idle_cpu(p->cpus_ptr, 0);
	if (cpu >= 0)
		scx_bpf_kick_cpu(cpu, KICK_WHEN_IDLE);
}

/* Per-CPU kernel threads serve their CPU and may hold up everybody: local queue, and ahead of a long run. */
static __always_inline void bypass(struct task_struct *p, struct task_ctx *ctx, s32 cpu, u64 flags, u64 now)
{
	if (flags & ENQUEUE_WAKEUP &&
	    is_clearly_less_urgent(cpu_state_of(cpu), ctx, estimate_of(ctx), patience_of(ctx), now))
		preempt(p, ctx, cpu, flags, now);
	else
		compat_insert(p, DSQ_LOCAL, knob_slice_ns(), flags);
}

/* ---- dispatch: what a free CPU runs next */

/* Of two heads, the key that is due first. */
static __always_inline u64 earlier_key(u64 a, u64 b)
{
	if (a == NOBODY_WAITS || b == NOBODY_WAITS)
		return a == NOBODY_WAITS ? b : a;
	return is_before(a, b) ? a : b;
}

/* Of the CPU's own queue and its domain's, the head that is due first; exactly one task moves. */
static __always_inline bool take_earliest(s32 cpu, u64 own_key, u64 shared_key)
{
	u64 own = queue_of_cpu(cpu), shared = queue_of_domain(place_of(cpu)->domain);

	if (own_key != NOBODY_WAITS && earlier_key(own_key, shared_key) == own_key)
		return compat_move_to_local(own);
	/* The head that was seen may not be allowed here, or be gone. */
	return compat_move_to_local(shared) || compat_move_to_local(own);
}

/* Work waits elsewhere while this CPU would idle: take it, from the own node first. */
static __always_inline bool steal(s32 cpu)
{
	struct cpu_place *here = place_of(cpu);
	u32 i, pass;

	bpf_for(pass, 0, 2)
	{
		bpf_for(i, 0, domain_count)
		{
			bool near = domain_at(i)->node == here->node;

			if (i == here->domain || near == (pass != 0))
				continue;
			if (compat_move_to_local(queue_of_domain(i)))
				return true;
		}
	}
	return false;
}

static __always_inline u64 vruntime_now(const struct task_ctx *ctx, u64 now)
{
	return ctx->vruntime_ns + charge_of(ctx, elapsed_ns(ctx->running_since_ns, now));
}

/* The task that runs now is due before everybody who waits: a switch would only cost. */
static __always_inline bool is_still_first(const struct task_ctx *ctx, u64 first_key, u64 now)
{
	return first_key == NOBODY_WAITS || is_before(vruntime_now(ctx, now) + request_of(ctx), first_key);
}

/*
 * An urgent task that came while everybody was in their minimum run waits in the queue. At the next tick a batch task
 * makes way for it: for whoever is due before what the batch task has already had.
 */
static __always_inline bool makes_way(const struct task_ctx *ctx, s32 cpu, u64 now)
{
	u64 first_key;

	if (is_urgent(ctx) || elapsed_ns(cpu_state_of(cpu)->since_ns, now) < knob_preempt_ns())
		return false;
	first_key =
	    earlier_key(compat_first_key(queue_of_cpu(cpu)), compat_first_key(queue_of_domain(place_of(cpu)->domain)));
	return first_key != NOBODY_WAITS && is_before(first_key, vruntime_now(ctx, now));
}

#endif
