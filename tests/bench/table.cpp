// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.hpp"

#include "fields.hpp"
#include "number.hpp"
#include "parts.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace bench {

namespace {

Table::Row key_of(Fields &fields) {
    const auto cpus = fields.whole("cpus");
    if (cpus == 0)
        fields.refuse("cpus= cannot be 0");
    return {.workload = fields.name("workload"),
            .machine = fields.has("machine") ? fields.name("machine") : std::to_string(cpus),
            .scheduler = fields.name("scheduler")};
}

bool is_metered(Fields &fields) {
    if (!fields.has("meter"))
        return false;
    if (fields.whole("meter") != 1)
        fields.refuse("meter= is 1 or not there");
    return true;
}

bool is_same(const Table::Row &one, const Table::Row &other) {
    return one.workload == other.workload && one.machine == other.machine && one.scheduler == other.scheduler;
}

/// What one ordinary line adds to its row.
struct Measured {
    Table::Run run;
    WatchedPrograms programs;
    std::optional<Builds> builds;
};

Measured measured_in(Fields &fields) {
    const auto if_there = [&fields](const char *key) {
        return fields.has(key) ? std::optional(fields.whole(key)) : std::nullopt;
    };
    return {.run = {.figure = fields.histogram("histogram_us"),
                    .work_per_s = fields.real("work_per_s"),
                    .slowest_to_fastest = fields.real("slowest_to_fastest"),
                    .late = if_there("late"),
                    .missed = if_there("missed")},
            .programs = watched_in(fields),
            .builds = builds_in(fields)};
}

Table::Returns returns_in(Fields &fields, const std::string &name) {
    return {.all = fields.whole(name),
            .same_l2 = fields.whole(name + "_same_l2"),
            .same_llc = fields.whole(name + "_same_llc")};
}

/// One program: COMM:ALL:SAME_L2:SAME_LLC.
bool read_returns(const std::string &text, std::map<std::string, Table::Returns> &of_program) {
    const auto parts = parts_of(text, ':');
    constexpr std::size_t wanted = 4;
    if (parts.size() != wanted || parts[0].empty())
        return false;
    const auto all = number_from<std::uint64_t>(parts[1]);
    const auto same_l2 = number_from<std::uint64_t>(parts[2]);
    const auto same_llc = number_from<std::uint64_t>(parts[3]);
    if (!all || !same_l2 || !same_llc)
        return false;
    of_program[parts[0]] = {.all = *all, .same_l2 = *same_l2, .same_llc = *same_llc};
    return true;
}

std::map<std::string, Table::Returns> returns_of_programs_in(Fields &fields) {
    std::map<std::string, Table::Returns> of_program;
    if (!fields.has("returns_of") || fields.text("returns_of") == "-")
        return of_program;
    for (const auto &text : parts_of(fields.text("returns_of"), ','))
        if (!read_returns(text, of_program))
            fields.refuse("returns_of= has " + text + ", which are no returns of a program");
    return of_program;
}

Table::Counts counted_in(Fields &fields) {
    const auto elapsed_us = fields.whole("metered_us");
    if (elapsed_us == 0)
        fields.refuse("metered_us= cannot be 0");
    return {.runs = 1,
            .elapsed_us = elapsed_us,
            .cpu_us = elapsed_us * fields.whole("cpus"),
            .switches = fields.whole("switches"),
            .migrations = fields.whole("migrations"),
            .llc_migrations = fields.whole("llc_migrations"),
            .preempted = fields.whole("preempted"),
            .idle_waiting_us = fields.whole("idle_waiting_us"),
            .crowded_us = fields.whole("crowded_us"),
            .longest_wait_us = fields.whole("longest_wait_us"),
            .callback_ns = fields.whole("callback_ns"),
            .callbacks = fields.whole("callbacks"),
            .woken = returns_in(fields, "woken"),
            .stopped = returns_in(fields, "stopped"),
            .of_program = returns_of_programs_in(fields)};
}

std::optional<std::uint64_t> sum_of(const std::vector<Table::Run> &runs,
                                    std::optional<std::uint64_t> Table::Run::*number) {
    std::optional<std::uint64_t> sum;
    for (const auto &run : runs)
        if (run.*number)
            sum = sum.value_or(0) + *(run.*number);
    return sum;
}

void add(Table::Returns &sum, const Table::Returns &returns) {
    sum.all += returns.all;
    sum.same_l2 += returns.same_l2;
    sum.same_llc += returns.same_llc;
}

void add(Table::Counts &sum, const Table::Counts &counts) {
    sum.runs += counts.runs;
    sum.elapsed_us += counts.elapsed_us;
    sum.cpu_us += counts.cpu_us;
    sum.switches += counts.switches;
    sum.migrations += counts.migrations;
    sum.llc_migrations += counts.llc_migrations;
    sum.preempted += counts.preempted;
    sum.idle_waiting_us += counts.idle_waiting_us;
    sum.crowded_us += counts.crowded_us;
    sum.longest_wait_us = std::max(sum.longest_wait_us, counts.longest_wait_us);
    sum.callback_ns += counts.callback_ns;
    sum.callbacks += counts.callbacks;
    add(sum.woken, counts.woken);
    add(sum.stopped, counts.stopped);
    for (const auto &[program, returns] : counts.of_program)
        add(sum.of_program[program], returns);
}

void add(Table::Row &row, Measured &&measured) {
    row.figure.merge(measured.run.figure);
    row.runs.push_back(std::move(measured.run));
    pool(row.programs, measured.programs);
    pool(row.builds, measured.builds);
}

} // namespace

double Table::Row::work_per_s() const {
    double sum = 0;
    for (const auto &run : runs)
        sum += run.work_per_s;
    return runs.empty() ? 0 : sum / static_cast<double>(runs.size());
}

double Table::Row::slowest_to_fastest() const {
    const auto worst = std::ranges::min_element(runs, {}, &Run::slowest_to_fastest);
    return worst != runs.end() ? worst->slowest_to_fastest : 1;
}

std::optional<std::uint64_t> Table::Row::late() const { return sum_of(runs, &Run::late); }

std::optional<std::uint64_t> Table::Row::missed() const { return sum_of(runs, &Run::missed); }

std::expected<void, std::string> Table::take(const std::string &line) {
    Fields fields(line);
    auto key = key_of(fields);
    const bool metered = is_metered(fields);
    auto measured = metered ? Measured{} : measured_in(fields);
    const auto counts = metered ? counted_in(fields) : Counts{};
    if (fields.problem())
        return std::unexpected(*fields.problem());
    auto &row = row_for(std::move(key));
    if (metered)
        add(row.counts, counts);
    else
        add(row, std::move(measured));
    return {};
}

std::expected<Table, std::string> Table::read(std::istream &lines) {
    Table table;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (const auto taken = table.take(line); !taken)
            return std::unexpected(std::format("line {}: {}", number, taken.error()));
    }
    return table;
}

Table::Row &Table::row_for(Row &&key) {
    const auto known = std::ranges::find_if(rows_, [&key](const Row &row) { return is_same(row, key); });
    return known != rows_.end() ? *known : rows_.emplace_back(std::move(key));
}

const Table::Row *Table::beside(const Row &row, const std::string &scheduler) const {
    const Row key{.workload = row.workload, .machine = row.machine, .scheduler = scheduler};
    const auto other =
        std::ranges::find_if(rows_, [&key](const Row &known) { return is_same(known, key) && !known.runs.empty(); });
    return other != rows_.end() ? &*other : nullptr;
}

std::optional<double> Table::work_to_plain(const Row &row) const {
    const auto *plain = beside(row, "plain");
    if (!plain || plain->work_per_s() <= 0)
        return std::nullopt;
    return row.work_per_s() / plain->work_per_s();
}

std::optional<double> Table::p99_to(const Row &row, const std::string &scheduler) const {
    const auto *other = beside(row, scheduler);
    if (!other || other->figure.percentile(99) == 0 || row.figure.count() == 0)
        return std::nullopt;
    return static_cast<double>(row.figure.percentile(99)) / static_cast<double>(other->figure.percentile(99));
}

} // namespace bench
