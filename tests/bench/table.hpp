// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lines of many cells as a table: one row a workload, number of CPUs and scheduler, seeds pooled, work relative
// to the plain kernel under the same workload.
#pragma once

#include "histogram.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

class Table {
public:
    struct Row {
        std::string workload;
        std::string cpus;
        std::string scheduler;
        Histogram figure{};
        double work = 0;               ///< of all runs
        double slowest_to_fastest = 1; ///< of the worst run
        std::optional<std::uint64_t> late{};
        std::optional<std::uint64_t> missed{};
        unsigned runs = 0;
    };

    /// Takes the line of a cell; false when it is none, or that of a failed one.
    [[nodiscard]] bool take(const std::string &line);
    /// In the order in which they first came.
    [[nodiscard]] const std::vector<Row> &rows() const { return rows_; }
    /// Mean work of a run relative to the plain kernel's; nothing when that was not measured.
    [[nodiscard]] std::optional<double> work_to_plain(const Row &row) const;
    [[nodiscard]] std::string to_text() const;

private:
    std::vector<Row> rows_;
};

} // namespace bench
