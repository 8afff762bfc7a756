// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the verifier may cost, program by program, held against what it did cost. The verifier gives up at a million
// instructions; a program that grows is noticed long before, and where it grows.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kernels {

/// By OBJECT/PROGRAM, as everything here.
using Bounds = std::map<std::string, std::uint32_t>;

struct Cost {
    std::uint32_t insns = 0;
    std::string kernel{};
};
/// On the kernel where it was highest.
using Costs = std::map<std::string, Cost>;

/// A line each: OBJECT/PROGRAM, a blank, the bound; # begins a comment. The error is a sentence about the first bad
/// line.
[[nodiscard]] std::expected<Bounds, std::string> read_bounds(std::string_view text);

/// Keeps the higher one.
void add(Costs &costs, const std::string &program, const Cost &cost);

/// One sentence for each program over its bound or without one, and for each bound without a program; it says what to
/// do.
[[nodiscard]] std::vector<std::string> complaints(const Bounds &bounds, const Costs &costs);

} // namespace kernels
