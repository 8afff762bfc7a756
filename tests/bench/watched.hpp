// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a line says of the programs that were watched (watch.hpp), and the table of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

class Fields;

struct WatchedProgram {
    std::string name;
    std::string tier;       ///< the one it belongs in
    bool is_judged = false; ///< whether anything of ours had it in a tier
    std::optional<std::uint64_t> reached_ms;
    std::uint64_t samples = 0; ///< of its tier, from then on
    std::uint64_t in_tier = 0;
    std::uint64_t work = 0; ///< per mille of a hog's, summed over the runs
    std::uint64_t p99_us = 0;
    unsigned runs = 1;
};
using WatchedPrograms = std::vector<WatchedProgram>;

/// Those of a line, none when it has none; what cannot be read is the line's problem.
[[nodiscard]] WatchedPrograms watched_in(Fields &fields);
/// Another run's: of the time to the tier and of the 99th percentile the worse counts.
void pool(WatchedPrograms &all, const WatchedPrograms &more);
/// How long it took to its tier: milliseconds, "never", or "-" where nothing judged it.
[[nodiscard]] std::string reached_text(const WatchedProgram &program);
/// What stands behind the key of a row, for each of its programs, and the heading of that.
[[nodiscard]] std::string watched_heading();
[[nodiscard]] std::string watched_columns(const WatchedProgram &program);

} // namespace bench
