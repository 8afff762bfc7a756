// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two tables of the same cells, figure by figure. A figure is better or worse only when it moved by more than it
// moves between the seeds before, and by more than a twentieth: anything less is chance.
#pragma once

#include "table.hpp"

#include <string>
#include <vector>

namespace bench {

enum class Verdict { same, better, worse };

struct Change {
    std::string figure; ///< p50, p99 and max are in us; late and missed of a run; work of a second; even in per cent
    double before = 0;
    double after = 0;
    double allowed = 0; ///< what a difference must exceed
    Verdict verdict = Verdict::same;
    bool is_guarded = false; ///< by a baseline
};

/// Of the figures that the row had before: work without hogs is none, nor is a percentile without samples.
[[nodiscard]] std::vector<Change> changes(const Table::Row &before, const Table::Row &after);

/// Every figure of every row; a row that only one table has says so.
[[nodiscard]] std::string comparison_text(const Table &before, const Table &after);

/// A sentence for each p99, late, missed, work and even that is worse than in the baseline, and for each row that is
/// not there.
[[nodiscard]] std::vector<std::string> regressions(const Table &baseline, const Table &now);

} // namespace bench
