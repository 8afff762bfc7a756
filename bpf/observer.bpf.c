/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The observer: the scheduler's eyes without its hands. The same context, classifier, observations and counters as
 * scheduler.bpf.c, fed from the kernel's own scheduling tracepoints, on any kernel with BTF. Nothing here may name
 * sched_ext: a kernel without it would refuse the whole object.
 *
 * Tasks are met lazily, at their first event. A task that runs on without a switch has none, so a timer accounts what
 * the CPUs run now.
 */
#include "bpf/profile.bpf.h"

char _license[] SEC("license") = "GPL";

/* So often that a spinner is known for one well within a second, so rarely that it costs nothing. */
#define LOOK_NS (100 * NS_PER_MS)
static u32 looking_round;

static __always_inline bool is_observed(const struct task_struct *p)
{
	return p->pid && p->prio >= FIRST_FAIR_PRIORITY;
}

static __always_inline struct task_ctx *observe(struct task_struct *p, const struct task_ctx *parent, u64 now)
{
	struct task_ctx *ctx = task_lookup(p);

	if (ctx)
		return ctx->flags & TASK_EXITED ? NULL : ctx;
	ctx = task_create(p, parent, now);
	if (ctx)
		profile_meet(p, ctx, true, now);
	return ctx;
}

static __always_inline void judge_now(struct task_struct *p, struct task_ctx *ctx, u64 now)
{
	if (!profile_follow(p, ctx, now))
		profile_judge(ctx, now);
}

static __always_inline void look_at_runner(struct task_struct *p, struct task_ctx *ctx, u64 now)
{
	if (task_ran(ctx, true, now))
		judge_now(p, ctx, now);
}

static int look_round(void *map, u32 *key, struct look_round *round)
{
	u64 now = bpf_ktime_get_ns();
	u32 i;

	bpf_for(i, 0, PANDEMONIUM_CPU_MAX) {
		struct cpu_state *state = cpu_state_of(i);
		struct task_struct *p;
		struct task_ctx *ctx;

		if (!state->pid)
			continue;
		p = bpf_task_from_pid(state->pid);
		if (!p)
			continue;
		ctx = task_lookup(p);
		if (ctx)
			look_at_runner(p, ctx, now);
		bpf_task_release(p);
	}
	bpf_timer_start(&round->timer, LOOK_NS, 0);
	return 0;
}

/* Once; the timer keeps itself going. Not from the switch or wakeup probes: they hold the run queue's lock. */
static __always_inline void start_looking_round(void)
{
	if (!__sync_val_compare_and_swap(&looking_round, 0, 1))
		begin_look_rounds(look_round, LOOK_NS);
}

/* The field's type has changed over time, so it is read by the size it has here. */
static __always_inline bool is_on_cpu(const struct task_struct *p)
{
	u32 on_cpu = 0;

	if (bpf_core_field_size(p->on_cpu) <= sizeof(on_cpu))
		bpf_core_read(&on_cpu, bpf_core_field_size(p->on_cpu), &p->on_cpu);
	return on_cpu;
}

/*
 * Run once by user space after attaching: meets the tasks that are on a CPU now, which may not switch for long, and
 * starts the periodic look. A loader that only attaches gets the look with the first fork.
 */
SEC("syscall")
int observe_running(void *unused)
{
	u64 now = bpf_ktime_get_ns();
	struct task_struct *p;

	bpf_rcu_read_lock();
	bpf_for_each(task, p, NULL, BPF_TASK_ITER_ALL_THREADS) {
		struct task_ctx *task = is_on_cpu(p) && is_observed(p) ? observe(p, NULL, now) : NULL;

		if (task && !task->running_since_ns)
			task_started(task, p->pid, p->thread_info.cpu, now);
	}
	bpf_rcu_read_unlock();
	start_looking_round();
	return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(observe_fork, struct task_struct *parent, struct task_struct *child)
{
	start_looking_round();
	observe(child, task_lookup(parent), bpf_ktime_get_ns());
	return 0;
}

SEC("tp_btf/sched_wakeup_new")
int BPF_PROG(observe_first_wakeup, struct task_struct *p)
{
	u64 now = bpf_ktime_get_ns();
	struct task_ctx *task = is_observed(p) ? observe(p, NULL, now) : NULL;

	if (task)
		task->runnable_since_ns = now;
	return 0;
}

SEC("tp_btf/sched_wakeup")
int BPF_PROG(observe_wakeup, struct task_struct *p)
{
	u64 now = bpf_ktime_get_ns();
	struct task_ctx *task = is_observed(p) ? observe(p, NULL, now) : NULL;

	if (!task)
		return 0;
	task_woke(task, now);
	profile_follow(p, task, now);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(observe_exec, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		profile_follow(p, task, bpf_ktime_get_ns());
	return 0;
}

static __always_inline void observe_stop(struct task_struct *p, bool slept, u64 now)
{
	struct task_ctx *task = is_observed(p) ? observe(p, NULL, now) : NULL;

	if (!task)
		return;
	task_ran(task, false, now);
	task->last_cpu = bpf_get_smp_processor_id();
	if (slept)
		measure_sleep(&task->behaviour, now);
	else
		task->runnable_since_ns = now;
	judge_now(p, task, now);
}

static __always_inline void observe_start(struct task_struct *p, u64 now)
{
	struct task_ctx *task = is_observed(p) ? observe(p, NULL, now) : NULL;
	s32 cpu = bpf_get_smp_processor_id();

	if (task)
		task_started(task, p->pid, cpu, now);
	else
		cpu_state_of(cpu)->pid = 0;
}

SEC("tp_btf/sched_switch")
int BPF_PROG(observe_switch, bool preempted, struct task_struct *prev, struct task_struct *next, u32 prev_state)
{
	u64 now = bpf_ktime_get_ns();

	observe_stop(prev, !preempted && prev_state, now);
	observe_start(next, now);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(observe_exit, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = bpf_ktime_get_ns();

	if (!task)
		return 0;
	(void)task_ran(task, false, now); /* the observer charges nobody */
	profile_last_word(task, now);
	return 0;
}
