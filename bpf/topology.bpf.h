/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the topology the service loaded to the places of CPUs and the domains of queues, and what happens to them when
 * a CPU comes or goes: it is counted in or out at once, and the service looks the topology up again. Without a loaded
 * topology every CPU has an L2 of its own and all share one cache: wrong guesses of that kind only cost a little
 * locality.
 */
#ifndef PANDEMONIUM_TOPOLOGY_BPF_H
#define PANDEMONIUM_TOPOLOGY_BPF_H

#include "bpf/queue.bpf.h"

static __always_inline bool has_topology(void)
{
	return nr_cpu_ids && nr_llcs && nr_nodes;
}

/* A cache of a single CPU makes no queue worth having: then the node is the domain. */
static __always_inline bool is_cache_shared(void)
{
	return nr_llcs < nr_cpu_ids || nr_nodes >= nr_llcs;
}

static __always_inline u32 count_domains(void)
{
	u32 count = !has_topology() ? 1 : is_cache_shared() ? nr_llcs : nr_nodes;

	return clamp_u64(count, 1, PANDEMONIUM_CPU_MAX);
}

/* A CPU that one domain counted is counted by another: each is given plus one, and 0 is none. */
static __always_inline void move_count(u32 from, u32 to)
{
	if (from)
		__sync_fetch_and_add(&domain_at(from - 1)->cpus, -1);
	if (to)
		__sync_fetch_and_add(&domain_at(to - 1)->cpus, 1);
}

/* In is the domain plus one, or 0 when the CPU goes offline. */
static __always_inline void count_cpu(s32 cpu, u32 in)
{
	move_count(__sync_lock_test_and_set(&place_of(cpu)->counted_in, in), in);
}

/* The same for a CPU whose domain changed. One that goes offline meanwhile stays uncounted. */
static __always_inline void recount_cpu(s32 cpu, u32 in)
{
	u32 was = place_of(cpu)->counted_in;

	if (was && was != in && __sync_val_compare_and_swap(&place_of(cpu)->counted_in, was, in) == was)
		move_count(was, in);
}

/*
 * Global, like link_place, so that the verifier looks at it once and not at every turn of a loop. Each field is stored
 * once: a CPU that reads its place meanwhile sees what was or what will be, and either is a queue that others serve.
 */
__noinline int learn_place(u32 cpu)
{
	struct cpu_topology *topology = has_topology() ? topology_of(cpu) : NULL;
	struct cpu_place *place = place_of(cpu);
	u32 l2 = cpu, core = cpu, node = 0, domain = 0;

	if (topology) {
		l2 = topology->l2;
		core = topology->smt;
		node = topology->node;
		domain = (is_cache_shared() ? topology->llc : node) % domain_count;
	}
	place->l2 = l2;
	place->core = core;
	place->domain = domain;
	domain_at(domain)->node = node;
	recount_cpu(cpu, domain + 1);
	return 0;
}

/* Closes the rings of its L2 and of its core: the next CPU of the same, or itself. */
__noinline int link_place(u32 cpu)
{
	struct cpu_place *place = place_of(cpu);
	u32 next_in_l2 = cpu, next_in_core = cpu;
	u32 i;

	bpf_for(i, 1, cpu_count) {
		u32 before = cpu_round_from(cpu, cpu_count - i);

		if (place_of(before)->l2 == place->l2)
			next_in_l2 = before;
		if (place_of(before)->core == place->core)
			next_in_core = before;
	}
	place->next_in_l2 = next_in_l2;
	place->next_in_core = next_in_core;
	return 0;
}

static __always_inline void learn_places(void)
{
	u32 i;

	bpf_for(i, 0, cpu_count)
		learn_place(i);
	bpf_for(i, 0, cpu_count)
		link_place(i);
}

/* At init, when no CPU can come or go. */
static __always_inline void learn_topology(void)
{
	const struct cpumask *online;
	u32 i;

	cpu_count = clamp_u64(scx_bpf_nr_cpu_ids(), 1, PANDEMONIUM_CPU_MAX);
	domain_count = count_domains();
	learn_places();
	online = scx_bpf_get_online_cpumask();
	bpf_for(i, 0, cpu_count) {
		if (bpf_cpumask_test_cpu(i, online))
			count_cpu(i, place_of(i)->domain + 1);
	}
	scx_bpf_put_cpumask(online);
}

/*
 * Run by user space after it has written cpu_topology anew, while the scheduler runs. The number of domains stays, as
 * their queues do: a cache that was not known at load shares a queue with another.
 */
SEC("syscall")
int relearn_topology(void *unused)
{
	learn_places();
	return 0;
}

static __always_inline s32 create_queues(void)
{
	s32 error = 0;
	u32 i;

	bpf_for(i, 0, cpu_count) {
		error = scx_bpf_create_dsq(queue_of_cpu(i), -1);
		if (error)
			return error;
	}
	bpf_for(i, 0, domain_count) {
		domain_at(i)->clock_ns = DOMAIN_CLOCK_START;
		domain_at(i)->levelled_ns = 1; /* long ago */
		error = scx_bpf_create_dsq(queue_of_domain(i), -1);
		if (error)
			return error;
	}
	return 0;
}

/*
 * A CPU that goes offline asks no queue any more, but the kernel moves only the tasks it finds on that CPU's local
 * queue (and breaks their affinity where it must): what waits for this CPU is put there.
 */
static __always_inline void evacuate(u64 queue, s32 cpu)
{
	struct task_struct *p;

	bpf_for_each(scx_dsq, p, queue, 0) {
		if (scx_bpf_task_cpu(p) == cpu)
			compat_move(&___it, p, DSQ_LOCAL_ON | cpu, 0);
	}
}

#endif
