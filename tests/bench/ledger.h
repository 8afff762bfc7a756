/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What crosses the border of the ledger: a kind of process. Read by C (BPF) and C++, after bpf/intf.h. */
#ifndef BENCH_LEDGER_H
#define BENCH_LEDGER_H

struct ledger_line {
    u32 build; /* 0 is the first */
    u32 tier_at_birth;
    u32 tier_at_end;
    char comm[PANDEMONIUM_COMM_LEN];
};

#endif
