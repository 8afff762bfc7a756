/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The meter: what a scheduler does, seen from the tracepoints that the tasks of every scheduler pass, the plain
 * kernel's too. It counts between meter_begin and meter_end, which user space runs.
 *
 * A task waits from its wakeup, or from a switch that takes a CPU from it while it could go on, until it is switched
 * in. Whoever waits counts for every CPU that it may run on, and elsewhere when that changes meanwhile.
 *
 * Whoever is switched in finds its data in a cache or not: that is told by the CPU it was last switched out from, for
 * the woken and for those that were stopped and go on apart, and for each program.
 *
 * In the measured machine one event follows another. Elsewhere CPUs race for the sums: each is added to atomically,
 * and what a race costs is accuracy.
 */
#include <vmlinux.h>

#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#include "meter.h"

char _license[] SEC("license") = "GPL";

/* Sets of CPUs are one word. */
#define METER_CPU_MAX 64
/* Priorities below this are real-time and deadline tasks: no fair scheduler is asked about them. */
#define FIRST_FAIR_PRIORITY 100
/* Of task_struct's flags: a thread of the kernel. */
#define KERNEL_THREAD 0x00200000

struct waiting {
    u64 since_ns; /* 0: it does not wait */
    u64 allowed;  /* the set of CPUs it may run on */
    u32 left;     /* the CPU it last ran on plus one, or 0 */
    bool stopped; /* and could have gone on there */
    bool bound;   /* for all of its wait or a part of it that set was one CPU */
};

struct {
    __uint(type, BPF_MAP_TYPE_TASK_STORAGE);
    __uint(map_flags, BPF_F_NO_PREALLOC);
    __type(key, int);
    __type(value, struct waiting);
} waiting_tasks SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, METER_PROGRAM_MAX);
    __type(key, struct program);
    __type(value, struct returns);
} returns_of_programs SEC(".maps");

/* By user space, before meter_begin: sets of CPUs that share an L2, a last-level cache, a core. */
__u64 all_cpus;
__u64 l2_of[METER_CPU_MAX];
__u64 llc_of[METER_CPU_MAX];
__u64 core_of[METER_CPU_MAX];

__u64 switches;
__u64 migrations;
__u64 llc_migrations;
__u64 preempted;
__u64 idle_waiting_ns;
__u64 crowded_ns;
struct returns woken_returns;
struct returns stopped_returns;
__u64 longest_wait_ns;
__u64 longest_free_wait_ns;
char longest_waiter[16]; /* its comm */
__u64 metered_ns;

static bool metering;
static u64 begun_ns;
static u64 integrated_until_ns;
static u64 idle_cpus;
static u64 wanted_cpus; /* for which one of those waits who may not run on all */
static s32 some_waiting[METER_CPU_MAX];
static s32 free_waiting; /* may run on all */

static __always_inline void add(__u64 *sum, u64 what) { __sync_fetch_and_add(sum, what); }

static __always_inline void put_in(u64 *set, u32 cpu, bool is_in) {
    u64 bit = 1ull << (cpu & (METER_CPU_MAX - 1));

    if (is_in)
        __sync_fetch_and_or(set, bit);
    else
        __sync_fetch_and_and(set, ~bit);
}

/* Counted by the loop below; in memory, where the verifier does not follow their values turn by turn. */
static u32 working_beside, idle_cores;

/* Threads that work beside another of their core while whole cores idle; each core is told by its first thread. */
__noinline u32 count_crowded(u64 idle) {
    u32 cpu;

    working_beside = idle_cores = 0;
    bpf_for(cpu, 0, METER_CPU_MAX) {
        u64 core = core_of[cpu & (METER_CPU_MAX - 1)], working = core & ~idle;

        if (!core || core & ((1ull << cpu) - 1))
            continue;
        if (working)
            working_beside += __builtin_popcountll(working) - 1;
        else
            idle_cores++;
    }
    return working_beside < idle_cores ? working_beside : idle_cores;
}

/* Until now nothing changed since the last event: the time counts for every CPU that idled though somebody waited. */
static __always_inline void integrate(u64 now) {
    u64 since = __sync_lock_test_and_set(&integrated_until_ns, now);
    u64 wasted = free_waiting > 0 ? idle_cpus : idle_cpus & wanted_cpus;

    if (now <= since)
        return;
    add(&idle_waiting_ns, (now - since) * __builtin_popcountll(wasted));
    if (idle_cpus)
        add(&crowded_ns, (now - since) * count_crowded(idle_cpus));
}

static __always_inline void count_waiting(u64 allowed, s32 change) {
    u32 cpu;

    if (!(all_cpus & ~allowed)) {
        __sync_fetch_and_add(&free_waiting, change);
        return;
    }
    bpf_for(cpu, 0, METER_CPU_MAX) {
        if (!(allowed >> cpu))
            break;
        if (!(allowed >> cpu & 1))
            continue;
        __sync_fetch_and_add(&some_waiting[cpu], change);
        put_in(&wanted_cpus, cpu, some_waiting[cpu] > 0);
    }
}

/* By its mask and not by where it is. While a task must not migrate, the mask is its one CPU too. */
static __always_inline void count_allowed(const struct task_struct *p, struct waiting *wait) {
    wait->allowed = p->cpus_ptr->bits[0];
    wait->bound = wait->bound || !(wait->allowed & (wait->allowed - 1));
    count_waiting(wait->allowed, 1);
}

static __always_inline struct waiting *waiting_of(struct task_struct *p) {
    if (!p->pid || p->prio < FIRST_FAIR_PRIORITY)
        return NULL;
    return bpf_task_storage_get(&waiting_tasks, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
}

/* One that was preempted on its way to sleep is woken while it waits: it has waited since the former. */
static __always_inline void begin_wait(const struct task_struct *p, struct waiting *wait, u64 now) {
    if (!wait || wait->since_ns)
        return;
    wait->since_ns = now;
    wait->bound = false;
    count_allowed(p, wait);
}

static __always_inline void judge_wait(const struct task_struct *p, const struct waiting *wait, u64 now) {
    u64 waited = wait->since_ns && now > wait->since_ns ? now - wait->since_ns : 0;

    if (!wait->bound && waited > longest_free_wait_ns)
        longest_free_wait_ns = waited;
    if (waited <= longest_wait_ns)
        return;
    longest_wait_ns = waited;
    bpf_probe_read_kernel_str(longest_waiter, sizeof(longest_waiter), p->comm);
}

static __always_inline bool is_in(u64 set, u32 cpu) { return set >> (cpu & (METER_CPU_MAX - 1)) & 1; }

/* NULL when it is none, or all places are taken. */
static __always_inline struct returns *returns_of_program(const struct task_struct *p) {
    const struct returns none = {};
    struct program program = {};
    struct returns *found;

    if (p->flags & KERNEL_THREAD)
        return NULL;
    bpf_probe_read_kernel_str(program.comm, sizeof(program.comm), p->comm);
    found = bpf_map_lookup_elem(&returns_of_programs, &program);
    if (found)
        return found;
    bpf_map_update_elem(&returns_of_programs, &program, &none, BPF_NOEXIST);
    return bpf_map_lookup_elem(&returns_of_programs, &program);
}

static __always_inline void count_in(struct returns *returns, u32 left, u32 cpu) {
    add(&returns->all, 1);
    add(&returns->same_l2, is_in(l2_of[left], cpu));
    add(&returns->same_llc, is_in(llc_of[left], cpu));
}

static __always_inline void count_return(const struct task_struct *p, const struct waiting *wait, u32 cpu) {
    struct returns *of_program;
    u32 left = (wait->left - 1) & (METER_CPU_MAX - 1);

    if (!wait->left)
        return;
    count_in(wait->stopped ? &stopped_returns : &woken_returns, left, cpu);
    of_program = returns_of_program(p);
    if (of_program)
        count_in(of_program, left, cpu);
}

static __always_inline void leave(struct task_struct *p, u32 cpu, bool stopped, u64 now) {
    struct waiting *wait = waiting_of(p);

    if (!wait)
        return;
    wait->left = cpu + 1;
    wait->stopped = stopped;
    if (stopped)
        begin_wait(p, wait, now);
}

static __always_inline void end_wait(struct task_struct *p, u32 cpu, u64 now) {
    struct waiting *wait = bpf_task_storage_get(&waiting_tasks, p, NULL, 0);

    if (!wait || !wait->since_ns)
        return;
    judge_wait(p, wait, now);
    count_return(p, wait, cpu);
    wait->since_ns = 0;
    count_waiting(wait->allowed, -1);
}

SEC("tp_btf/sched_switch")
int BPF_PROG(meter_switch, bool preempt, struct task_struct *prev, struct task_struct *next, u32 prev_state) {
    u64 now = bpf_ktime_get_ns();
    u32 cpu = bpf_get_smp_processor_id();
    /*
     * An interrupt's preemption takes the CPU whatever the task was about to be, so its state says nothing then. On
     * every other way, the end of a slice and yielding among them, a task that can go on says so by its state, 0.
     */
    bool stopped = preempt || !prev_state;

    if (!metering)
        return 0;
    integrate(now);
    add(&switches, 1);
    if (prev->pid && stopped)
        add(&preempted, 1);
    leave(prev, cpu, stopped, now);
    end_wait(next, cpu, now);
    put_in(&idle_cpus, cpu, !next->pid);
    return 0;
}

/* One that is woken while it still is on its CPU, on its way to sleep, goes on without a switch. */
static __always_inline void woken(struct task_struct *p) {
    u64 now = bpf_ktime_get_ns();

    if (!metering || p->on_cpu)
        return;
    integrate(now);
    begin_wait(p, waiting_of(p), now);
}

SEC("tp_btf/sched_wakeup")
int BPF_PROG(meter_wakeup, struct task_struct *p) {
    woken(p);
    return 0;
}

SEC("tp_btf/sched_wakeup_new")
int BPF_PROG(meter_first_wakeup, struct task_struct *p) {
    woken(p);
    return 0;
}

SEC("tp_btf/sched_migrate_task")
int BPF_PROG(meter_migrate, struct task_struct *p, int to) {
    if (!metering)
        return 0;
    add(&migrations, 1);
    add(&llc_migrations, !is_in(llc_of[p->thread_info.cpu & (METER_CPU_MAX - 1)], to));
    return 0;
}

SEC("fexit/set_cpus_allowed_common")
int BPF_PROG(meter_allowed, struct task_struct *p) {
    struct waiting *wait;

    if (!metering)
        return 0;
    wait = bpf_task_storage_get(&waiting_tasks, p, NULL, 0);
    if (!wait || !wait->since_ns)
        return 0;
    integrate(bpf_ktime_get_ns());
    count_waiting(wait->allowed, -1);
    count_allowed(p, wait);
    return 0;
}

/* Every CPU idles on which no task is found. */
SEC("syscall")
int meter_begin(void *unused) {
    struct task_struct *p;

    begun_ns = integrated_until_ns = bpf_ktime_get_ns();
    idle_cpus = all_cpus;
    metering = true;
    bpf_rcu_read_lock();
    bpf_for_each(task, p, NULL, BPF_TASK_ITER_ALL_THREADS) {
        if (p->on_cpu)
            put_in(&idle_cpus, p->thread_info.cpu, false);
        else if (p->on_rq && !p->__state)
            begin_wait(p, waiting_of(p), begun_ns);
    }
    bpf_rcu_read_unlock();
    return 0;
}

/* Who still waits has waited until now. */
SEC("syscall")
int meter_end(void *unused) {
    u64 now = bpf_ktime_get_ns();
    struct task_struct *p;

    integrate(now);
    metering = false;
    metered_ns = now - begun_ns;
    bpf_rcu_read_lock();
    bpf_for_each(task, p, NULL, BPF_TASK_ITER_ALL_THREADS) {
        struct waiting *wait = bpf_task_storage_get(&waiting_tasks, p, NULL, 0);

        if (wait)
            judge_wait(p, wait, now);
    }
    bpf_rcu_read_unlock();
    return 0;
}
