/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The arithmetic under the classifier: fixed-point logarithm, and sums and counts that fade with a half-life. Pure
 * integer functions, the same in BPF and on the host.
 */
#ifndef PANDEMONIUM_DECAY_H
#define PANDEMONIUM_DECAY_H

#include "bpf/intf.h"

#define CLASSIFY_MS 1000000ULL
#define CLASSIFY_100MS (100 * CLASSIFY_MS)

/* Scores, rates and prior weights are 20.12 fixed point; counts, which decay by small steps, are 44.20. */
#define BEHAVIOUR_FP_SHIFT 12
#define BEHAVIOUR_FP_ONE (1 << BEHAVIOUR_FP_SHIFT)
#define BEHAVIOUR_COUNT_SHIFT 20
#define BEHAVIOUR_COUNT_ONE (1ULL << BEHAVIOUR_COUNT_SHIFT)

/* 33.6 ms: after 200 ms six halvings are over and 1/64 of the former life is left. */
#define BEHAVIOUR_HALF_LIFE_SHIFT 25
#define BEHAVIOUR_HALF_LIFE_NS (1ULL << BEHAVIOUR_HALF_LIFE_SHIFT)
/* half-life / ln 2: what a sum of durations comes to when it grows all the time. */
#define BEHAVIOUR_WINDOW_NS 48408813ULL
/* One step fades by at most 2^-8: after a long sleep the means are still known, with little weight. */
#define BEHAVIOUR_FADE_MAX_HALVINGS 8
/* 131 us, which fade by 0.27 %. */
#define BEHAVIOUR_FADE_STEP_NS (BEHAVIOUR_HALF_LIFE_NS >> 8)
/* 66 events per 100 ms: faster is not more urgent, and more of them would take too long to fade. */
#define BEHAVIOUR_SAMPLES_MAX 32
#define BEHAVIOUR_COUNT_MAX (BEHAVIOUR_SAMPLES_MAX * BEHAVIOUR_COUNT_ONE)
/* 4.3 s: a single night's sleep must not hide the short ones. */
#define BEHAVIOUR_SLEEP_MAX_NS (1ULL << 32)

static inline u64 classify_min(u64 a, u64 b)
{
	return a < b ? a : b;
}

static inline u64 classify_since(u64 now, u64 then)
{
	return now > then ? now - then : 0;
}

static inline s32 classify_clamp(s32 value, s32 low, s32 high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

/*
 * In BPF a function of its own that the verifier looks at once; inlined, it would follow every combination of the
 * branches of four logarithms and give up.
 */
#ifdef __bpf__
#define CLASSIFY_LEAF __attribute__((noinline))
#else
#define CLASSIFY_LEAF static inline
#endif

/* log2 of a number in 20.12 fixed point, within 0.01; 0 counts as 1. */
CLASSIFY_LEAF s32 classify_log2_fp(u64 value)
{
	u64 rest = value ? value : 1;
	u32 whole = 0;
	u64 part;

	if (rest >> 32) {
		rest >>= 32;
		whole += 32;
	}
	if (rest >> 16) {
		rest >>= 16;
		whole += 16;
	}
	if (rest >> 8) {
		rest >>= 8;
		whole += 8;
	}
	if (rest >> 4) {
		rest >>= 4;
		whole += 4;
	}
	if (rest >> 2) {
		rest >>= 2;
		whole += 2;
	}
	whole += (u32)(rest >> 1);
	rest = value ? value : 1;
	part = whole > BEHAVIOUR_FP_SHIFT ? rest >> (whole - BEHAVIOUR_FP_SHIFT)
	                                  : rest << ((BEHAVIOUR_FP_SHIFT - whole) & 63);
	part &= BEHAVIOUR_FP_ONE - 1;
	/* log2(1 + m) is about m + 0.343 m (1 - m); 1405 is 0.343. */
	part += (1405 * ((part * (BEHAVIOUR_FP_ONE - part)) >> BEHAVIOUR_FP_SHIFT)) >> BEHAVIOUR_FP_SHIFT;
	return (s32)((whole << BEHAVIOUR_FP_SHIFT) + (u32)part);
}

/* 2^-(span / half-life) as a fraction of 2^32: the power series of exp, its last term bent so that 1 gives 1/2. */
static inline u64 classify_fade_q32(u64 span_ns)
{
	u64 span = classify_min(span_ns, BEHAVIOUR_FADE_MAX_HALVINGS * BEHAVIOUR_HALF_LIFE_NS);
	u64 part = (span & (BEHAVIOUR_HALF_LIFE_NS - 1)) << (32 - BEHAVIOUR_HALF_LIFE_SHIFT);
	u64 term = 0x92cf6;

	term = 0x576200 - ((term * part) >> 32);
	term = 0x276556e - ((term * part) >> 32);
	term = 0xe35846c - ((term * part) >> 32);
	term = 0x3d7f7bff - ((term * part) >> 32);
	term = 0xb17217f8 - ((term * part) >> 32);
	return ((1ULL << 32) - ((term * part) >> 32)) >> (span >> BEHAVIOUR_HALF_LIFE_SHIFT);
}

static inline u64 classify_scale(u64 sum, u64 fade_q32)
{
	return (sum >> 32) * fade_q32 + (((sum & 0xffffffff) * fade_q32) >> 32);
}

/* What a span adds to a sum of durations that fades while it grows. */
static inline u64 classify_gain(u64 fade_q32)
{
	return (BEHAVIOUR_WINDOW_NS * ((1ULL << 32) - fade_q32)) >> 32;
}

static inline u64 classify_mean(u64 sum, u64 count)
{
	return count ? (sum << BEHAVIOUR_COUNT_SHIFT) / count : 0;
}

static inline u64 classify_per_100ms_fp(u64 count_q20, u64 observed_ns)
{
	return (count_q20 * CLASSIFY_100MS / observed_ns) >> (BEHAVIOUR_COUNT_SHIFT - BEHAVIOUR_FP_SHIFT);
}

static inline u64 classify_round_fp(u64 value_fp)
{
	return (value_fp + BEHAVIOUR_FP_ONE / 2) >> BEHAVIOUR_FP_SHIFT;
}

/* One more term for a sum of samples; beyond a full count the sum is trimmed so that the mean stays right. */
static inline u64 classify_add(u64 sum, u64 count, u64 sample)
{
	if (count + BEHAVIOUR_COUNT_ONE <= BEHAVIOUR_COUNT_MAX)
		return sum + sample;
	return classify_mean(sum + sample, count + BEHAVIOUR_COUNT_ONE) * BEHAVIOUR_SAMPLES_MAX;
}

#endif
