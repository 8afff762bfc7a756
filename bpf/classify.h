/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From what a task does to the tier it belongs in. Pure integer functions of one struct behaviour, the same in BPF
 * and on the host. It knows no queue, no pin, no name: those rules are elsewhere.
 *
 * Evidence. Time running and time asleep are summed, activations (wakeup to sleep) and their lengths are counted, and
 * all of it fades with a half-life of 33.6 ms of the task's own time, run or slept. A duration d that fades while it
 * lasts adds window * (1 - 2^-(d / half-life)), so the two sums are at most the window and their ratio is a recent
 * duty cycle. Time spent waiting for a CPU is the scheduler's doing and leaves every number as it was: a hog that
 * waits is judged like one that runs alone.
 *
 * Score. The reference scores wakeups * voluntary switches / (mean run + deviation / 2). This is its logarithm, with
 * what was asleep against what was run as a further factor, without which a hog that naps looks urgent:
 *
 *   2 log2(rhythm per 100 ms, 1..64) + 3 log2(asleep / run, 2^-8..2^2) - log2((mean run + deviation / 2) / 2 ms, >= -2)
 *
 * Wakeups and switches alternate, so the product of their rates is the square of one rhythm. A 60 Hz compositor that
 * runs 2 ms: 2 * 2.58 + 3 * 2 - 0 = 11.2, latency-critical. A 60 Hz game that runs 8 ms: 5.2 + 3 * 0.1 - 2 = 3.5,
 * interactive. A backup of 8 ms run and 2 ms I/O: 6.6 - 6 - 2 = -1.4, batch. An audio thread comes to 16.6, a typing
 * editor to 8.8, a hog that naps 50 us every 4 ms to -10. One that wakes ten times a second cannot pass 9, however
 * short its runs; one that takes more than 5/9 of a CPU cannot be latency-critical, whatever its rhythm.
 *
 * Known weaknesses. A frame that needs 11 of its 16.7 ms, or waits away the time it would have slept, looks like
 * batch: from run and sleep alone it cannot be told from a copier. A task that rarely runs, and then for long, is
 * interactive at its wakeup and batch after some 30 ms. A hog may buy interactive, never latency-critical, by
 * sleeping a tenth of every millisecond or a fifth of every five. Lengths beyond the window and rhythms beyond 66 per
 * 100 ms are not told apart.
 *
 * Order of calls at a stop: behaviour_run, then behaviour_sleep if the task went to sleep, then behaviour_classify.
 */
#ifndef PANDEMONIUM_CLASSIFY_H
#define PANDEMONIUM_CLASSIFY_H

#include "bpf/evidence.h"

/* A tier is kept at least this long. */
#define BEHAVIOUR_DWELL_NS (30 * CLASSIFY_MS)
/* The score is averaged with half the half-life: about a frame, whose phase must not decide. */
#define BEHAVIOUR_SCORE_SPEED 2

#define SCORE_INTERACTIVE_FP 0
#define SCORE_LATENCY_CRITICAL_FP (39 * BEHAVIOUR_FP_ONE / 4)
/*
 * A tier is entered above its threshold and left below it by these. The lower threshold is one of duty, which swings
 * with the phase of a frame; the upper one is one of rhythm and length, which do not.
 */
#define SCORE_INTERACTIVE_BAND_FP (3 * BEHAVIOUR_FP_ONE / 4)
#define SCORE_LATENCY_CRITICAL_BAND_FP (3 * BEHAVIOUR_FP_ONE / 8)
/* The most that a busy task can score: just short of latency-critical. */
#define SCORE_BUSY_MAX_FP (SCORE_LATENCY_CRITICAL_FP - SCORE_LATENCY_CRITICAL_BAND_FP - 1)
/* The caps of the reference: 64 wakeups per 100 ms. */
#define SCORE_RATE_MAX_FP (6 * BEHAVIOUR_FP_ONE)
#define SCORE_DUTY_MIN_FP (-8 * BEHAVIOUR_FP_ONE)
#define SCORE_DUTY_MAX_FP (2 * BEHAVIOUR_FP_ONE)
#define SCORE_DUTY_WEIGHT 3
/* So short a run is one's turn with another task, a message passed on. */
#define SCORE_TURN_NS (CLASSIFY_MS / 20)
/* Below 0.5 ms a run is short, however short. */
#define SCORE_RUN_MIN_NS (CLASSIFY_MS / 2)
/* log2 of 2 ms in ns, the run length that neither adds nor takes. */
#define SCORE_LOG2_2MS_FP 85736
/* log2 of 100 ms in ns, less the 20 fractional bits of a count. */
#define SCORE_LOG2_PER_100MS_FP (108853 - BEHAVIOUR_COUNT_SHIFT * BEHAVIOUR_FP_ONE)
/* Keeps the ratio of two empty sums at one. */
#define SCORE_DUTY_BASE_NS (1ULL << 16)

/* Wakeups and switches alternate, so half their sum is one rhythm with less noise than either. */
static inline s32 behaviour_rhythm_fp(const struct behaviour *b, u64 fade_q32)
{
	u64 count = classify_scale(b->wakeups_q20 + b->switches_q20, fade_q32);
	s32 rate;

	count = classify_since(count, b->asleep ? BEHAVIOUR_COUNT_ONE : 0) / 2;
	rate = classify_log2_fp(count) + SCORE_LOG2_PER_100MS_FP - classify_log2_fp(behaviour_observed_ns(b));
	return 2 * classify_clamp(rate, 0, SCORE_RATE_MAX_FP);
}

/* More than 5/9 of its time on a CPU; 2/3 where it takes turns with another, who is woken a moment before it stops. */
static inline bool behaviour_is_busy(const struct behaviour *b, u64 run, u64 sleep)
{
	return behaviour_mean_run_ns(b) < SCORE_TURN_NS ? run > 2 * sleep : 4 * run > 5 * sleep;
}

static inline s32 behaviour_measured_score(const struct behaviour *b, u64 now)
{
	u64 fade = behaviour_pending_fade(b, now);
	u64 run = classify_scale(b->run_sum_ns, fade);
	u64 sleep = classify_scale(b->sleep_sum_ns, fade) + classify_gain(fade);
	u64 length = behaviour_mean_run_ns(b) + behaviour_run_dev_ns(b) / 2;
	s32 duty = classify_log2_fp(sleep + SCORE_DUTY_BASE_NS) - classify_log2_fp(run + SCORE_DUTY_BASE_NS);
	s32 score = behaviour_rhythm_fp(b, fade);

	score += SCORE_DUTY_WEIGHT * classify_clamp(duty, SCORE_DUTY_MIN_FP, SCORE_DUTY_MAX_FP);
	score -= classify_log2_fp(length > SCORE_RUN_MIN_NS ? length : SCORE_RUN_MIN_NS) - SCORE_LOG2_2MS_FP;
	if (score > SCORE_BUSY_MAX_FP && behaviour_is_busy(b, run, sleep))
		return SCORE_BUSY_MAX_FP;
	return score;
}

/* The nearest score that means the tier. */
static inline s32 classify_score_in_tier(s32 score, u8 tier)
{
	if (tier == TIER_LATENCY_CRITICAL)
		return score > SCORE_LATENCY_CRITICAL_FP ? score : SCORE_LATENCY_CRITICAL_FP;
	if (tier == TIER_BATCH)
		return score < SCORE_INTERACTIVE_FP ? score : SCORE_INTERACTIVE_FP;
	return classify_clamp(score, SCORE_INTERACTIVE_FP, SCORE_LATENCY_CRITICAL_FP);
}

/* Score in 20.12 fixed point; a prior pulls it into its tier by as much as the prior is still worth. */
static inline s32 behaviour_score(const struct behaviour *b, u64 now)
{
	s32 score = behaviour_measured_score(b, now);
	s32 prior = classify_score_in_tier(score, b->prior_tier);
	s64 weight = (s64)classify_min(b->prior_fp, BEHAVIOUR_PRIOR_FP);

	return score + (s32)(((s64)(prior - score) * weight) >> BEHAVIOUR_PRIOR_SHIFT);
}

/* A prediction outweighs what has been measured so far. */
static inline u8 behaviour_source(const struct behaviour *b)
{
	if (b->prior_fp >= BEHAVIOUR_PRIOR_FP / 2)
		return SOURCE_LEARNED;
	return b->mature ? SOURCE_BEHAVIOUR : SOURCE_DEFAULT;
}

static inline u8 classify_tier_of(s32 score, u8 tier)
{
	s32 urgent = tier >= TIER_LATENCY_CRITICAL ? -SCORE_LATENCY_CRITICAL_BAND_FP : SCORE_LATENCY_CRITICAL_BAND_FP;
	s32 lively = tier >= TIER_INTERACTIVE ? -SCORE_INTERACTIVE_BAND_FP : SCORE_INTERACTIVE_BAND_FP;

	if (score >= SCORE_LATENCY_CRITICAL_FP + urgent)
		return TIER_LATENCY_CRITICAL;
	return score >= SCORE_INTERACTIVE_FP + lively ? TIER_INTERACTIVE : TIER_BATCH;
}

static inline void behaviour_settle_score(struct behaviour *b, u64 now)
{
	s32 score = behaviour_score(b, now);
	u64 since = classify_min(classify_since(now, b->scored_at_ns), BEHAVIOUR_SLEEP_MAX_NS);
	s64 weight = (s64)((1ULL << 32) - classify_fade_q32(BEHAVIOUR_SCORE_SPEED * since));

	b->scored_at_ns = now;
	if (b->judged)
		b->score_fp += (s32)(((s64)(score - b->score_fp) * weight) >> 32);
	else
		b->score_fp = score;
}

/* Judges: brings score_fp up to now, and tier when the score has left it and the dwell is over. */
static inline u8 behaviour_classify(struct behaviour *b, u64 now)
{
	u8 tier;

	behaviour_settle_score(b, now);
	if (!b->mature && !b->prior_fp)
		return b->tier;
	tier = classify_tier_of(b->score_fp, b->tier);
	/* A clock that went back must not hold the tier until it has caught up. */
	if (b->tier_since_ns > now)
		b->tier_since_ns = now;
	if (tier != b->tier && (!b->judged || now - b->tier_since_ns >= BEHAVIOUR_DWELL_NS)) {
		b->tier = tier;
		b->tier_since_ns = now;
	}
	b->judged = 1;
	return b->tier;
}

/*
 * It uses no more than a third of a CPU, or its runs are turns too short to be work. Two that relay longer runs do not:
 * they sleep for half of their time, and together take a whole CPU.
 */
static inline bool behaviour_is_light(const struct behaviour *b)
{
	return behaviour_expected_run_ns(b) < SCORE_TURN_NS || 2 * b->run_sum_ns < b->sleep_sum_ns;
}

/* The observation to publish. */
static inline void behaviour_measure(const struct behaviour *b, u64 now, struct task_class_entry *out)
{
	struct task_class_entry measured = {};

	measured.tier = b->tier;
	measured.avg_runtime_ns = behaviour_mean_run_ns(b);
	measured.runtime_dev_ns = behaviour_run_dev_ns(b);
	measured.wakeup_freq = classify_round_fp(behaviour_wakeups_per_100ms_fp(b, now));
	measured.csw_rate = classify_round_fp(behaviour_switches_per_100ms_fp(b, now));
	*out = measured;
}

#endif
