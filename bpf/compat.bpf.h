/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every difference between kernels 6.12 and 7.3 that the scheduler meets, and the only place that knows of one. Kfuncs
 * are declared weak under a flavour (libbpf compares signatures and drops what follows the last three underscores), so
 * what a kernel lacks resolves to nothing and its branch is dead code to the verifier. Enum values come from the
 * running kernel's BTF at load.
 *
 * pandemonium_ops as it is declared suits the newest kernel. Three things are user space's part, before load on
 * another: flags the kernel does not know are cleared (6.12 refuses SCX_OPS_ENQ_MIGRATION_DISABLED); callbacks its
 * sched_ext_ops lacks are set to NULL (those of cgroups, without CONFIG_EXT_GROUP_SCHED); and cpu_release is set to the
 * program pandemonium_cpu_release where scx_bpf_reenqueue_local___v2 does not exist. Where it does, that callback is
 * deprecated and warns, and pandemonium_switch stands in.
 */
#ifndef PANDEMONIUM_COMPAT_BPF_H
#define PANDEMONIUM_COMPAT_BPF_H

#include <vmlinux.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

/* 6.19: insertion tells whether it happened. */
bool scx_bpf_dsq_insert___v2___compat(struct task_struct *p, u64 dsq, u64 slice, u64 flags) __ksym __weak;
/* 6.13 */
void scx_bpf_dsq_insert___v1(struct task_struct *p, u64 dsq, u64 slice, u64 flags) __ksym __weak;
void scx_bpf_dsq_insert_vtime___v1(struct task_struct *p, u64 dsq, u64 slice, u64 key, u64 flags) __ksym __weak;
bool scx_bpf_dsq_move_to_local___v1(u64 dsq) __ksym __weak;
bool scx_bpf_dsq_move___v1(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq, u64 flags) __ksym __weak;
/* 6.12 */
void scx_bpf_dispatch___v0(struct task_struct *p, u64 dsq, u64 slice, u64 flags) __ksym __weak;
void scx_bpf_dispatch_vtime___v0(struct task_struct *p, u64 dsq, u64 slice, u64 key, u64 flags) __ksym __weak;
bool scx_bpf_consume___v0(u64 dsq) __ksym __weak;
bool scx_bpf_dispatch_from_dsq___v0(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq,
                                    u64 flags) __ksym __weak;
u32 scx_bpf_reenqueue_local___v1(void) __ksym __weak;
/* 7.1 */
bool scx_bpf_dsq_move_to_local___v2___compat(u64 dsq, u64 flags) __ksym __weak;
void scx_bpf_reenqueue_local___v2___compat(void) __ksym __weak;

#define DSQ_GLOBAL bpf_core_enum_value(enum scx_dsq_id_flags, SCX_DSQ_GLOBAL)
#define DSQ_LOCAL bpf_core_enum_value(enum scx_dsq_id_flags, SCX_DSQ_LOCAL)
#define DSQ_LOCAL_ON bpf_core_enum_value(enum scx_dsq_id_flags, SCX_DSQ_LOCAL_ON)
#define ENQUEUE_WAKEUP bpf_core_enum_value(enum scx_enq_flags, SCX_ENQ_WAKEUP)
#define ENQUEUE_PREEMPT bpf_core_enum_value(enum scx_enq_flags, SCX_ENQ_PREEMPT)
#define ENQUEUE_AGAIN bpf_core_enum_value(enum scx_enq_flags, SCX_ENQ_REENQ)
#define ENQUEUE_LAST bpf_core_enum_value(enum scx_enq_flags, SCX_ENQ_LAST)
#define WAKE_SYNC bpf_core_enum_value(enum scx_wake_flags, SCX_WAKE_SYNC)
#define TASK_QUEUED bpf_core_enum_value(enum scx_ent_flags, SCX_TASK_QUEUED)
#define KICK_WHEN_IDLE bpf_core_enum_value(enum scx_kick_flags, SCX_KICK_IDLE)
#define KICK_TO_CHOOSE bpf_core_enum_value(enum scx_kick_flags, SCX_KICK_PREEMPT)
#define PICK_WHOLE_CORE bpf_core_enum_value(enum scx_pick_idle_cpu_flags, SCX_PICK_IDLE_CORE)

/* A value read as 0 would turn its rule into dead code, silently. */
static __always_inline bool compat_is_sound(void)
{
	return DSQ_GLOBAL && DSQ_LOCAL && DSQ_LOCAL_ON && ENQUEUE_WAKEUP && ENQUEUE_PREEMPT && ENQUEUE_AGAIN &&
	       ENQUEUE_LAST && WAKE_SYNC && TASK_QUEUED && KICK_WHEN_IDLE && KICK_TO_CHOOSE && PICK_WHOLE_CORE;
}

static __always_inline void compat_insert(struct task_struct *p, u64 dsq, u64 slice, u64 flags)
{
	if (bpf_ksym_exists(scx_bpf_dsq_insert___v2___compat))
		scx_bpf_dsq_insert___v2___compat(p, dsq, slice, flags);
	else if (bpf_ksym_exists(scx_bpf_dsq_insert___v1))
		scx_bpf_dsq_insert___v1(p, dsq, slice, flags);
	else
		scx_bpf_dispatch___v0(p, dsq, slice, flags);
}

static __always_inline void compat_insert_by_key(struct task_struct *p, u64 dsq, u64 slice, u64 key, u64 flags)
{
	if (bpf_ksym_exists(__scx_bpf_dsq_insert_vtime)) {
		struct scx_bpf_dsq_insert_vtime_args args = {
		    .dsq_id = dsq, .slice = slice, .vtime = key, .enq_flags = flags};

		__scx_bpf_dsq_insert_vtime(p, &args);
	} else if (bpf_ksym_exists(scx_bpf_dsq_insert_vtime___v1)) {
		scx_bpf_dsq_insert_vtime___v1(p, dsq, slice, key, flags);
	} else {
		scx_bpf_dispatch_vtime___v0(p, dsq, slice, key, flags);
	}
}

/* Takes the first task that may run here; false when there is none. */
static __always_inline bool compat_move_to_local(u64 dsq)
{
	if (bpf_ksym_exists(scx_bpf_dsq_move_to_local___v2___compat))
		return scx_bpf_dsq_move_to_local___v2___compat(dsq, 0);
	if (bpf_ksym_exists(scx_bpf_dsq_move_to_local___v1))
		return scx_bpf_dsq_move_to_local___v1(dsq);
	return scx_bpf_consume___v0(dsq);
}

/* Moves a task the iterator stands on to another queue. */
static __always_inline bool compat_move(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq, u64 flags)
{
	if (bpf_ksym_exists(scx_bpf_dsq_move___v1))
		return scx_bpf_dsq_move___v1(it, p, dsq, flags);
	return scx_bpf_dispatch_from_dsq___v0(it, p, dsq, flags);
}

/* No task has this key: virtual times start far below. */
#define NOBODY_WAITS (~0ull)

/*
 * Key of the first task of a queue, or NOBODY_WAITS. Peeking takes no lock but is unsafe before 7.1, which is
 * told by another kfunc of that version.
 */
static __always_inline u64 compat_first_key(u64 dsq)
{
	struct task_struct *p;
	u64 key = NOBODY_WAITS;

	if (bpf_ksym_exists(scx_bpf_dsq_peek) && bpf_ksym_exists(scx_bpf_dsq_move_to_local___v2___compat)) {
		p = scx_bpf_dsq_peek(dsq);
		return p ? p->scx.dsq_vtime : key;
	}
	bpf_for_each(scx_dsq, p, dsq, 0) {
		key = p->scx.dsq_vtime;
		break;
	}
	return key;
}

/* 6.19 has a kfunc; 7.1 deprecates the direct write. */
static __always_inline void compat_set_slice(struct task_struct *p, u64 slice)
{
	if (bpf_ksym_exists(scx_bpf_task_set_slice))
		scx_bpf_task_set_slice(p, slice);
	else
		p->scx.slice = slice;
}

/*
 * The prologue of a BPF program raises the count of the task it interrupts by one, since 6.18 only where readers of RCU
 * can be preempted, whose depth is in the task then: so 1 means migration-disabled only for somebody else. Without this
 * every requeued hog looks pinned.
 */
static __always_inline bool compat_is_migration_disabled(const struct task_struct *p)
{
	bool counts = bpf_core_field_exists(p->rcu_read_lock_nesting) || !bpf_ksym_exists(scx_bpf_cpu_curr);
	u32 by_prologue = counts && p == bpf_get_current_task_btf();

	return p->migration_disabled > by_prologue;
}

/* Puts what waits in the local queue of this CPU back through enqueue; until 7.0 only cpu_release may, since only it.
 */
static __always_inline void compat_reenqueue_in_release(void)
{
	if (bpf_ksym_exists(scx_bpf_reenqueue_local___v1))
		scx_bpf_reenqueue_local___v1();
}

static __always_inline void compat_reenqueue_in_switch(void)
{
	if (bpf_ksym_exists(scx_bpf_reenqueue_local___v2___compat))
		scx_bpf_reenqueue_local___v2___compat();
}

#endif
