// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which tier a task is in, as the kernel side of ours keeps it in the task's storage and as the service reads it to
// explain one. By plain system calls: the workload's program is linked with no library.
#pragma once

#include "bpf/intf.h"

#include <sys/types.h>

#include <optional>

namespace bench {

/// A descriptor of the kernel side's map of task contexts, or -1 where none of ours is loaded.
[[nodiscard]] int find_task_contexts();

class Tiers {
public:
    /// Knows nothing where no kernel side of ours is loaded.
    Tiers();
    Tiers(const Tiers &) = delete;
    Tiers &operator=(const Tiers &) = delete;
    ~Tiers();

    [[nodiscard]] bool are_known() const { return contexts_ >= 0; }
    /// Nothing when the task is gone or was never seen.
    [[nodiscard]] std::optional<pandemonium_tier> of(pid_t task) const;

private:
    int contexts_ = -1;
};

} // namespace bench
