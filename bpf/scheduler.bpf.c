/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The scheduler: three tiers of tasks, one virtual clock per cache, and the right of the urgent to go first for as long
 * as they have not had more than their share.
 */
#define PANDEMONIUM_SCHEDULES
#include "bpf/report.bpf.h"
#include "bpf/rescue.bpf.h"
#include "bpf/topology.bpf.h"

char _license[] SEC("license") = "GPL";

SEC("struct_ops.s/pandemonium_init")
s32 BPF_PROG(pandemonium_init)
{
	s32 error;

	if (!compat_is_sound())
		return -ERROR_INVALID;
	learn_topology();
	error = create_queues();
	return error ? error : start_looking_round();
}

/* An error here would be a user's failing fork(): a task without a context runs from the global queue instead. */
SEC("struct_ops.s/pandemonium_init_task")
s32 BPF_PROG(pandemonium_init_task, struct task_struct *p, struct scx_init_task_args *args)
{
	u64 now = bpf_ktime_get_ns();
	struct task_ctx *parent = args->fork ? task_lookup(bpf_get_current_task_btf()) : NULL;
	struct task_ctx *task = task_create(p, parent, now);

	if (args->fork)
		count_fork();
	if (!task)
		return 0;
	if (parent) {
		task->domain = parent->domain;
		task->vruntime_ns = parent->vruntime_ns;
	}
	profile_meet(p, task, true, now);
	return 0;
}

SEC("struct_ops/pandemonium_select_cpu")
s32 BPF_PROG(pandemonium_select_cpu, struct task_struct *p, s32 previous, u64 wake_flags)
{
	struct task_ctx *task = task_lookup(p);
	s32 cpu = place_near_previous(p, previous);
	bool idle = cpu >= 0;

	if (!idle)
		cpu = place_by_kernel(p, previous, wake_flags, &idle);
	count_placement(idle);
	if (!idle || !task)
		return cpu;
	set_deadline(p, task, place_of(cpu)->domain, true);
	compat_insert(p, DSQ_LOCAL, slice_of(p, task), 0);
	return cpu;
}

SEC("struct_ops/pandemonium_runnable")
void BPF_PROG(pandemonium_runnable, struct task_struct *p, u64 flags)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = compat_now();

	if (!task)
		return;
	if (flags & ENQUEUE_WAKEUP)
		task_woke(task, now);
	task->runnable_since_ns = now;
	profile_follow(p, task, now);
}

SEC("struct_ops/pandemonium_enqueue")
void BPF_PROG(pandemonium_enqueue, struct task_struct *p, u64 flags)
{
	struct task_ctx *task = task_lookup(p);
	s32 cpu = scx_bpf_task_cpu(p), victim = -1;
	u64 now = compat_now();
	bool fresh;

	if (!task) {
		compat_insert(p, DSQ_GLOBAL, knob_slice_ns(), flags);
		return;
	}
	if (is_percpu_kernel_thread(p)) {
		bypass(p, task, cpu, flags, now);
		return;
	}
	mark_unqueued(task);
	fresh = !task->deadline_ns;
	set_deadline(p, task, place_of(cpu)->domain, fresh);
	if ((fresh || flags & ENQUEUE_AGAIN) && is_urgent(task) && !is_overdrawn(task))
		victim = find_victim(p, task, cpu, now);
	if (victim >= 0)
		preempt(p, task, victim, flags, now);
	else if (is_pinned_to_cpu(p))
		queue_for_cpu(p, task, cpu, flags);
	else
		queue_for_domain(p, task, flags);
}

SEC("struct_ops/pandemonium_dispatch")
void BPF_PROG(pandemonium_dispatch, s32 cpu, struct task_struct *prev)
{
	u64 own_key = compat_first_key(queue_of_cpu(cpu));
	u64 shared_key = compat_first_key(queue_of_domain(place_of(cpu)->domain));
	struct task_ctx *task = NULL;

	if (prev && prev->scx.flags & TASK_QUEUED)
		task = task_lookup(prev);
	if (task && is_still_first(prev, task, own_key, compat_now()) &&
	    is_still_first(prev, task, shared_key, compat_now())) {
		compat_set_slice(prev, slice_of(prev, task));
		return;
	}
	if (!take_earliest(cpu, own_key, shared_key) && !task)
		steal(cpu);
}

SEC("struct_ops/pandemonium_running")
void BPF_PROG(pandemonium_running, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);
	s32 cpu = scx_bpf_task_cpu(p);

	if (!task)
		return;
	if (task->queued_tier)
		advance_clock(task);
	mark_unqueued(task);
	if (task_started(task, p->pid, cpu, compat_now()))
		count_l2(task, cpu);
}

/* A pin, a forget or a new name since the last look: the slice ends here, so that the task queues again as what it is
 * now. */
SEC("struct_ops/pandemonium_tick")
void BPF_PROG(pandemonium_tick, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = compat_now();

	if (!task)
		return;
	task->vruntime_ns += charge_of(p, task, task_ran(task, true, now));
	if (profile_follow(p, task, now))
		compat_set_slice(p, 0);
	else
		profile_judge(task, now);
	cpu_state_of(scx_bpf_task_cpu(p))->tier = task->tier;
}

SEC("struct_ops/pandemonium_stopping")
void BPF_PROG(pandemonium_stopping, struct task_struct *p, bool runnable)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = compat_now();

	if (!task)
		return;
	task->vruntime_ns += charge_of(p, task, task_ran(task, false, now));
	task_left_cpu(task, scx_bpf_task_cpu(p));
	if (!runnable)
		return;
	task->runnable_since_ns = now;
	if (!profile_follow(p, task, now))
		profile_judge(task, now);
}

SEC("struct_ops/pandemonium_quiescent")
void BPF_PROG(pandemonium_quiescent, struct task_struct *p, u64 flags)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = compat_now();

	if (!task)
		return;
	mark_unqueued(task);
	task->runnable_since_ns = 0;
	if (!(flags & DEQUEUE_SLEEP))
		return;
	task->deadline_ns = 0;
	measure_sleep(&task->behaviour, now);
	if (!profile_follow(p, task, now))
		profile_judge(task, now);
}

SEC("struct_ops/pandemonium_set_weight")
void BPF_PROG(pandemonium_set_weight, struct task_struct *p, u32 weight)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		task->weight = weight;
}

/*
 * A real-time task took the CPU: what waits in its local queue waits for nothing, so it queues again. The kernel's own
 * per-CPU threads of that class (the stopper) are gone before anybody could move.
 */
SEC("tp_btf/sched_switch")
int BPF_PROG(pandemonium_switch, bool preempted, struct task_struct *prev, struct task_struct *next)
{
	if (next->pid && next->prio < FIRST_FAIR_PRIORITY && !is_percpu_kernel_thread(next))
		compat_reenqueue_in_switch();
	return 0;
}

SEC("?struct_ops/pandemonium_cpu_release")
void BPF_PROG(pandemonium_cpu_release, s32 cpu, struct scx_cpu_release_args *args)
{
	compat_reenqueue_in_release();
}

SEC("struct_ops/pandemonium_cpu_online")
void BPF_PROG(pandemonium_cpu_online, s32 cpu)
{
	learn_topology();
}

SEC("struct_ops/pandemonium_cpu_offline")
void BPF_PROG(pandemonium_cpu_offline, s32 cpu)
{
	evacuate(queue_of_cpu(cpu), cpu);
	evacuate(queue_of_domain(place_of(cpu)->domain), cpu);
	cpu_state_of(cpu)->estimate_ns = 0;
}

SEC("struct_ops/pandemonium_exit_task")
void BPF_PROG(pandemonium_exit_task, struct task_struct *p, struct scx_exit_task_args *args)
{
	struct task_ctx *task = task_lookup(p);

	if (!task)
		return;
	mark_unqueued(task);
	task_gone(task);
}

SEC("struct_ops/pandemonium_dump")
void BPF_PROG(pandemonium_dump, struct scx_dump_ctx *context)
{
	report_scheduler();
}

SEC("struct_ops/pandemonium_dump_cpu")
void BPF_PROG(pandemonium_dump_cpu, struct scx_dump_ctx *context, s32 cpu, bool idle)
{
	report_cpu(cpu, idle, bpf_ktime_get_ns());
}

SEC("struct_ops/pandemonium_dump_task")
void BPF_PROG(pandemonium_dump_task, struct scx_dump_ctx *context, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		report_task(task, bpf_ktime_get_ns());
}

SEC("struct_ops.s/pandemonium_exit")
void BPF_PROG(pandemonium_exit, struct scx_exit_info *info)
{
	report_exit(info);
}

SEC(".struct_ops.link")
struct sched_ext_ops pandemonium_ops = {
    .init = (void *)pandemonium_init,
    .init_task = (void *)pandemonium_init_task,
    .select_cpu = (void *)pandemonium_select_cpu,
    .runnable = (void *)pandemonium_runnable,
    .enqueue = (void *)pandemonium_enqueue,
    .dispatch = (void *)pandemonium_dispatch,
    .running = (void *)pandemonium_running,
    .tick = (void *)pandemonium_tick,
    .stopping = (void *)pandemonium_stopping,
    .quiescent = (void *)pandemonium_quiescent,
    .set_weight = (void *)pandemonium_set_weight,
    .cpu_online = (void *)pandemonium_cpu_online,
    .cpu_offline = (void *)pandemonium_cpu_offline,
    .exit_task = (void *)pandemonium_exit_task,
    .dump = (void *)pandemonium_dump,
    .dump_cpu = (void *)pandemonium_dump_cpu,
    .dump_task = (void *)pandemonium_dump_task,
    .exit = (void *)pandemonium_exit,
    .flags = SCX_OPS_ENQ_EXITING | SCX_OPS_ENQ_MIGRATION_DISABLED,
    .timeout_ms = 10000,
    .exit_dump_len = PANDEMONIUM_DUMP_MAX,
    .name = "pandemonium",
};
