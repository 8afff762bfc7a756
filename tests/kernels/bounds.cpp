// SPDX-License-Identifier: GPL-2.0-or-later
#include "bounds.hpp"

#include <ranges>
#include <sstream>

namespace kernels {

namespace {

constexpr std::uint32_t unit = 100;

/// What a new bound is made of: half as much again, in round numbers. Compilers and kernels differ by less.
std::uint32_t suggested(std::uint32_t insns) { return (insns + insns / 2 + unit - 1) / unit * unit; }

std::string line_for(const std::string &program, std::uint32_t insns) {
    return "\"" + program + " " + std::to_string(suggested(insns)) + "\"";
}

std::string cost_of(const std::string &program, const Cost &cost) {
    return program + " costs the verifier of " + cost.kernel + " " + std::to_string(cost.insns) + " instructions";
}

} // namespace

std::expected<Bounds, std::string> read_bounds(std::string_view text) {
    Bounds bounds;
    for (const auto part : text | std::views::split('\n')) {
        std::string line(std::string_view(part).substr(0, std::string_view(part).find('#')));
        std::istringstream words(line);
        std::string program;
        std::uint32_t bound = 0;
        if (!(words >> program))
            continue;
        if (!(words >> bound) || !(words >> std::ws).eof() || !bounds.emplace(program, bound).second)
            return std::unexpected("not a program and its bound, or the second of its name: " + line);
    }
    return bounds;
}

void add(Costs &costs, const std::string &program, const Cost &cost) {
    if (Cost &known = costs[program]; known.insns <= cost.insns)
        known = cost;
}

std::vector<std::string> complaints(const Bounds &bounds, const Costs &costs) {
    std::vector<std::string> said;
    for (const auto &[program, cost] : costs) {
        const auto bound = bounds.find(program);
        if (bound == bounds.end())
            said.push_back(cost_of(program, cost) + " and has no bound: add the line " + line_for(program, cost.insns) +
                           ".");
        else if (cost.insns > bound->second)
            said.push_back(cost_of(program, cost) + ", its bound is " + std::to_string(bound->second) +
                           ": make it simpler, or write " + line_for(program, cost.insns) +
                           " and say in the commit what it is good for.");
    }
    for (const std::string &program : bounds | std::views::keys) {
        if (!costs.contains(program))
            said.push_back(program + " has a bound, and no kernel loads such a program: take its line away.");
    }
    return said;
}

} // namespace kernels
