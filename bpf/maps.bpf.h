/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every map of the BPF side, each with who writes it and who reads it, followed by its lookup. An object that
 * schedules defines PANDEMONIUM_SCHEDULES first and gets the maps only a scheduler needs. Knows nothing of sched_ext,
 * so that the observer loads on a kernel without it.
 */
#ifndef PANDEMONIUM_MAPS_BPF_H
#define PANDEMONIUM_MAPS_BPF_H

#include <vmlinux.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

#include "bpf/contexts.bpf.h"
#include "bpf/intf.h"

#define NS_PER_US 1000ull
#define NS_PER_MS 1000000ull
#define NS_PER_S 1000000000ull

/* The kernel's error numbers are macros, so not in its BTF. */
#define ERROR_MISSING 2
#define ERROR_TOO_BIG 7
#define ERROR_INVALID 22

#define CPU_MASK (PANDEMONIUM_CPU_MAX - 1)
_Static_assert((PANDEMONIUM_CPU_MAX & CPU_MASK) == 0, "CPU ids are masked, not compared, before they index");

/*
 * Shape of the machine. Written by user space before load; 0 means nobody did (bpftool struct_ops register), and
 * then the machine is taken for one cache without siblings. Read by topology.bpf.h.
 */
const volatile u32 nr_cpu_ids;
const volatile u32 nr_llcs;
const volatile u32 nr_nodes;

/* Generation of pins and forgets. Written by retier_tasks; a task whose own differs looks its tier up anew. */
u64 pin_generation;

/* Global state for user space. Written by the look-round timer; read by the service once a second. */
struct scheduler_status scheduler_status;

/* What was measured of mature tasks, by program name. Written by profile_publish; read and emptied by the service. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, PANDEMONIUM_OBSERVE_MAX);
	__type(key, struct comm_key);
	__type(value, struct task_class_entry);
} task_class_observe SEC(".maps");

static __always_inline bool observe_store(const struct comm_key *key, const struct task_class_entry *entry)
{
	return !bpf_map_update_elem(&task_class_observe, key, entry, BPF_ANY);
}

/* Predictions: confident learned profiles by program name. Written by the service; read by profile.bpf.h. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PANDEMONIUM_INIT_MAX);
	__type(key, struct comm_key);
	__type(value, struct task_class_entry);
} task_class_init SEC(".maps");

static __always_inline struct task_class_entry *prediction_of(const struct comm_key *key)
{
	return bpf_map_lookup_elem(&task_class_init, key);
}

/* Pins: the tier people decided on, by program name. Written by the service; read by profile.bpf.h. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PANDEMONIUM_PIN_MAX);
	__type(key, struct comm_key);
	__type(value, u32);
} task_pins SEC(".maps");

/* The pinned tier, or TIER_COUNT when the name is not pinned. */
static __always_inline u32 pin_of(const struct comm_key *key)
{
	u32 *tier = bpf_map_lookup_elem(&task_pins, key);

	return tier && *tier < TIER_COUNT ? *tier : TIER_COUNT;
}

/* Counters. Written by every callback on its own CPU; summed by the service. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct cpu_stats);
} cpu_stats SEC(".maps");

static __always_inline struct cpu_stats *stats_here(void)
{
	u32 zero = 0;

	return bpf_map_lookup_elem(&cpu_stats, &zero);
}

static __always_inline struct tier_stats *tier_stats_in(struct cpu_stats *stats, u64 tier)
{
	if (!stats || tier >= TIER_COUNT)
		return NULL;
	/* Or the address is computed before the comparison, and the verifier sees no bound. */
	barrier_var(tier);
	return &stats->tier[tier];
}

static __always_inline struct tier_stats *tier_stats_here(u32 tier)
{
	return tier_stats_in(stats_here(), tier);
}

/* Who runs on a CPU and how urgent it is. Written on that CPU and by whoever preempts it; read by every waker. */
struct cpu_state {
	u64 estimate_ns; /* mean run, or what this run already took; 0 when idle */
	u64 since_ns;    /* start of the current run, 0 when idle or not ours */
	u32 pid;
	u32 tier;
	s64 waiting;        /* in its own queue, or about to be */
	s64 urgent_waiting; /* the urgent ones of these */
	u64 asked_ns;       /* when somebody who waits last had it compare */
	u64 pad[2];
};
_Static_assert(sizeof(struct cpu_state) == 64, "one cache line a CPU");

static struct cpu_state cpu_states[PANDEMONIUM_CPU_MAX] __attribute__((aligned(64)));

static __always_inline struct cpu_state *cpu_state_of(s32 cpu)
{
	return &cpu_states[cpu & CPU_MASK];
}

#ifdef PANDEMONIUM_SCHEDULES
/* Where a CPU sits. Written by the service before attach and when CPUs came or went; read by learn_place. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, PANDEMONIUM_CPU_MAX);
	__type(key, u32);
	__type(value, struct cpu_topology);
} cpu_topology SEC(".maps");

static __always_inline struct cpu_topology *topology_of(u32 cpu)
{
	return bpf_map_lookup_elem(&cpu_topology, &cpu);
}

/* A cgroup's own weight, 100 when it has none. Written by the cgroup callbacks; read by weight.bpf.h. */
struct {
	__uint(type, BPF_MAP_TYPE_CGRP_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, u32);
} cgroup_weights SEC(".maps");

static __always_inline void cgroup_weight_store(struct cgroup *cgroup, u32 weight)
{
	u32 *own = bpf_cgrp_storage_get(&cgroup_weights, cgroup, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (own)
		*own = weight;
}

static __always_inline u32 cgroup_weight_of(struct cgroup *cgroup, u32 otherwise)
{
	u32 *own = bpf_cgrp_storage_get(&cgroup_weights, cgroup, NULL, 0);

	return own && *own ? *own : otherwise;
}

/* Generation of those weights; starts at 1. Written by the cgroup callbacks; a task that lags computes its own anew. */
u32 cgroup_generation = 1;

/* One u32 when the kernel let the scheduler go. Written by the exit callback; polled by the service. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} doorbell SEC(".maps");

/* Why it let go. Written by the exit callback; read by the service after the doorbell. */
struct exit_record exit_record;
#endif

/* The periodic look. Written by the program that arms it; its callback re-arms it. */
struct look_round {
	struct bpf_timer timer;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct look_round);
} look_rounds SEC(".maps");

/* The kernel's clock numbers are macros, so not in its BTF. */
#define CLOCK_MONOTONIC_ID 1

static __always_inline s32 begin_look_rounds(int (*look)(void *map, u32 *key, struct look_round *round), u64 after_ns)
{
	u32 zero = 0;
	struct look_round *round = bpf_map_lookup_elem(&look_rounds, &zero);
	s32 error;

	if (!round)
		return -ERROR_MISSING;
	error = bpf_timer_init(&round->timer, &look_rounds, CLOCK_MONOTONIC_ID);
	if (error)
		return error;
	bpf_timer_set_callback(&round->timer, look);
	return bpf_timer_start(&round->timer, after_ns, 0);
}

#endif
