// SPDX-License-Identifier: GPL-2.0-or-later
#include "comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace bench {

namespace {

constexpr double least_share = 0.05;

struct Figure {
    const char *name;
    double (*of_row)(const Table::Row &row);
    double (*of_run)(const Table::Run &run);
    bool (*is_in)(const Table::Row &row);
    bool more_is_better;
    bool is_guarded; ///< by a baseline
};

bool has_samples(const Table::Row &row) { return row.figure.count() > 0; }

template <unsigned percent> double percentile(const auto &measured) {
    return static_cast<double>(measured.figure.percentile(percent));
}

/// What a run counts, and a row adds up: its figure is the mean of the runs.
template <auto sum, auto number> constexpr Figure counted(const char *name) {
    return {name,
            [](const Table::Row &row) {
                return static_cast<double>((row.*sum)().value_or(0)) / static_cast<double>(row.runs.size());
            },
            [](const Table::Run &run) { return static_cast<double>((run.*number).value_or(0)); },
            [](const Table::Row &row) { return (row.*sum)().has_value(); },
            false,
            true};
}

constexpr double whole_percent = 100;

constexpr std::array figures{
    Figure{"p50", percentile<50, Table::Row>, percentile<50, Table::Run>, has_samples, false, false},
    Figure{"p99", percentile<99, Table::Row>, percentile<99, Table::Run>, has_samples, false, true},
    Figure{"max", percentile<100, Table::Row>, percentile<100, Table::Run>, has_samples, false, false},
    counted<&Table::Row::late, &Table::Run::late>("late"),
    counted<&Table::Row::missed, &Table::Run::missed>("missed"),
    Figure{"work", [](const Table::Row &row) { return row.work_per_s(); },
           [](const Table::Run &run) { return run.work_per_s; },
           [](const Table::Row &row) { return row.work_per_s() > 0; }, true, true},
    Figure{"even", [](const Table::Row &row) { return whole_percent * row.slowest_to_fastest(); },
           [](const Table::Run &run) { return whole_percent * run.slowest_to_fastest; },
           [](const Table::Row &row) { return row.slowest_to_fastest() < 1; }, true, true},
};

double spread(const Table::Row &row, const Figure &figure) {
    const auto [least, most] = std::ranges::minmax_element(row.runs, {}, figure.of_run);
    return figure.of_run(*most) - figure.of_run(*least);
}

Change change_of(const Figure &figure, const Table::Row &before, const Table::Row &after) {
    Change change{.figure = figure.name,
                  .before = figure.of_row(before),
                  .after = figure.of_row(after),
                  .is_guarded = figure.is_guarded};
    change.allowed = std::max(spread(before, figure), least_share * change.before);
    if (std::abs(change.after - change.before) > change.allowed)
        change.verdict = (change.after > change.before) == figure.more_is_better ? Verdict::better : Verdict::worse;
    return change;
}

/// The row in the other table that can be compared with this one: without samples only if this one has none.
const Table::Row *counterpart(const Table &other, const Table::Row &row) {
    const auto *there = other.beside(row, row.scheduler);
    return there && (there->figure.count() > 0) == (row.figure.count() > 0) ? there : nullptr;
}

std::string ratio(const Change &change) {
    return change.before > 0 ? std::format("{:.2f}", change.after / change.before) : "-";
}

const char *word_for(Verdict verdict) {
    switch (verdict) {
    case Verdict::better:
        return "better";
    case Verdict::worse:
        return "worse";
    case Verdict::same:
        break;
    }
    return "";
}

std::string lines_of(const Table::Row &before, const Table::Row &after) {
    std::string text;
    for (const auto &change : changes(before, after)) {
        auto line = std::format("{} {:<6} {:>12.0f} {:>12.0f} {:>6} {}", key_columns(before), change.figure,
                                change.before, change.after, ratio(change), word_for(change.verdict));
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

/// A line for each row of one that cannot be found in the other.
std::string only_in(const Table &one, const Table &other, const char *when) {
    std::string text;
    for (const auto &row : one.rows())
        if (!row.runs.empty() && !counterpart(other, row))
            text += std::format("{} only {}\n", key_columns(row), when);
    return text;
}

std::string name_of(const Table::Row &row) {
    return std::format("{} on {} under {}", row.workload, row.machine, row.scheduler);
}

std::string sentence(const Table::Row &row, const Change &change) {
    return std::format("{}: {} was {:.0f} and is {:.0f}, a change of {:.0f} where {:.0f} is allowed", name_of(row),
                       change.figure, change.before, change.after, std::abs(change.after - change.before),
                       change.allowed);
}

} // namespace

std::vector<Change> changes(const Table::Row &before, const Table::Row &after) {
    std::vector<Change> all;
    for (const auto &figure : figures)
        if (figure.is_in(before))
            all.push_back(change_of(figure, before, after));
    return all;
}

std::string comparison_text(const Table &before, const Table &after) {
    auto text =
        std::format("{} {:<6} {:>12} {:>12} {:>6}\n", key_heading("workload"), "figure", "before", "after", "ratio");
    for (const auto &row : before.rows())
        if (const auto *now = counterpart(after, row))
            text += lines_of(row, *now);
    return text + only_in(before, after, "before") + only_in(after, before, "after");
}

std::vector<std::string> regressions(const Table &baseline, const Table &now) {
    std::vector<std::string> all;
    for (const auto &row : baseline.rows()) {
        if (row.runs.empty())
            continue;
        const auto *measured = counterpart(now, row);
        if (!measured) {
            all.push_back(name_of(row) + " is in the baseline and was not measured");
            continue;
        }
        for (const auto &change : changes(row, *measured))
            if (change.verdict == Verdict::worse && change.is_guarded)
                all.push_back(sentence(row, change));
    }
    return all;
}

} // namespace bench
