// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a line says of a build that was done twice (build.hpp, ledger.hpp), and the table of it.
#pragma once

#include "histogram.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace bench {

class Fields;

struct BuildFigures {
    Histogram probe;
    std::uint64_t took_us = 0;   ///< summed over the runs
    std::uint64_t processes = 0; ///< whose tiers are known
    std::uint64_t misplaced = 0; ///< of those: born in another tier than the one they ended in
};

struct Builds {
    std::array<BuildFigures, 2> order; ///< the first and the second
    unsigned runs = 1;
};

/// Nothing when the line has none; what cannot be read is the line's problem.
[[nodiscard]] std::optional<Builds> builds_in(Fields &fields);
void pool(std::optional<Builds> &all, const std::optional<Builds> &more);
/// What stands behind the key of a row, for the first and the second, and the heading of that.
[[nodiscard]] std::string builds_heading();
[[nodiscard]] std::string builds_columns(const Builds &builds, std::size_t which);

} // namespace bench
