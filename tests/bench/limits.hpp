// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether what was measured keeps its limits. Lines name those of their cell: the longest waits of metered lines, the
// least share of a hog, pins in force. Those of programs are the same in every cell: the share of hogs in fair, tiers
// in classes, how late an editor begins, the share of who looks urgent in spoof, where the processes of a known build
// are born in learn.
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
