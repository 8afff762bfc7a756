// SPDX-License-Identifier: GPL-2.0-or-later
//
// The three tiers of urgency and their names on the bus, in files and in the journal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pandemonium {

/// The values are those of bpf/intf.h; kernel/wire asserts it.
enum class Tier : std::uint8_t { batch, interactive, latency_critical };

inline constexpr std::size_t tier_count = 3;
inline constexpr std::array<Tier, tier_count> all_tiers{Tier::batch, Tier::interactive, Tier::latency_critical};

[[nodiscard]] constexpr std::size_t index_of(Tier tier) { return static_cast<std::size_t>(tier); }

/// "batch", "interactive" or "latency-critical".
[[nodiscard]] std::string_view to_string(Tier tier);
/// The inverse of to_string; nothing for any other text.
[[nodiscard]] std::optional<Tier> tier_from(std::string_view text);

} // namespace pandemonium
