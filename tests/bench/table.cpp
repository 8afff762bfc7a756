// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.hpp"

#include <algorithm>
#include <cstdlib>
#include <format>
#include <map>
#include <sstream>

namespace bench {

namespace {

using Fields = std::map<std::string, std::string>;

Fields fields_of(const std::string &line) {
    Fields fields;
    std::istringstream words(line);
    for (std::string word; words >> word;)
        if (const auto sign = word.find('='); sign != std::string::npos)
            fields[word.substr(0, sign)] = word.substr(sign + 1);
    return fields;
}

bool is_row_of(const Table::Row &row, const Fields &fields) {
    return row.workload == fields.at("workload") && row.cpus == fields.at("cpus") &&
           row.scheduler == fields.at("scheduler");
}

void count(std::optional<std::uint64_t> &sum, const std::string &text) {
    if (!text.empty())
        sum = sum.value_or(0) + std::strtoull(text.c_str(), nullptr, 10);
}

std::string or_dash(std::optional<std::uint64_t> number) { return number ? std::to_string(*number) : "-"; }

std::string percent(std::optional<double> share) { return share ? std::format("{:.1f} %", *share * 100) : "-"; }

} // namespace

bool Table::take(const std::string &line) {
    auto fields = fields_of(line);
    for (const char *needed : {"scheduler", "workload", "cpus", "histogram_us", "work_per_s", "slowest_to_fastest"})
        if (!fields.contains(needed))
            return false;
    const auto figure = Histogram::from_text(fields["histogram_us"]);
    if (!figure)
        return false;
    auto row = std::ranges::find_if(rows_, [&fields](const Row &known) { return is_row_of(known, fields); });
    if (row == rows_.end())
        row = rows_.insert(
            row, Row{.workload = fields["workload"], .cpus = fields["cpus"], .scheduler = fields["scheduler"]});
    row->figure.merge(*figure);
    row->work += std::atof(fields["work_per_s"].c_str());
    row->slowest_to_fastest = std::min(row->slowest_to_fastest, std::atof(fields["slowest_to_fastest"].c_str()));
    count(row->late, fields["late"]);
    count(row->missed, fields["missed"]);
    ++row->runs;
    return true;
}

std::optional<double> Table::work_to_plain(const Row &row) const {
    for (const auto &other : rows_)
        if (other.scheduler == "plain" && other.workload == row.workload && other.cpus == row.cpus && other.work > 0)
            return row.work / row.runs / (other.work / other.runs);
    return std::nullopt;
}

std::string Table::to_text() const {
    auto text =
        std::format("{:<9} {:>4} {:<14} {:>8} {:>8} {:>8} {:>8} {:>6} {:>6} {:>8} {:>10}\n", "workload", "cpus",
                    "scheduler", "samples", "p50 us", "p99 us", "max us", "late", "missed", "work", "slow/fast");
    for (const auto &row : rows_)
        text += std::format("{:<9} {:>4} {:<14} {:>8} {:>8} {:>8} {:>8} {:>6} {:>6} {:>8} {:>10.3f}\n", row.workload,
                            row.cpus, row.scheduler, row.figure.count(), row.figure.percentile(50),
                            row.figure.percentile(99), row.figure.max(), or_dash(row.late), or_dash(row.missed),
                            percent(work_to_plain(row)), row.slowest_to_fastest);
    return text;
}

} // namespace bench
