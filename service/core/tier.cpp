// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/tier.hpp"

#include <algorithm>

namespace pandemonium {

namespace {
constexpr std::array<std::string_view, tier_count> names{"batch", "interactive", "latency-critical"};
} // namespace

std::string_view to_string(Tier tier) { return index_of(tier) < tier_count ? names[index_of(tier)] : ""; }

std::optional<Tier> tier_from(std::string_view text) {
    const auto found = std::ranges::find_if(all_tiers, [text](Tier tier) { return to_string(tier) == text; });
    return found == all_tiers.end() ? std::nullopt : std::optional(*found);
}

} // namespace pandemonium
