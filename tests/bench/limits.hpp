// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether what was measured keeps the limits that the lines of cells name themselves: the longest waits of metered
// lines, the least share of a hog, pins in force.
#pragma once

#include <expected>
#include <istream>
#include <string>
#include <vector>

namespace bench {

struct Check {
    std::string sentence;
    bool is_kept;
    bool is_ours; ///< limits are promises of ours; what others do with them is told and not judged
};

/// In the order of the lines; the first line that cannot be read is named instead.
[[nodiscard]] std::expected<std::vector<Check>, std::string> checks_of(std::istream &lines);

} // namespace bench
