// SPDX-License-Identifier: GPL-2.0-or-later
#include "ledger.hpp"

#include "build.hpp"
#include "ledger.skel.h"
#include "system_call.hpp"
#include "tiers.hpp"

#include <bpf/bpf.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <format>
#include <set>

#include "ledger.h" // after bpf/intf.h, whose types it uses

namespace bench {

namespace {

std::string text_of(const ledger_line &line, std::uint64_t processes) {
    const std::string comm(line.comm, strnlen(line.comm, sizeof(line.comm)));
    return std::format("{}:{}:{}:{}:{}", line.build + 1, comm, line.tier_at_birth, line.tier_at_end, processes);
}

} // namespace

Ledger::Ledger() : skeleton_(nullptr, ledger_bpf__destroy) {
    const int contexts = find_task_contexts();
    if (contexts < 0)
        return;
    skeleton_.reset(ledger_bpf__open());
    if (!skeleton_)
        fail_by_errno("cannot open the ledger");
    skeleton_->rodata->processes_per_build = build_processes;
    const bool ready = bpf_map__reuse_fd(skeleton_->maps.task_contexts, contexts) == 0 &&
                       ledger_bpf__load(skeleton_.get()) == 0 && ledger_bpf__attach(skeleton_.get()) == 0;
    close(contexts);
    if (!ready)
        fail_by_errno("cannot begin the ledger");
}

std::string Ledger::finish() const {
    if (!skeleton_)
        return "";
    const int ledger = bpf_map__fd(skeleton_->maps.ledger);
    std::set<std::string> kinds; // in an order that hashing does not change
    ledger_line line{};
    for (const ledger_line *last = nullptr; bpf_map_get_next_key(ledger, last, &line) == 0; last = &line) {
        std::uint64_t processes = 0;
        if (bpf_map_lookup_elem(ledger, &line, &processes) == 0)
            kinds.insert(text_of(line, processes));
    }
    std::string text;
    for (const auto &kind : kinds)
        text += (text.empty() ? "births=" : ",") + kind;
    return text.empty() ? "" : text + " ";
}

} // namespace bench
