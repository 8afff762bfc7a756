// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include "comparison.hpp"
#include "goals.hpp"
#include "limits.hpp"
#include "svg.hpp"
#include "table.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <expected>
#include <fstream>
#include <string_view>

namespace bench {

namespace {

constexpr auto usage = R"(usage: bench_report <LINES                       the tables
       bench_report --svg DIR <LINES             a drawing of each workload, DIR/WORKLOAD.svg
       bench_report --compare BEFORE AFTER       every figure of two files of lines, and which got better or worse
       bench_report --baseline FILE <LINES       fails when p99, late, missed, work or even is worse than in FILE, or a row is missing
       bench_report --check <LINES               fails when ours does not keep a limit that a line names
       bench_report --goals <LINES               what ours has to reach against the others; fails when a must is not met
)";

using Arguments = std::span<const std::string>;
using Failure = std::unexpected<std::string>;
using Status = std::expected<int, std::string>;

std::expected<Table, std::string> read_from(std::istream &lines, const std::string &name) {
    auto table = Table::read(lines);
    if (!table)
        return Failure(name + ", " + table.error());
    return table;
}

std::expected<Table, std::string> read_input(const Streams &streams) { return read_from(streams.in, "input"); }

std::expected<Table, std::string> read_file(const std::string &path) {
    std::ifstream lines(path);
    if (!lines)
        return Failure("cannot read " + path);
    auto table = read_from(lines, path);
    if (table && table->rows().empty())
        return Failure(path + " is empty");
    return table;
}

Status print_tables(Arguments, const Streams &streams) {
    const auto table = read_input(streams);
    if (!table)
        return Failure(table.error());
    streams.out << to_text(*table);
    return EXIT_SUCCESS;
}

Status draw(Arguments arguments, const Streams &streams) {
    const auto table = read_input(streams);
    if (!table)
        return Failure(table.error());
    for (const auto &[workload, drawing] : drawings_of(*table)) {
        const auto path = arguments[0] + "/" + workload + ".svg";
        std::ofstream file(path);
        if (!(file << drawing << std::flush))
            return Failure("cannot write " + path);
    }
    return EXIT_SUCCESS;
}

Status compare(Arguments arguments, const Streams &streams) {
    const auto before = read_file(arguments[0]);
    if (!before)
        return Failure(before.error());
    const auto after = read_file(arguments[1]);
    if (!after)
        return Failure(after.error());
    streams.out << comparison_text(*before, *after);
    return EXIT_SUCCESS;
}

Status judge(Arguments arguments, const Streams &streams) {
    const auto baseline = read_file(arguments[0]);
    if (!baseline)
        return Failure(baseline.error());
    const auto now = read_input(streams);
    if (!now)
        return Failure(now.error());
    const auto worse = regressions(*baseline, *now);
    for (const auto &sentence : worse)
        streams.out << sentence << "\n";
    return worse.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

Status check(Arguments, const Streams &streams) {
    const auto checks = checks_of(streams.in);
    if (!checks)
        return Failure("input, " + checks.error());
    if (checks->empty())
        return Failure("no line names a limit");
    for (const auto &each : *checks)
        streams.out << each.sentence << "\n";
    const auto is_broken = [](const Check &each) { return each.is_ours && !each.is_kept; };
    return std::ranges::any_of(*checks, is_broken) ? EXIT_FAILURE : EXIT_SUCCESS;
}

Status judge_goals(Arguments, const Streams &streams) {
    const auto table = read_input(streams);
    if (!table)
        return Failure(table.error());
    const auto goals = goals_of(*table);
    if (goals.empty())
        return Failure("nothing of ours was measured that has a goal");
    streams.out << goals_text(goals);
    return std::ranges::all_of(goals, &Goal::is_met) ? EXIT_SUCCESS : EXIT_FAILURE;
}

Status help(Arguments, const Streams &streams) {
    streams.out << usage;
    return EXIT_SUCCESS;
}

struct Mode {
    std::string_view option;
    std::size_t values;
    Status (*run)(Arguments values, const Streams &streams);
};
constexpr std::array modes{Mode{"--svg", 1, draw},    Mode{"--compare", 2, compare},   Mode{"--baseline", 1, judge},
                           Mode{"--check", 0, check}, Mode{"--goals", 0, judge_goals}, Mode{"--help", 0, help}};

Status run(Arguments arguments, const Streams &streams) {
    if (arguments.empty())
        return print_tables(arguments, streams);
    const auto *const mode = std::ranges::find(modes, arguments[0], &Mode::option);
    if (mode == modes.end() || arguments.size() != mode->values + 1)
        return Failure("not understood\n" + std::string(usage));
    return mode->run(arguments.subspan(1), streams);
}

} // namespace

int report(Arguments arguments, const Streams &streams) {
    const auto status = run(arguments, streams);
    if (!status)
        streams.error << "bench_report: " << status.error() << "\n";
    return status.value_or(EXIT_FAILURE);
}

} // namespace bench
