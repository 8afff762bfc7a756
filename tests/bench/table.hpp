// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lines of many cells as rows: one a workload, machine and scheduler, seeds pooled. A metered line, of a run that
// paid for counting, adds to its row's counts and to nothing else.
#pragma once

#include "builds.hpp"
#include "histogram.hpp"
#include "watched.hpp"

#include <cstdint>
#include <expected>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bench {

class Fields;

class Table {
public:
    struct Run {
        Histogram figure;
        double work_per_s = 0;
        double slowest_to_fastest = 1;
        std::optional<std::uint64_t> late{};
        std::optional<std::uint64_t> missed{};
    };
    /// Of those who got a CPU: how many got one that shares a cache with the last they had.
    struct Returns {
        std::uint64_t all = 0;
        std::uint64_t same_l2 = 0;
        std::uint64_t same_llc = 0;
    };
    /// Of all metered runs.
    struct Counts {
        unsigned runs = 0;
        std::uint64_t elapsed_us = 0;
        std::uint64_t cpu_us = 0; ///< elapsed, times the number of CPUs
        std::uint64_t switches = 0;
        std::uint64_t migrations = 0;
        std::uint64_t llc_migrations = 0; ///< from one last-level cache to another
        std::uint64_t preempted = 0;
        std::uint64_t idle_waiting_us = 0; ///< of all CPUs: idle while something waited
        std::uint64_t crowded_us = 0; ///< of threads that worked beside another of their core while whole cores idled
        std::uint64_t longest_wait_us = 0;
        std::uint64_t callback_ns = 0;
        std::uint64_t callbacks = 0;
        Returns woken{};
        Returns stopped{};                           ///< which could have gone on
        std::map<std::string, Returns> of_program{}; ///< both, by its comm
    };
    struct Row {
        std::string workload;
        std::string machine;
        std::string scheduler;
        std::vector<Run> runs{}; ///< none when only metered lines came
        Histogram figure{};      ///< of all runs
        Counts counts{};
        WatchedPrograms programs{};
        std::optional<Builds> builds{};

        /// Mean of the runs.
        [[nodiscard]] double work_per_s() const;
        /// Of the worst run.
        [[nodiscard]] double slowest_to_fastest() const;
        /// Of all runs; nothing where no run has it.
        [[nodiscard]] std::optional<std::uint64_t> late() const;
        [[nodiscard]] std::optional<std::uint64_t> missed() const;
    };

    /// Takes the line of a cell; otherwise says what is wrong with it, and has not changed.
    [[nodiscard]] std::expected<void, std::string> take(const std::string &line);
    /// Takes every line; the first that is wrong is named by its number.
    [[nodiscard]] static std::expected<Table, std::string> read(std::istream &lines);

    /// In the order in which they first came.
    [[nodiscard]] const std::vector<Row> &rows() const { return rows_; }
    /// What scheduler did under the same workload on the same machine; null when that was not measured.
    [[nodiscard]] const Row *beside(const Row &row, const std::string &scheduler) const;
    [[nodiscard]] std::optional<double> work_to_plain(const Row &row) const;
    [[nodiscard]] std::optional<double> p99_to(const Row &row, const std::string &scheduler) const;

private:
    Row &row_for(Row &&key);

    std::vector<Row> rows_;
};

/// What every text about a row begins with, and the heading of that; first: of the first column.
[[nodiscard]] std::string key_columns(const Table::Row &row);
[[nodiscard]] std::string key_heading(const std::string &first);

/// The figures, and below, where there are any: programs that were watched, builds, and the counts of metered runs.
[[nodiscard]] std::string to_text(const Table &table);

} // namespace bench
