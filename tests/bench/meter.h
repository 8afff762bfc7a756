/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What crosses the border of the meter beyond plain numbers. Read by C (BPF) and C++, which bring __u64. */
#ifndef BENCH_METER_H
#define BENCH_METER_H

/* Of those who were switched in: how many there were, and how many share a cache with the CPU they ran on before. */
struct returns {
    __u64 all;
    __u64 same_l2;
    __u64 same_llc;
};

/* Programs that are told apart by their comm; whoever comes after so many is not. */
#define METER_PROGRAM_MAX 64

struct program {
    char comm[16];
};

#endif
