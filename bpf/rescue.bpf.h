/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The periodic look: a timer that owes nothing to ticks, so that no load can keep it from coming. It bounds starvation
 * (a head that waits too long gets a CPU), and tells long runs of batch work and storms of forks.
 */
#ifndef PANDEMONIUM_RESCUE_BPF_H
#define PANDEMONIUM_RESCUE_BPF_H

#include "bpf/queue.bpf.h"

/* How often to look while something waits, and while nothing does: then there is nothing to rescue. */
#define LOOK_BUSY_NS (5 * NS_PER_MS)
#define LOOK_IDLE_NS (50 * NS_PER_MS)
/* Tasks of one queue that one look sees: the head and those that follow soon. */
#define LOOK_DEPTH 16
/* A wait is a starvation beyond this many sojourn targets, times the turns that others may rightly have. */
#define SOJOURN_TARGETS 20
/* Whatever weight and queue say: a fifth of the kernel's patience. */
#define STARVATION_NS (2 * NS_PER_S)
#define LONGRUN_AFTER_NS (2 * NS_PER_S)
/* Forks are counted over this window; a storm is so many per CPU in it, and over at half as many. */
#define BURST_WINDOW_NS (100 * NS_PER_MS)
#define BURST_FORKS_PER_CPU 4

/* Written by init_task; read by the look. */
u64 forks_seen;

/* What the look remembers. Written and read by it only. */
static u64 burst_since_ns, burst_forks, batch_waits_since_ns;
/* Tasks seen of the queue that is looked at; in memory, where the verifier does not follow its value turn by turn. */
static u32 looked_at;

static __always_inline void count_fork(void)
{
	__sync_fetch_and_add(&forks_seen, 1);
}

static __always_inline u64 starvation_bound(const struct task_ctx *ctx, u64 turns)
{
	return clamp_u64(by_weight(SOJOURN_TARGETS * PANDEMONIUM_SOJOURN_TARGET_NS * turns, ctx), 0, STARVATION_NS);
}

/*
 * An idle CPU, else the one whose task would go on longest, else where it is. A CPU whose record begins now was taken
 * earlier in this look: two rescues there would be none for the second.
 */
static __always_inline s32 find_rescue_cpu(const struct task_struct *p, u64 now)
{
	s32 own = scx_bpf_task_cpu(p), best = scx_bpf_pick_idle_cpu(p->cpus_ptr, 0);
	u64 worst = 0;
	u32 i;

	if (best >= 0)
		return best;
	best = own;
	bpf_for(i, 0, cpu_count) {
		u32 cpu = cpu_round_from(own, i);
		struct cpu_state *state = cpu_state_of(cpu);
		u64 left = urgency_left(state, now);

		if (left > worst && elapsed_ns(state->since_ns, now) && bpf_cpumask_test_cpu(cpu, p->cpus_ptr)) {
			worst = left;
			best = cpu;
		}
	}
	return best;
}

/*
 * Looks at the first tasks of a queue that so many CPUs serve; rescues at most one, to only_cpu when that is one.
 * Returns how long the oldest batch task has waited.
 */
static __noinline u64 look_at_queue(u64 queue, u32 cpus, s32 only_cpu, u64 now)
{
	u64 turns = 1 + scx_bpf_dsq_nr_queued(queue) / (cpus ? cpus : 1), oldest = 0;
	struct task_struct *p;

	looked_at = 0;
	bpf_for_each(scx_dsq, p, queue, 0) {
		struct task_ctx *ctx = task_lookup(p);
		u64 waited = ctx ? elapsed_ns(ctx->runnable_since_ns, now) : 0;

		if (ctx && ctx->tier == TIER_BATCH && waited > oldest)
			oldest = waited;
		if (ctx && waited > starvation_bound(ctx, turns)) {
			s32 cpu = only_cpu >= 0 ? only_cpu : find_rescue_cpu(p, now);
			struct tier_stats *stats = tier_stats_here(ctx->tier);

			if (!compat_move(&___it, p, DSQ_LOCAL_ON | cpu, ENQUEUE_PREEMPT))
				break;
			record_preemption(cpu_state_of(cpu), ctx, now);
			if (stats)
				stats->rescued++;
			break;
		}
		if (++looked_at >= LOOK_DEPTH)
			break;
	}
	return oldest;
}

/* Batch work has waited without a break for so long. It is told to people: nothing was won by acting on it. */
static __always_inline void tell_longrun(s64 batch_waiting, u64 now)
{
	if (batch_waiting <= 0)
		batch_waits_since_ns = 0;
	else if (!batch_waits_since_ns)
		batch_waits_since_ns = now;
	scheduler_status.longrun = elapsed_ns(batch_waits_since_ns, now) > LONGRUN_AFTER_NS;
}

static __always_inline void tell_burst(u64 now)
{
	u64 window = elapsed_ns(burst_since_ns, now);
	u64 forks = forks_seen - burst_forks;
	u64 storm = BURST_FORKS_PER_CPU * (u64)cpu_count;

	if (burst_since_ns && window < BURST_WINDOW_NS)
		return;
	if (burst_since_ns)
		forks = forks * BURST_WINDOW_NS / window;
	scheduler_status.burst = forks >= (scheduler_status.burst ? storm / 2 : storm);
	burst_since_ns = now;
	burst_forks = forks_seen;
}

/*
 * A sleepable program starts the timer, so before 6.18 the verifier takes this for sleepable too, and wants to see the
 * lock under which queues may be walked.
 */
static int look_round(void *map, u32 *key, struct look_round *round)
{
	u64 now = bpf_ktime_get_ns(), oldest = 0;
	s64 batch_waiting = 0;
	bool busy = false;
	u32 i;

	bpf_rcu_read_lock();
	bpf_for(i, 0, domain_count) {
		batch_waiting += domain_at(i)->batch_waiting;
		if (scx_bpf_dsq_nr_queued(queue_of_domain(i)) <= 0)
			continue;
		busy = true;
		oldest =
		    __builtin_elementwise_max(oldest, look_at_queue(queue_of_domain(i), domain_at(i)->cpus, -1, now));
	}
	bpf_for(i, 0, cpu_count) {
		if (scx_bpf_dsq_nr_queued(queue_of_cpu(i)) <= 0)
			continue;
		busy = true;
		oldest = __builtin_elementwise_max(oldest, look_at_queue(queue_of_cpu(i), 1, i, now));
	}
	bpf_rcu_read_unlock();
	scheduler_status.batch_sojourn_ns = oldest;
	tell_longrun(batch_waiting, now);
	tell_burst(now);
	bpf_timer_start(&round->timer, busy ? LOOK_BUSY_NS : LOOK_IDLE_NS, 0);
	return 0;
}

#endif
