// SPDX-License-Identifier: GPL-2.0-or-later
//
// One page of the profiles and pins, for ListProfiles.
#pragma once

#include "bus/arguments.hpp"
#include "bus/dictionaries.hpp"

#include <cstdint>
#include <vector>

namespace pandemonium {

struct Listing {
    std::uint32_t total = 0; ///< how many the filter matches
    std::vector<Dictionary> profiles;
};

[[nodiscard]] Listing list_profiles(const Core &core, const Page &page, WallTime now);

} // namespace pandemonium
