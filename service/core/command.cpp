// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/command.hpp"

#include <algorithm>
#include <array>

namespace pandemonium {

namespace {
constexpr std::array all_modes{Mode::off, Mode::observe, Mode::schedule};
} // namespace

std::string_view to_string(Mode mode) {
    switch (mode) {
    case Mode::off:
        return "off";
    case Mode::observe:
        return "observe";
    case Mode::schedule:
        return "schedule";
    }
    return "";
}

std::optional<Mode> mode_from(std::string_view text) {
    const auto found = std::ranges::find_if(all_modes, [text](Mode mode) { return to_string(mode) == text; });
    return found == all_modes.end() ? std::nullopt : std::optional(*found);
}

} // namespace pandemonium
