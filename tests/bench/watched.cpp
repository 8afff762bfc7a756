// SPDX-License-Identifier: GPL-2.0-or-later
#include "watched.hpp"

#include "fields.hpp"
#include "number.hpp"
#include "parts.hpp"

#include <algorithm>
#include <format>

namespace bench {

namespace {

/// A time, "never", or "-" when nothing judged it.
bool read_reached(const std::string &text, WatchedProgram &program) {
    program.is_judged = text != "-";
    program.reached_ms = number_from<std::uint64_t>(text);
    return program.reached_ms || text == "-" || text == "never";
}

std::optional<WatchedProgram> program_from(const std::string &text) {
    const auto parts = parts_of(text, ':');
    constexpr std::size_t wanted = 7;
    if (parts.size() != wanted || parts[0].empty() || parts[1].empty())
        return std::nullopt;
    WatchedProgram program{.name = parts[0], .tier = parts[1], .reached_ms = {}};
    const auto read = [&parts](std::size_t part, std::uint64_t &into) {
        const auto number = number_from<std::uint64_t>(parts[part]);
        into = number.value_or(0);
        return number.has_value();
    };
    const bool is_read = read_reached(parts[2], program) && read(3, program.samples) && read(4, program.in_tier) &&
                         read(5, program.work) && read(6, program.p99_us);
    return is_read && program.in_tier <= program.samples ? std::optional(program) : std::nullopt;
}

void add(WatchedProgram &sum, const WatchedProgram &run) {
    const bool reached = sum.reached_ms && run.reached_ms;
    sum.reached_ms = reached ? std::optional(std::max(*sum.reached_ms, *run.reached_ms)) : std::nullopt;
    sum.is_judged = sum.is_judged && run.is_judged;
    sum.samples += run.samples;
    sum.in_tier += run.in_tier;
    sum.work += run.work;
    sum.p99_us = std::max(sum.p99_us, run.p99_us);
    sum.runs += run.runs;
}

std::string share_text(const WatchedProgram &program) {
    if (program.samples == 0)
        return "-";
    return std::format("{:.1f} %", 100.0 * static_cast<double>(program.in_tier) / static_cast<double>(program.samples));
}

} // namespace

WatchedPrograms watched_in(Fields &fields) {
    WatchedPrograms programs;
    if (!fields.has("programs"))
        return programs;
    for (const auto &text : parts_of(fields.text("programs"), ',')) {
        const auto program = program_from(text);
        if (!program)
            fields.refuse("programs= has " + text + ", which is no watched program");
        programs.push_back(program.value_or(WatchedProgram{}));
    }
    return programs;
}

void pool(WatchedPrograms &all, const WatchedPrograms &more) {
    for (const auto &program : more) {
        const auto known = std::ranges::find(all, program.name, &WatchedProgram::name);
        if (known == all.end())
            all.push_back(program);
        else
            add(*known, program);
    }
}

std::string reached_text(const WatchedProgram &program) {
    if (!program.is_judged)
        return "-";
    return program.reached_ms ? std::to_string(*program.reached_ms) : "never";
}

std::string watched_heading() {
    return std::format("{:<25} {:<16} {:>7} {:>7} {:>7} {:>7}", "program", "belongs in", "ms to", "in it", "/hog",
                       "p99 us");
}

std::string watched_columns(const WatchedProgram &program) {
    constexpr double whole = 1000;
    return std::format("{:<25} {:<16} {:>7} {:>7} {:>7.2f} {:>7}", program.name, program.tier, reached_text(program),
                       share_text(program), static_cast<double>(program.work) / whole / program.runs, program.p99_us);
}

} // namespace bench
