// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.hpp"

#include <algorithm>
#include <format>

namespace bench {

namespace {

std::string or_dash(std::optional<std::uint64_t> number) { return number ? std::to_string(*number) : "-"; }

std::string or_dash(std::optional<double> number) { return number ? std::format("{:.2f}", *number) : "-"; }

std::string percent(std::optional<double> share) { return share ? std::format("{:.1f} %", *share * 100) : "-"; }

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
    return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

/// The percentiles of a workload without samples are no figures.
std::string figure_columns(const Table &table, const Table::Row &row) {
    const auto &figure = row.figure;
    const auto of = [&figure](unsigned percent) {
        return or_dash(figure.count() > 0 ? std::optional(figure.percentile(percent)) : std::nullopt);
    };
    return std::format("{:>8} {:>8} {:>8} {:>8} {:>8} {:>8}", figure.count(), of(50), of(99),
                       or_dash(table.p99_to(row, "floor")), or_dash(table.p99_to(row, "plain")), of(100));
}

std::string figures(const Table &table) {
    auto text =
        std::format("{} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6} {:>6} {:>8} {:>10}\n", key_heading("workload"),
                    "samples", "p50 us", "p99 us", "/floor", "/plain", "max us", "late", "missed", "work", "slow/fast");
    for (const auto &row : table.rows())
        if (!row.runs.empty())
            text += std::format("{} {} {:>6} {:>6} {:>8} {:>10.3f}\n", key_columns(row), figure_columns(table, row),
                                or_dash(row.late()), or_dash(row.missed()), percent(table.work_to_plain(row)),
                                row.slowest_to_fastest());
    return text;
}

/// The lines of some rows under a heading and an empty line, or nothing when there are none.
std::string section(const std::string &heading, const std::string &lines) {
    return lines.empty() ? "" : "\n" + heading + "\n" + lines;
}

double per_s(const Table::Counts &counts, std::uint64_t number) {
    constexpr double us_in_s = 1e6;
    return static_cast<double>(number) * us_in_s / static_cast<double>(counts.elapsed_us);
}

std::string counts_columns(const Table::Counts &counts) {
    constexpr double us_in_ms = 1e3;
    return std::format(
        "{:>10.0f} {:>12.0f} {:>11.0f} {:>12} {:>8} {:>15.1f} {:>11}", per_s(counts, counts.switches),
        per_s(counts, counts.migrations), per_s(counts, counts.preempted),
        percent(ratio(counts.idle_waiting_us, counts.cpu_us)), percent(ratio(counts.crowded_us, counts.cpu_us)),
        static_cast<double>(counts.longest_wait_us) / us_in_ms, or_dash(ratio(counts.callback_ns, counts.callbacks)));
}

std::string returns_columns(const Table::Returns &returns) {
    return std::format("{:>9} {:>9}", percent(ratio(returns.same_l2, returns.all)),
                       percent(ratio(returns.same_llc, returns.all)));
}

std::string counts(const Table &table) {
    std::string lines;
    for (const auto &row : table.rows())
        if (row.counts.runs > 0)
            lines += key_columns(row) + " " + counts_columns(row.counts) + "\n";
    return section(std::format("{} {:>10} {:>12} {:>11} {:>12} {:>8} {:>15} {:>11}", key_heading("counts"),
                               "switches/s", "migrations/s", "preempted/s", "idle waiting", "crowded",
                               "longest wait ms", "ns/callback"),
                   lines);
}

std::string caches(const Table &table) {
    std::string lines;
    for (const auto &row : table.rows())
        if (row.counts.runs > 0)
            lines += std::format("{} {} {} {:>14.1f}\n", key_columns(row), returns_columns(row.counts.woken),
                                 returns_columns(row.counts.stopped), per_s(row.counts, row.counts.llc_migrations));
    return section(std::format("{} {:>9} {:>9} {:>9} {:>9} {:>14}", key_heading("caches"), "woken L2", "woken LLC",
                               "on L2", "on LLC", "across LLC/s"),
                   lines);
}

std::string caches_of_programs(const Table &table) {
    std::string lines;
    for (const auto &row : table.rows())
        for (const auto &[program, returns] : row.counts.of_program)
            lines +=
                std::format("{} {:<16} {:>10} {}\n", key_columns(row), program, returns.all, returns_columns(returns));
    return section(
        std::format("{} {:<16} {:>10} {:>9} {:>9}", key_heading("caches of"), "program", "times", "L2", "LLC"), lines);
}

std::string programs(const Table &table) {
    std::string lines;
    for (const auto &row : table.rows())
        for (const auto &program : row.programs)
            lines += key_columns(row) + " " + watched_columns(program) + "\n";
    return section(key_heading("programs") + " " + watched_heading(), lines);
}

std::string builds(const Table &table) {
    std::string lines;
    for (const auto &row : table.rows())
        for (std::size_t which = 0; row.builds && which < row.builds->order.size(); ++which)
            lines += key_columns(row) + " " + builds_columns(*row.builds, which) + "\n";
    return section(key_heading("builds") + " " + builds_heading(), lines);
}

} // namespace

std::string key_columns(const Table::Row &row) {
    return std::format("{:<11} {:>8} {:<14}", row.workload, row.machine, row.scheduler);
}

std::string key_heading(const std::string &first) {
    return key_columns({.workload = first, .machine = "machine", .scheduler = "scheduler"});
}

std::string to_text(const Table &table) {
    return figures(table) + programs(table) + builds(table) + counts(table) + caches(table) + caches_of_programs(table);
}

} // namespace bench
