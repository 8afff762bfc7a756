// SPDX-License-Identifier: GPL-2.0-or-later
//
// A text between separators; an empty one is one empty part.
#pragma once

#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

[[nodiscard]] inline std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (const auto part : std::views::split(text, separator))
        parts.emplace_back(part.begin(), part.end());
    return text.empty() ? std::vector<std::string>{""} : parts;
}

} // namespace bench
