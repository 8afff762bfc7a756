// SPDX-License-Identifier: GPL-2.0-or-later
#include "builds.hpp"

#include "fields.hpp"
#include "number.hpp"
#include "parts.hpp"

#include <format>

namespace bench {

namespace {

constexpr std::array<const char *, 2> names{"first", "second"};

BuildFigures build_in(Fields &fields, const std::string &name) {
    return {.probe = fields.histogram(name + "_us"), .took_us = fields.whole(name + "_took_us")};
}

/// One kind of process: BUILD:COMM:TIER_AT_BIRTH:TIER_AT_END:COUNT.
bool count(const std::string &kind, Builds &builds) {
    const auto parts = parts_of(kind, ':');
    constexpr std::size_t wanted = 5;
    if (parts.size() != wanted)
        return false;
    const auto build = number_from<std::size_t>(parts[0]);
    const auto born = number_from<unsigned>(parts[2]);
    const auto ended = number_from<unsigned>(parts[3]);
    const auto processes = number_from<std::uint64_t>(parts[4]);
    if (!build || *build < 1 || *build > builds.order.size() || !born || !ended || !processes)
        return false;
    builds.order.at(*build - 1).processes += *processes;
    builds.order.at(*build - 1).misplaced += *born != *ended ? *processes : 0;
    return true;
}

} // namespace

std::optional<Builds> builds_in(Fields &fields) {
    if (!fields.has("first_us"))
        return std::nullopt;
    Builds builds{.order = {build_in(fields, names[0]), build_in(fields, names[1])}};
    if (!fields.has("births"))
        return builds;
    for (const auto &kind : parts_of(fields.text("births"), ','))
        if (!count(kind, builds))
            fields.refuse("births= has " + kind + ", which is no kind of process");
    return builds;
}

void pool(std::optional<Builds> &all, const std::optional<Builds> &more) {
    if (!all || !more) {
        all = all ? all : more;
        return;
    }
    for (std::size_t i = 0; i < all->order.size(); ++i) {
        auto &sum = all->order.at(i);
        const auto &run = more->order.at(i);
        sum.probe.merge(run.probe);
        sum.took_us += run.took_us;
        sum.processes += run.processes;
        sum.misplaced += run.misplaced;
    }
    all->runs += more->runs;
}

std::string builds_heading() {
    return std::format("{:<7} {:>8} {:>8} {:>8} {:>8} {:>10} {:>10}", "build", "took s", "p50 us", "p99 us", "max us",
                       "processes", "misplaced");
}

std::string builds_columns(const Builds &builds, std::size_t which) {
    constexpr double us_in_s = 1e6;
    const auto &build = builds.order.at(which);
    const auto counted = [&build](std::uint64_t number) { return build.processes > 0 ? std::to_string(number) : "-"; };
    return std::format("{:<7} {:>8.2f} {:>8} {:>8} {:>8} {:>10} {:>10}", names.at(which),
                       static_cast<double>(build.took_us) / us_in_s / builds.runs, build.probe.percentile(50),
                       build.probe.percentile(99), build.probe.max(), counted(build.processes),
                       counted(build.misplaced));
}

} // namespace bench
