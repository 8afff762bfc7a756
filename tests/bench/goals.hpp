// SPDX-License-Identifier: GPL-2.0-or-later
//
// What ours has to reach against the plain kernel and the instrument's floor, cell by cell, and what it aims at. Limits
// that a cell keeps by itself, whatever others show, are limits.hpp's.
#pragma once

#include "table.hpp"

#include <string>
#include <vector>

namespace bench {

struct Goal {
    std::string cell{}; ///< workload, machine and scheduler, as tables begin with them
    std::string figure; ///< what is compared, and with what
    double reached;     ///< a ratio or a share, or as the figure says
    double must;
    double aim;
    bool is_least = false; ///< must and aim are the least there may be, not the most

    [[nodiscard]] bool is_met() const { return keeps(must); }
    [[nodiscard]] bool is_aim_met() const { return keeps(aim); }

private:
    [[nodiscard]] bool keeps(double bound) const { return is_least ? reached >= bound : reached <= bound; }
};

/// Of every row of ours, in their order: those whose figures the table has.
[[nodiscard]] std::vector<Goal> goals_of(const Table &table);

/// A line for each.
[[nodiscard]] std::string goals_text(const std::vector<Goal> &goals);

} // namespace bench
