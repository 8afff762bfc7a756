// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the disk edge has to tell people: the store does not log, it returns these and the daemon logs them.
// Every sentence is one line of printable text, whatever the files held.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace pandemonium {

struct Report {
    enum class Severity : std::uint8_t { information, warning };

    Severity severity = Severity::warning;
    std::string sentence;

    bool operator==(const Report &) const = default;
};

using Reports = std::vector<Report>;

inline void append(Reports &reports, Reports more) { std::ranges::move(more, std::back_inserter(reports)); }

} // namespace pandemonium
