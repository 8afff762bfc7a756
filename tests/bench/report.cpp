// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the lines of many cells from standard input and prints one row a workload and scheduler: seeds pooled,
// work relative to the plain kernel under the same workload.
#include "histogram.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using bench::Histogram;

namespace {

using Fields = std::map<std::string, std::string>;

struct Row {
    std::string workload;
    std::string cpus;
    std::string scheduler;
    Histogram figure{};
    double work = 0;
    double slowest_to_fastest = 1; ///< of the worst run
    std::optional<std::uint64_t> late{};
    std::optional<std::uint64_t> missed{};
    unsigned runs = 0;
};

Fields fields_of(const std::string &line) {
    Fields fields;
    std::istringstream words(line);
    for (std::string word; words >> word;)
        if (const auto sign = word.find('='); sign != std::string::npos)
            fields[word.substr(0, sign)] = word.substr(sign + 1);
    return fields;
}

Row &row_of(std::vector<Row> &rows, Fields &fields) {
    for (auto &row : rows)
        if (row.workload == fields["workload"] && row.cpus == fields["cpus"] && row.scheduler == fields["scheduler"])
            return row;
    return rows.emplace_back(
        Row{.workload = fields["workload"], .cpus = fields["cpus"], .scheduler = fields["scheduler"]});
}

void count(std::optional<std::uint64_t> &sum, const std::string &text) {
    if (!text.empty())
        sum = sum.value_or(0) + std::strtoull(text.c_str(), nullptr, 10);
}

bool take(std::vector<Row> &rows, const std::string &line) {
    auto fields = fields_of(line);
    const auto figure = Histogram::from_text(fields["histogram_us"]);
    if (!figure || fields["workload"].empty() || fields["work_per_s"].empty())
        return false;
    auto &row = row_of(rows, fields);
    row.figure.merge(*figure);
    row.work += std::atof(fields["work_per_s"].c_str());
    row.slowest_to_fastest = std::min(row.slowest_to_fastest, std::atof(fields["slowest_to_fastest"].c_str()));
    count(row.late, fields["late"]);
    count(row.missed, fields["missed"]);
    ++row.runs;
    return true;
}

/// Mean work of a run relative to the plain kernel's; nothing when that was not measured.
std::optional<double> work_to_plain(const std::vector<Row> &rows, const Row &row) {
    for (const auto &other : rows)
        if (other.scheduler == "plain" && other.workload == row.workload && other.cpus == row.cpus && other.work > 0)
            return row.work / row.runs / (other.work / other.runs);
    return std::nullopt;
}

std::string or_dash(std::optional<std::uint64_t> number) { return number ? std::to_string(*number) : "-"; }

std::string percent(std::optional<double> share) {
    char text[16] = "-";
    if (share)
        std::snprintf(text, sizeof text, "%.1f %%", *share * 100);
    return text;
}

void print(const std::vector<Row> &rows) {
    std::printf("%-9s %4s %-14s %8s %8s %8s %8s %6s %6s %8s %10s\n", "workload", "cpus", "scheduler", "samples",
                "p50 us", "p99 us", "max us", "late", "missed", "work", "slow/fast");
    for (const auto &row : rows)
        std::printf("%-9s %4s %-14s %8lu %8lu %8lu %8lu %6s %6s %8s %10.3f\n", row.workload.c_str(), row.cpus.c_str(),
                    row.scheduler.c_str(), row.figure.count(), row.figure.percentile(50), row.figure.percentile(99),
                    row.figure.max(), or_dash(row.late).c_str(), or_dash(row.missed).c_str(),
                    percent(work_to_plain(rows, row)).c_str(), row.slowest_to_fastest);
}

} // namespace

int main() {
    std::vector<Row> rows;
    for (std::string line; std::getline(std::cin, line);)
        if (!take(rows, line)) {
            std::fprintf(stderr, "bench_report: not a line of a cell: %.60s\n", line.c_str());
            return EXIT_FAILURE;
        }
    print(rows);
    return EXIT_SUCCESS;
}
