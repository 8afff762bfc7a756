/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an ejection leaves behind: the exit record, the doorbell, and the dump that explains where everybody was.
 * Formats are writable arrays, as the kernel's kfuncs demand.
 */
#ifndef PANDEMONIUM_REPORT_BPF_H
#define PANDEMONIUM_REPORT_BPF_H

#include "bpf/queue.bpf.h"

#define report_line(format, ...)                                                                                       \
	({                                                                                                             \
		static char report_format[] = format;                                                                  \
		unsigned long long report_values[] = {__VA_ARGS__};                                                    \
		scx_bpf_dump_bstr(report_format, report_values, sizeof(report_values));                                \
	})

static __always_inline void report_scheduler(void)
{
	u32 i;

	report_line("cpus %llu domains %llu generation %llu\n", cpu_count, domain_count, pin_generation);
	report_line("burst %llu longrun %llu oldest batch %llu us\n", scheduler_status.burst, scheduler_status.longrun,
	            scheduler_status.batch_sojourn_ns / NS_PER_US);
	bpf_for(i, 0, domain_count)
		report_line("domain %llu: %llu cpus, %llu queued, %llu batch, clock %llu us\n", i, domain_at(i)->cpus,
		            scx_bpf_dsq_nr_queued(queue_of_domain(i)), domain_at(i)->batch_waiting,
		            domain_at(i)->clock_ns / NS_PER_US);
}

static __always_inline void report_cpu(s32 cpu, bool idle, u64 now)
{
	struct cpu_state *state = cpu_state_of(cpu);

	if (idle && !scx_bpf_dsq_nr_queued(queue_of_cpu(cpu)))
		return;
	report_line("domain %llu, %llu pinned tasks queued\n", place_of(cpu)->domain,
	            scx_bpf_dsq_nr_queued(queue_of_cpu(cpu)));
	report_line("runs pid %llu tier %llu estimate %llu us for %llu us\n", state->pid, state->tier,
	            state->estimate_ns / NS_PER_US, elapsed_ns(state->since_ns, now) / NS_PER_US);
}

static __always_inline void report_task(const struct task_ctx *ctx, u64 now)
{
	u64 clock = domain_at(ctx->domain)->clock_ns;

	report_line("tier %llu source %llu mean run %llu us queued %llu\n", ctx->tier, ctx->source,
	            mean_run_ns(&ctx->behaviour) / NS_PER_US, ctx->queued_tier);
	report_line("domain %llu vruntime %lld ns deadline %lld ns waits %llu us\n", ctx->domain,
	            ctx->vruntime_ns - clock, ctx->deadline_ns - clock,
	            elapsed_ns(ctx->runnable_since_ns, now) / NS_PER_US);
}

/* The kind is stored last: whoever sees one sees all of the record. */
static __always_inline void report_exit(const struct scx_exit_info *info)
{
	struct exit_record *record = &exit_record;
	u32 rung = 1;

	bpf_probe_read_kernel_str(record->reason, sizeof(record->reason), info->reason);
	bpf_probe_read_kernel_str(record->message, sizeof(record->message), info->msg);
	bpf_probe_read_kernel_str(record->dump, sizeof(record->dump), info->dump);
	record->code = info->exit_code;
	__sync_lock_test_and_set(&record->kind, info->kind);
	/* A full ring has been rung already. */
	bpf_ringbuf_output(&doorbell, &rung, sizeof(rung), 0);
}

#endif
