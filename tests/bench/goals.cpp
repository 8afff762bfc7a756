// SPDX-License-Identifier: GPL-2.0-or-later
#include "goals.hpp"

#include <algorithm>
#include <format>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace bench {

namespace {

constexpr std::string_view ours = "pandemonium";
constexpr unsigned median = 50;
constexpr unsigned rare = 99;
constexpr unsigned longest = 100;

/// Collects the goals of a row; one whose figure was not measured is none.
class Goals {
public:
    Goals(const Table &table, const Table::Row &row) : table_(table), row_(row) {}

    /// Of our percentile over that of another scheduler.
    void at_most(unsigned percent, const char *other, double must, double aim) {
        const auto *row = table_.beside(row_, other);
        if (row && row->figure.count() > 0 && row->figure.percentile(percent) > 0)
            add({.figure = std::format("p{} over {}'s", percent, other),
                 .reached = static_cast<double>(row_.figure.percentile(percent)) /
                            static_cast<double>(row->figure.percentile(percent)),
                 .must = must,
                 .aim = aim});
    }

    void nobody_waits_for_a_millisecond() {
        constexpr double most_us = 1000;
        const auto *floor = table_.beside(row_, "floor");
        add({.figure = "max us",
             .reached = static_cast<double>(row_.figure.percentile(longest)),
             .must = most_us,
             .aim = floor ? 2 * static_cast<double>(floor->figure.percentile(longest)) : most_us});
    }

    /// A quarter of the plain kernel's count, and better a hundredth of all samples.
    void few(const char *figure, std::optional<std::uint64_t> mine, std::optional<std::uint64_t> plains) {
        constexpr double quarter = 0.25;
        constexpr double hundredth = 0.01;
        if (mine && plains)
            add({.figure = figure,
                 .reached = static_cast<double>(*mine),
                 .must = quarter * static_cast<double>(*plains),
                 .aim = hundredth * static_cast<double>(row_.figure.count())});
    }

    void none(const char *figure, std::optional<std::uint64_t> mine) {
        if (mine)
            add({.figure = figure, .reached = static_cast<double>(*mine), .must = 0, .aim = 0});
    }

    void at_least(const char *figure, std::optional<double> share, double must, double aim) {
        if (share)
            add({.figure = figure, .reached = *share, .must = must, .aim = aim, .is_least = true});
    }

    void nobody_is_kept_waiting() {
        constexpr double us_in_ms = 1000;
        const auto &counts = row_.counts;
        add({.figure = "longest wait ms",
             .reached = static_cast<double>(counts.longest_wait_us) / us_in_ms,
             .must = 100,
             .aim = 50});
        add({.figure = "idle while somebody waits",
             .reached = static_cast<double>(counts.idle_waiting_us) / static_cast<double>(counts.cpu_us),
             .must = 0.01,
             .aim = 0.002});
    }

    [[nodiscard]] bool plays(std::string_view workload) const { return row_.workload == workload; }
    [[nodiscard]] std::vector<Goal> &goals() { return goals_; }

private:
    void add(Goal goal) {
        goal.cell = key_columns(row_);
        goal.aim = goal.is_least ? std::max(goal.aim, goal.must) : std::min(goal.aim, goal.must);
        goals_.push_back(std::move(goal));
    }

    const Table &table_;
    const Table::Row &row_;
    std::vector<Goal> goals_;
};

/// Returns whether this is a workload that ours has to be better in.
bool add_of_figure(Goals &goals, const Table::Row &row, const Table::Row *plain) {
    if (goals.plays("wake") || goals.plays("burst") || goals.plays("longrun") || goals.plays("mixed")) {
        goals.at_most(rare, "floor", 1.3, 1.1);
        goals.at_most(rare, "plain", 0.2, 0.2);
        goals.nobody_waits_for_a_millisecond();
    } else if (goals.plays("deadline")) {
        goals.few("late frames", row.late(), plain ? plain->late() : std::nullopt);
        goals.few("missed frames", row.missed(), plain ? plain->missed() : std::nullopt);
    } else if (goals.plays("audio")) {
        goals.none("missed periods", row.missed());
    } else if (row.workload.starts_with("ipc")) {
        goals.at_most(rare, "floor", 1.5, 1.1);
        goals.at_most(rare, "plain", 0.25, 0.25);
    } else if (goals.plays("launch")) {
        goals.at_most(median, "plain", 0.7, 0.45);
        goals.at_most(rare, "plain", 0.7, 0.45);
    } else {
        return false;
    }
    return true;
}

std::vector<Goal> goals_of(const Table &table, const Table::Row &row) {
    Goals goals(table, row);
    if (row.runs.empty())
        return {};
    const bool is_latency = add_of_figure(goals, row, table.beside(row, "plain"));
    if (is_latency || row.workload.starts_with("throughput"))
        goals.at_least("work over plain's", table.work_to_plain(row), 0.97, 1.0);
    if (is_latency && row.counts.runs > 0)
        goals.nobody_is_kept_waiting();
    if (goals.plays("fair"))
        goals.at_least("share for its weight", row.slowest_to_fastest(), 0.95, 0.98);
    if (goals.plays("alone"))
        goals.at_most(median, "plain", 1.1, 1.03);
    return std::move(goals.goals());
}

} // namespace

std::vector<Goal> goals_of(const Table &table) {
    std::vector<Goal> all;
    for (const auto &row : table.rows())
        if (row.scheduler == ours)
            std::ranges::move(goals_of(table, row), std::back_inserter(all));
    return all;
}

std::string goals_text(const std::vector<Goal> &goals) {
    auto text = std::format("{} {:<26} {:>9} {:>9} {:>9}\n", key_heading("goals"), "figure", "is", "must", "aim");
    for (const auto &goal : goals)
        text += std::format("{} {:<26} {:>9.3f} {:>9.3f} {:>9.3f} {}\n", goal.cell, goal.figure, goal.reached,
                            goal.must, goal.aim,
                            goal.is_aim_met() ? "aim"
                            : goal.is_met()   ? "met"
                                              : "NOT MET");
    return text;
}

} // namespace bench
