/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What crosses the border between BPF and user space: wire structs, enums and limits, and nothing else. Read by
 * C (BPF, with the kernel's types from vmlinux.h) and by C++ (service/kernel, tests), which asserts the layout.
 */
#ifndef PANDEMONIUM_INTF_H
#define PANDEMONIUM_INTF_H

#ifndef __VMLINUX_H__
#include <stdint.h>
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int32_t s32;
typedef int64_t s64;
#endif

enum pandemonium_limits {
	PANDEMONIUM_COMM_LEN = 16,
	PANDEMONIUM_OBSERVE_MAX = 512,
	PANDEMONIUM_INIT_MAX = 512,
	PANDEMONIUM_PIN_MAX = 512,
	PANDEMONIUM_CPU_MAX = 512,
	PANDEMONIUM_WAKE_BUCKETS = 12,
	PANDEMONIUM_DUMP_MAX = 32768,
};

/* Upper edges in microseconds of the wake-latency histogram; the last bucket has none. */
#define PANDEMONIUM_WAKE_EDGES_US {10, 25, 50, 100, 250, 500, 1000, 2000, 5000, 10000, 20000}

/* The times by which the scheduler decides, whatever the load: README.md has what it was worth to turn them by it. */
/* A run of an urgent task: shorter ones buy no latency (preemption does) and send forked children back behind hogs. */
#define PANDEMONIUM_SLICE_NS 8000000ULL
/* The most a batch task runs at a stretch. */
#define PANDEMONIUM_BATCH_SLICE_NS 20000000ULL
/* So long whoever runs is let go on by who is patient or was stopped, and by anybody at a tick. */
#define PANDEMONIUM_MINIMUM_RUN_NS 1000000ULL
/* By this waits are judged: who waited for 20 of it, and as much again for each turn of others, is given a CPU. */
#define PANDEMONIUM_SOJOURN_TARGET_NS 5000000ULL

enum pandemonium_tier {
	TIER_BATCH = 0,
	TIER_INTERACTIVE = 1,
	TIER_LATENCY_CRITICAL = 2,
	TIER_COUNT = 3,
};

/* Where a task's tier comes from, strongest last. */
enum pandemonium_source {
	SOURCE_DEFAULT = 0,     /* not enough seen yet */
	SOURCE_BEHAVIOUR = 1,   /* measured */
	SOURCE_LEARNED = 2,     /* a prediction still outweighs what was measured */
	SOURCE_KERNEL_RULE = 3, /* kernel threads */
	SOURCE_PIN = 4,
};

/* Key of the learning and pin maps: a comm, NUL-padded to 16 bytes. */
struct comm_key {
	char comm[PANDEMONIUM_COMM_LEN];
};

/* Value of task_class_observe and task_class_init; its layout is shared with the reference. */
struct task_class_entry {
	u8 tier;
	u8 pad[7];
	u64 avg_runtime_ns;
	u64 runtime_dev_ns;
	u64 wakeup_freq; /* per 100 ms */
	u64 csw_rate;    /* voluntary switches per 100 ms */
};

/*
 * What the classifier remembers of one task; read it through the functions of bpf/classify.h. Sums and counts fade
 * with the task's own time (running or asleep; waiting leaves them as they are), so a ratio of two is a recent mean.
 */
struct behaviour {
	u64 run_sum_ns; /* time running and time asleep: shares of the window, a duty cycle */
	u64 sleep_sum_ns;
	u64 runs_sum_ns;     /* run time of complete activations, one term each */
	u64 dev_sum_ns;      /* |run of an activation - mean run| */
	u64 sleeps_sum_ns;   /* length of complete sleeps, one term each */
	u64 wakeups_q20;     /* 44.20 fixed point */
	u64 switches_q20;    /* voluntary: the task went to sleep */
	u64 mean_run_ns;     /* of complete activations; at most the window */
	u64 activation_ns;   /* run time of the activation in progress, at most the window */
	u64 unfaded_ns;      /* own time that nothing has faded by yet */
	u64 asleep_since_ns; /* while asleep */
	u64 first_seen_ns;
	u64 scored_at_ns;
	u64 tier_since_ns;  /* dwell counts from here */
	u64 last_wakeup_ns; /* a fact of its own: never cleared by running */
	s32 score_fp;       /* averaged over a frame or so; log2 domain, 20.12 fixed point */
	u32 prior_fp;       /* samples a prediction is still worth */
	u8 tier;            /* by behaviour, before overrides */
	u8 prior_tier;
	u8 asleep;
	u8 mature;      /* enough seen to judge */
	u8 activations; /* complete ones, counted up to maturity */
	u8 judged;      /* scored at least once since it was mature */
	u8 pad[2];
};

enum task_flags {
	TASK_KERNEL_THREAD = 1,
	TASK_KERNEL_WORKER = 2, /* of a workqueue */
	TASK_EXITED = 4,        /* no longer counted, whatever it still runs */
	TASK_SHARED = 8,        /* waits in, or came from, the shared queue of its domain */
	TASK_KERNEL_BOUND = 16, /* a kernel thread of one CPU: it bypasses the queues */
	TASK_PATIENT = 32,      /* woken by somebody who goes on working: it waits for a minimum run */
};

/* Per-task state, in task storage; user space reads it through a pidfd to explain a task. */
struct task_ctx {
	struct behaviour behaviour;
	struct comm_key comm;  /* as of the last look; a rename shows as a difference */
	u64 vruntime_ns;       /* weighted run time, on the clock of the queue domain it is queued in */
	u64 deadline_ns;       /* queue key: vruntime plus what it asks for */
	u64 running_since_ns;  /* 0 when not on a CPU */
	u64 runnable_since_ns; /* 0 when not waiting */
	u64 wake_pending_ns;   /* wakeup whose latency is not measured yet, 0 when none */
	u64 published_ns;      /* last observation published */
	u64 generation;        /* of pins and forgets as of the last look */
	u64 exec_id;           /* a new program shows as a difference */
	u32 last_cpu;
	u32 weight;      /* 1..10000, 100 is nice 0; its nice value times what its cgroups make of it */
	u8 tier;         /* after overrides: the one that counts */
	u8 source;       /* enum pandemonium_source */
	u8 counted_tier; /* tier it is counted under, plus one; 0 when not counted */
	u8 flags;        /* enum task_flags */
	u8 queued_tier;  /* tier it waits under, plus one; 0 when it does not wait in a queue */
	u8 pad[3];
	u32 domain;            /* queue domain vruntime_ns is relative to */
	u32 cgroup_weight;     /* product over its cgroups, 100 is neutral */
	u32 cgroup_generation; /* of the weights it was computed from; 0: of none */
	u32 queued_cpu;        /* while it waits in a CPU's own queue */
};

/* One entry per possible CPU, loaded before attach and rebuilt on hotplug. Ids are dense; a CPU keeps its own. */
struct cpu_topology {
	u32 l2;
	u32 llc;
	u32 node;
	u32 smt; /* first CPU of the core */
};

struct tier_stats {
	u64 runtime_ns;
	u64 dispatches;
	u64 wake_latency[PANDEMONIUM_WAKE_BUCKETS];
	u64 wake_max_us; /* largest so far */
	u64 l2_hits;
	u64 l2_misses;
	u64 preempted;
	u64 rescued;
	s64 tasks; /* summed over CPUs: tasks of this tier now */
};

/* Value of the per-CPU map cpu_stats; cumulative since load. */
struct cpu_stats {
	struct tier_stats tier[TIER_COUNT];
	u64 idle_hits;
	u64 idle_misses;
	u64 predictions_applied;
};

/* Global state of the scheduler that user space reads. */
struct scheduler_status {
	u64 batch_sojourn_ns; /* age of the oldest queued batch task at the last look */
	u32 burst;
	u32 longrun;
};

/* Written once by the exit callback; kind is stored last and is 0 until then. */
struct exit_record {
	u64 kind;
	s64 code;
	char reason[128];
	char message[1024];
	char dump[PANDEMONIUM_DUMP_MAX];
};

/* Argument of the syscall program retier_tasks: makes running and sleeping tasks follow at once. */
enum retier_action {
	RETIER_PIN = 0,        /* the name was pinned or unpinned */
	RETIER_FORGET = 1,     /* its tasks are judged afresh */
	RETIER_FORGET_ALL = 2, /* all tasks are; the name does not matter */
};

struct retier_request {
	struct comm_key comm;
	u32 action;
};

#ifdef __cplusplus
#define INTF_ASSERT static_assert
#else
#define INTF_ASSERT _Static_assert
#endif
INTF_ASSERT(sizeof(struct comm_key) == 16, "comm_key is 16 bytes");
INTF_ASSERT(sizeof(struct task_class_entry) == 40, "task_class_entry is 40 bytes");
INTF_ASSERT(__builtin_offsetof(struct task_class_entry, tier) == 0, "tier");
INTF_ASSERT(__builtin_offsetof(struct task_class_entry, avg_runtime_ns) == 8, "avg_runtime_ns");
INTF_ASSERT(__builtin_offsetof(struct task_class_entry, runtime_dev_ns) == 16, "runtime_dev_ns");
INTF_ASSERT(__builtin_offsetof(struct task_class_entry, wakeup_freq) == 24, "wakeup_freq");
INTF_ASSERT(__builtin_offsetof(struct task_class_entry, csw_rate) == 32, "csw_rate");
INTF_ASSERT(sizeof(struct cpu_topology) == 16, "cpu_topology is 16 bytes");
#undef INTF_ASSERT

#endif
