/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The scheduler: three tiers of tasks, one virtual clock per cache, and the right of the urgent to go first for as long
 * as they have not had more than their share. README.md here is the essay: the design, an example, what each rule is
 * worth, and what it does badly. This file holds the kernel's callbacks in the order of a task's life; the rules, one
 * named function each, are in place.bpf.h (which CPU), queue.bpf.h (who is next), domain.bpf.h (virtual time) and
 * rescue.bpf.h (starvation).
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
	if (scx_bpf_nr_cpu_ids() > PANDEMONIUM_CPU_MAX)
		return -ERROR_TOO_BIG;
	learn_topology();
	error = create_queues();
	return error ? error : begin_look_rounds(look_round, LOOK_BUSY_NS);
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
		task->vruntime_ns = vruntime_now(parent, now);
	}
	profile_meet(p, task, true, now);
	return 0;
}

/* A prediction is for the program, so it is taken when the program starts; many are over before they stop once. */
SEC("tp_btf/sched_process_exec")
int BPF_PROG(pandemonium_exec, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		profile_follow(p, task, bpf_ktime_get_ns());
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(pandemonium_exiting, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = bpf_ktime_get_ns();

	if (!task)
		return 0;
	charge(task, task_ran(task, true, now));
	hand_back(p, task);
	profile_last_word(task, now);
	return 0;
}

/* It is runnable from now on, unless it was: what is stopped for another, or moved, queues again. */
static __always_inline void begin_wait(struct task_struct *p, struct task_ctx *task, u64 now)
{
	if (task->runnable_since_ns)
		return;
	if (task->behaviour.asleep)
		task_woke(task, now);
	task->runnable_since_ns = now;
	profile_follow(p, task, now);
}

static __always_inline void take_idle(struct task_struct *p, struct task_ctx *task, s32 cpu, u64 now)
{
	begin_wait(p, task, now);
	set_deadline(p, task, place_of(cpu)->domain, true);
	forgive_debt(task);
	compat_insert(p, DSQ_LOCAL, slice_of(task), 0);
}

static __always_inline bool follow_waker(struct task_struct *p, struct task_ctx *task, u64 now)
{
	s32 here = bpf_get_smp_processor_id();

	if (is_waker_going_on(task, here, now)) {
		task->flags |= TASK_PATIENT;
		return false;
	}
	if (!is_urgent(task) || !is_handed_over(p, here))
		return false;
	begin_wait(p, task, now);
	set_deadline(p, task, place_of(here)->domain, true);
	if (is_overdrawn(task))
		return false;
	compat_insert(p, DSQ_LOCAL, slice_of(task), 0);
	return true;
}

SEC("struct_ops/pandemonium_select_cpu")
s32 BPF_PROG(pandemonium_select_cpu, struct task_struct *p, s32 previous, u64 wake_flags)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = bpf_ktime_get_ns();
	s32 cpu = previous;
	bool idle = false;

	if (is_any_cpu_idle())
		cpu = place(p, previous, wake_flags, &idle);
	count_placement(idle);
	if (!task)
		return cpu;
	if (idle)
		take_idle(p, task, cpu, now);
	else if (wake_flags & WAKE_SYNC && follow_waker(p, task, now))
		return bpf_get_smp_processor_id();
	return cpu;
}

SEC("struct_ops/pandemonium_enqueue")
void BPF_PROG(pandemonium_enqueue, struct task_struct *p, u64 flags)
{
	struct task_ctx *task = task_lookup(p);
	s32 cpu = scx_bpf_task_cpu(p), victim = -1;
	u64 now = bpf_ktime_get_ns();
	bool fresh, wakes, urgent, settled;

	if (!task) {
		compat_insert(p, DSQ_GLOBAL, PANDEMONIUM_SLICE_NS, flags);
		return;
	}
	begin_wait(p, task, now);
	mark_unqueued(task);
	fresh = !task->deadline_ns;
	if (flags & ENQUEUE_LAST) {
		go_on_elsewhere(p, task, cpu, fresh, flags);
		return;
	}
	set_deadline(p, task, place_of(cpu)->domain, fresh);
	if (is_percpu_kernel_thread(p)) {
		bypass(p, task, cpu, flags, now);
		return;
	}
	wakes = fresh || flags & ENQUEUE_AGAIN;
	urgent = is_urgent(task) && !is_overdrawn(task);
	if (wakes && urgent)
		victim = find_victim(p, task, cpu, now);
	if (victim >= 0) {
		preempt(p, task, victim, flags, now);
		return;
	}
	settled = is_pinned_to_cpu(p) ? queue_for_cpu(p, task, cpu, flags) : queue_for_domain(p, task, flags);
	if (urgent && !settled)
		ask_who_is_first(find_cpu_to_ask(p, task, cpu, wakes, now), now);
}

SEC("struct_ops/pandemonium_dispatch")
void BPF_PROG(pandemonium_dispatch, s32 cpu, struct task_struct *prev)
{
	u64 own_key = first_key_of_cpu(cpu);
	u64 shared_key = first_key_of_domain(place_of(cpu)->domain);
	u64 first_key = earlier_key(own_key, shared_key);
	struct task_ctx *task = prev && prev->scx.flags & TASK_QUEUED ? task_lookup(prev) : NULL;
	u64 now = bpf_ktime_get_ns();

	if (level(cpu, now))
		return;
	if (task && is_still_first(task, first_key, now)) {
		if (first_key != NOBODY_WAITS || !is_crowded(prev, cpu))
			compat_set_slice(prev, slice_of(task));
		return;
	}
	if (first_key != NOBODY_WAITS && take_earliest(cpu, own_key, shared_key))
		return;
	if (!task)
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
	if (task->domain != place_of(cpu)->domain)
		join_domain(task, place_of(cpu)->domain, false);
	if (task_started(task, p->pid, cpu, bpf_ktime_get_ns()))
		count_l2(task, cpu);
}

/* Of a task with a new name, pin or forget the slice ends here: it queues again as what it is now. */
SEC("struct_ops/pandemonium_tick")
void BPF_PROG(pandemonium_tick, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);
	s32 cpu = scx_bpf_task_cpu(p);
	u64 now = bpf_ktime_get_ns(), ran;
	bool met_anew;

	if (!task)
		return;
	ran = task_ran(task, true, now);
	if (is_uncontended(task, cpu))
		let_time_pass(task, ran);
	else
		charge(task, ran);
	met_anew = profile_follow(p, task, now);
	if (!met_anew)
		profile_judge(task, now);
	if (met_anew || makes_way(task, cpu, now) || is_crowded(p, cpu))
		compat_set_slice(p, 0);
	cpu_state_of(cpu)->tier = task->tier;
}

/*
 * It left for another class: what waits no longer waits here. Who only changed its weight or CPUs while it waited
 * queues again at once, and waits on.
 */
SEC("struct_ops/pandemonium_disable")
void BPF_PROG(pandemonium_disable, struct task_struct *p)
{
	struct task_ctx *task = task_lookup(p);

	if (!task)
		return;
	mark_unqueued(task);
	task->runnable_since_ns = 0;
}

/* The state tells a sleep from a change of weight or CPUs, for which a running task is stopped as well. */
SEC("struct_ops/pandemonium_stopping")
void BPF_PROG(pandemonium_stopping, struct task_struct *p, bool runnable)
{
	struct task_ctx *task = task_lookup(p);
	u64 now = bpf_ktime_get_ns();

	if (!task)
		return;
	charge(task, task_ran(task, false, now));
	task_left_cpu(task, scx_bpf_task_cpu(p));
	if (is_runnable(p)) {
		task->runnable_since_ns = now;
		return;
	}
	task->deadline_ns = 0;
	measure_sleep(&task->behaviour, now);
	if (!profile_follow(p, task, now))
		profile_judge_in_passing(task, now);
}

/* A new nice value is felt from the next charge on; weigh() reads it again when the task queues. */
SEC("struct_ops/pandemonium_set_weight")
void BPF_PROG(pandemonium_set_weight, struct task_struct *p, u32 weight)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		task->weight = scaled_weight(weight, task->cgroup_weight);
}

SEC("struct_ops/pandemonium_cgroup_init")
s32 BPF_PROG(pandemonium_cgroup_init, struct cgroup *cgroup, struct scx_cgroup_init_args *args)
{
	if (args->weight != WEIGHT_NEUTRAL)
		cgroup_weight_store(cgroup, args->weight);
	return 0;
}

SEC("struct_ops/pandemonium_cgroup_set_weight")
void BPF_PROG(pandemonium_cgroup_set_weight, struct cgroup *cgroup, u32 weight)
{
	cgroup_weight_store(cgroup, weight);
	__sync_fetch_and_add(&cgroup_generation, 1);
}

SEC("struct_ops/pandemonium_cgroup_move")
void BPF_PROG(pandemonium_cgroup_move, struct task_struct *p, struct cgroup *from, struct cgroup *to)
{
	struct task_ctx *task = task_lookup(p);

	if (task)
		task->cgroup_generation = 0;
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
	count_cpu(cpu, place_of(cpu)->domain + 1);
}

SEC("struct_ops/pandemonium_cpu_offline")
void BPF_PROG(pandemonium_cpu_offline, s32 cpu)
{
	count_cpu(cpu, 0);
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
    .enqueue = (void *)pandemonium_enqueue,
    .dispatch = (void *)pandemonium_dispatch,
    .running = (void *)pandemonium_running,
    .tick = (void *)pandemonium_tick,
    .stopping = (void *)pandemonium_stopping,
    .disable = (void *)pandemonium_disable,
    .set_weight = (void *)pandemonium_set_weight,
    .cgroup_init = (void *)pandemonium_cgroup_init,
    .cgroup_set_weight = (void *)pandemonium_cgroup_set_weight,
    .cgroup_move = (void *)pandemonium_cgroup_move,
    .cpu_online = (void *)pandemonium_cpu_online,
    .cpu_offline = (void *)pandemonium_cpu_offline,
    .exit_task = (void *)pandemonium_exit_task,
    .dump = (void *)pandemonium_dump,
    .dump_cpu = (void *)pandemonium_dump_cpu,
    .dump_task = (void *)pandemonium_dump_task,
    .exit = (void *)pandemonium_exit,
    .flags = SCX_OPS_ENQ_EXITING | SCX_OPS_ENQ_LAST | SCX_OPS_ENQ_MIGRATION_DISABLED,
    .timeout_ms = 10000,
    .exit_dump_len = PANDEMONIUM_DUMP_MAX,
    .name = "pandemonium",
};
