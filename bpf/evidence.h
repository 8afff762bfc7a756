/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a task did: the sums and counts of struct behaviour, how they fade, and what a parent or a learned profile puts
 * into them. What that makes of the task is judged in classify.h. Pure integer functions, the same in BPF and on the
 * host.
 */
#ifndef PANDEMONIUM_EVIDENCE_H
#define PANDEMONIUM_EVIDENCE_H

#include "bpf/decay.h"
#include "bpf/intf.h"

/* Enough seen to judge: three activations, or one that is already long. */
#define BEHAVIOUR_MATURE_ACTIVATIONS 3
#define BEHAVIOUR_MATURE_RUN_NS (10 * CLASSIFY_MS)

/* A learned profile is worth 8 activations, or 8 times 8.4 ms of running. */
#define BEHAVIOUR_PRIOR_SHIFT (3 + BEHAVIOUR_FP_SHIFT)
#define BEHAVIOUR_PRIOR_FP (1 << BEHAVIOUR_PRIOR_SHIFT)
#define BEHAVIOUR_PRIOR_RUN_SHIFT 23
#define BEHAVIOUR_PRIOR_RATE_MAX 4096ULL

static inline void behaviour_fade(struct behaviour *b, u64 fade_q32)
{
	b->run_sum_ns = classify_scale(b->run_sum_ns, fade_q32);
	b->sleep_sum_ns = classify_scale(b->sleep_sum_ns, fade_q32);
	b->runs_sum_ns = classify_scale(b->runs_sum_ns, fade_q32);
	b->dev_sum_ns = classify_scale(b->dev_sum_ns, fade_q32);
	b->sleeps_sum_ns = classify_scale(b->sleeps_sum_ns, fade_q32);
	b->wakeups_q20 = classify_scale(b->wakeups_q20, fade_q32);
	b->switches_q20 = classify_scale(b->switches_q20, fade_q32);
}

/* Begins knowing nothing: interactive until there is something to judge. */
static inline void behaviour_init(struct behaviour *b, u64 now)
{
	struct behaviour fresh = {};

	fresh.first_seen_ns = now;
	fresh.tier = TIER_INTERACTIVE;
	*b = fresh;
}

/*
 * A span of the task's own time has passed. Everything fades by it, but not at once: who switches ten thousand times a
 * second pays for a fade every 131 us, which is late for a few thousandths of any sum. Returns what the span adds to
 * a sum of durations.
 */
static inline u64 behaviour_pass(struct behaviour *b, u64 span_ns)
{
	u64 passed = b->unfaded_ns + span_ns;
	u64 fade;

	b->unfaded_ns = passed;
	if (passed < BEHAVIOUR_FADE_STEP_NS)
		return span_ns;
	b->unfaded_ns = 0;
	fade = classify_fade_q32(passed);
	behaviour_fade(b, fade);
	return classify_gain(passed == span_ns ? fade : classify_fade_q32(span_ns));
}

/* After runs_sum_ns or switches_q20 have changed by anything but fading. */
static inline void behaviour_settle_mean(struct behaviour *b)
{
	b->mean_run_ns = classify_min(classify_mean(b->runs_sum_ns, b->switches_q20), BEHAVIOUR_WINDOW_NS);
}

/* How long an activation is expected to last: the mean, or what this one has already run if that is more. */
static inline u64 behaviour_expected_run_ns(const struct behaviour *b)
{
	return b->mean_run_ns > b->activation_ns ? b->mean_run_ns : b->activation_ns;
}

/* Mean run time of an activation; one still in progress counts as soon as it exceeds the mean. */
static inline u64 behaviour_mean_run_ns(const struct behaviour *b)
{
	u64 mean = b->mean_run_ns;

	if (b->activation_ns <= mean)
		return mean;
	mean = classify_mean(b->runs_sum_ns + b->activation_ns, b->switches_q20 + BEHAVIOUR_COUNT_ONE);
	return classify_min(mean, BEHAVIOUR_WINDOW_NS);
}

/* Mean absolute deviation of the same. */
static inline u64 behaviour_run_dev_ns(const struct behaviour *b)
{
	u64 sum = b->dev_sum_ns;
	u64 count = b->switches_q20;

	/*
	 * Held against the mean that counts it in: an activation that outweighs all before it is the new habit, not
	 * unsteadiness. Against an inherited estimate a first run is news.
	 */
	if (b->activations && b->activation_ns > b->mean_run_ns) {
		sum += b->activation_ns - behaviour_mean_run_ns(b);
		count += BEHAVIOUR_COUNT_ONE;
	}
	return classify_min(classify_mean(sum, count), BEHAVIOUR_WINDOW_NS);
}

static inline u64 behaviour_mean_sleep_ns(const struct behaviour *b)
{
	return classify_mean(b->sleeps_sum_ns, b->wakeups_q20);
}

/* Share of the sums that is left at a time; only a sleep in progress has not been counted yet. */
static inline u64 behaviour_pending_fade(const struct behaviour *b, u64 now)
{
	return classify_fade_q32(b->asleep ? classify_since(now, b->asleep_since_ns) : 0);
}

/* The time that counts refer to: the window, or what a young task has lived, but not so little as to say nothing. */
static inline u64 behaviour_observed_ns(const struct behaviour *b)
{
	u64 lived = b->run_sum_ns + b->sleep_sum_ns;

	return lived > BEHAVIOUR_WINDOW_NS / 2 ? lived : BEHAVIOUR_WINDOW_NS / 2;
}

/* Just after an event a fading count is half a sample above its mean over time, and just before it as much below. */
static inline u64 behaviour_wakeups_per_100ms_fp(const struct behaviour *b, u64 now)
{
	u64 twice = b->asleep ? b->wakeups_q20 + b->switches_q20 : 2 * b->wakeups_q20;

	twice = classify_scale(twice, behaviour_pending_fade(b, now));
	return classify_per_100ms_fp(classify_since(twice, BEHAVIOUR_COUNT_ONE) / 2, behaviour_observed_ns(b));
}

static inline u64 behaviour_switches_per_100ms_fp(const struct behaviour *b, u64 now)
{
	u64 twice = b->asleep ? 2 * b->switches_q20 : b->wakeups_q20 + b->switches_q20;

	twice = classify_scale(twice, behaviour_pending_fade(b, now));
	twice = classify_since(twice, b->asleep ? BEHAVIOUR_COUNT_ONE : 0);
	return classify_per_100ms_fp(twice / 2, behaviour_observed_ns(b));
}

/*
 * Starts from a parent's run time with the weight of a quarter of an activation: an estimate for the queue until
 * the first own one. What the parent is does not say what the child will be, so the tier is not inherited.
 */
static inline void behaviour_inherit(struct behaviour *child, const struct behaviour *parent, u64 now)
{
	u64 run = behaviour_mean_run_ns(parent); /* before the child is begun: it may be the same task */

	behaviour_init(child, now);
	child->switches_q20 = BEHAVIOUR_COUNT_ONE / 4;
	child->runs_sum_ns = run / 4;
	behaviour_settle_mean(child);
}

static inline u64 classify_prior_count(u64 per_100ms)
{
	u64 rate = classify_min(per_100ms, BEHAVIOUR_PRIOR_RATE_MAX);
	u64 count = (rate << BEHAVIOUR_COUNT_SHIFT) * (BEHAVIOUR_WINDOW_NS / 1000) / (CLASSIFY_100MS / 1000);

	if (count < BEHAVIOUR_COUNT_ONE / 4)
		return BEHAVIOUR_COUNT_ONE / 4;
	return classify_min(count, 8 * BEHAVIOUR_COUNT_ONE);
}

/* Sets in what a learned profile says, as if 8 of its activations had been seen. An unknown tier is no prior. */
static inline void behaviour_apply_prior(struct behaviour *b, const struct task_class_entry *e, u64 now)
{
	u64 run = classify_min(e->avg_runtime_ns, BEHAVIOUR_WINDOW_NS);
	u64 dev = classify_min(e->runtime_dev_ns, BEHAVIOUR_WINDOW_NS);
	u64 busy = classify_min(run * classify_min(e->csw_rate, BEHAVIOUR_PRIOR_RATE_MAX), CLASSIFY_100MS);

	if (e->tier >= TIER_COUNT)
		return;
	b->tier = e->tier;
	b->prior_tier = e->tier;
	b->prior_fp = BEHAVIOUR_PRIOR_FP;
	b->judged = 0;
	b->tier_since_ns = now;
	b->wakeups_q20 = classify_prior_count(e->wakeup_freq);
	b->switches_q20 = classify_prior_count(e->csw_rate);
	b->runs_sum_ns = (run * b->switches_q20) >> BEHAVIOUR_COUNT_SHIFT;
	b->dev_sum_ns = (dev * b->switches_q20) >> BEHAVIOUR_COUNT_SHIFT;
	b->run_sum_ns = busy * BEHAVIOUR_WINDOW_NS / CLASSIFY_100MS;
	b->sleep_sum_ns = BEHAVIOUR_WINDOW_NS - b->run_sum_ns;
	b->sleeps_sum_ns = b->sleep_sum_ns;
	behaviour_settle_mean(b);
}

/* It has another name now: what was learned of the former one, most often of what forked it, is not about this. */
static inline void behaviour_drop_prior(struct behaviour *b, u64 now)
{
	if (b->prior_fp)
		behaviour_inherit(b, b, now);
}

static inline void behaviour_use_prior(struct behaviour *b, u64 amount_fp)
{
	b->prior_fp = (u32)classify_since(b->prior_fp, amount_fp);
}

/* A sleep ends. Without a sleep that was seen to begin there is nothing to count. */
static inline void behaviour_wakeup(struct behaviour *b, u64 now)
{
	u64 slept, gain;

	b->last_wakeup_ns = now;
	if (!b->asleep)
		return;
	slept = classify_since(now, b->asleep_since_ns);
	gain = behaviour_pass(b, slept);
	b->sleep_sum_ns = classify_min(b->sleep_sum_ns + gain, BEHAVIOUR_WINDOW_NS);
	b->sleeps_sum_ns = classify_add(b->sleeps_sum_ns, b->wakeups_q20, classify_min(slept, BEHAVIOUR_SLEEP_MAX_NS));
	b->wakeups_q20 = classify_min(b->wakeups_q20 + BEHAVIOUR_COUNT_ONE, BEHAVIOUR_COUNT_MAX);
	b->activation_ns = 0;
	b->asleep = 0;
}

/* Ran the last ran_ns up to now; called at ticks and at every stop, before behaviour_sleep. */
static inline void behaviour_run(struct behaviour *b, u64 now, u64 ran_ns)
{
	u64 gain;

	if (b->asleep)
		behaviour_wakeup(b, classify_since(now, ran_ns));
	gain = behaviour_pass(b, ran_ns);
	b->run_sum_ns = classify_min(b->run_sum_ns + gain, BEHAVIOUR_WINDOW_NS);
	b->activation_ns =
	    classify_min(b->activation_ns + classify_min(ran_ns, BEHAVIOUR_WINDOW_NS), BEHAVIOUR_WINDOW_NS);
	behaviour_use_prior(b, ran_ns >> (BEHAVIOUR_PRIOR_RUN_SHIFT - BEHAVIOUR_FP_SHIFT));
	if (b->activation_ns >= BEHAVIOUR_MATURE_RUN_NS)
		b->mature = 1;
}

/* Stopped by its own choice: the activation is complete. */
static inline void behaviour_sleep(struct behaviour *b, u64 now)
{
	u64 mean = b->mean_run_ns;
	u64 ran = b->activation_ns;

	if (b->asleep)
		return;
	if (b->switches_q20)
		b->dev_sum_ns = classify_add(b->dev_sum_ns, b->switches_q20, ran > mean ? ran - mean : mean - ran);
	b->runs_sum_ns = classify_add(b->runs_sum_ns, b->switches_q20, ran);
	b->switches_q20 = classify_min(b->switches_q20 + BEHAVIOUR_COUNT_ONE, BEHAVIOUR_COUNT_MAX);
	behaviour_settle_mean(b);
	b->activation_ns = 0;
	b->asleep = 1;
	b->asleep_since_ns = now;
	behaviour_use_prior(b, BEHAVIOUR_FP_ONE);
	if (b->activations < BEHAVIOUR_MATURE_ACTIVATIONS)
		b->activations++;
	if (b->activations == BEHAVIOUR_MATURE_ACTIVATIONS)
		b->mature = 1;
}

#endif
