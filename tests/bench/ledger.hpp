// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts the processes of the builds by the tier they were born in and the one they ended in (ledger.bpf.c). Only a
// kernel side of ours has tiers: under another scheduler it counts nothing.
#pragma once

#include <memory>
#include <string>

struct ledger_bpf;

namespace bench {

class Ledger {
public:
    /// Begins, after the scheduler has attached. Throws when the kernel does not let it.
    Ledger();
    /// "births=" and, for each kind of process and separated by commas, BUILD:COMM:TIER_AT_BIRTH:TIER_AT_END:COUNT,
    /// builds counted from 1 and tiers as numbers; empty under another scheduler.
    [[nodiscard]] std::string finish() const;

private:
    std::unique_ptr<ledger_bpf, void (*)(ledger_bpf *)> skeleton_;
};

} // namespace bench
