// SPDX-License-Identifier: GPL-2.0-or-later
//
// From the texts and numbers of a message to the core's values. What is not of the contract is refused here, before
// anything else looks at it.
#pragma once

#include "core/command.hpp"
#include "core/refusal.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>

namespace pandemonium {

template <typename T> using Checked = std::expected<T, Refusal>;

[[nodiscard]] Checked<Comm> name_argument(const std::string &text);
[[nodiscard]] Checked<Tier> tier_argument(const std::string &text);
[[nodiscard]] Checked<Mode> mode_argument(const std::string &text);

/// Whether bit 0 is set; any other bit is refused.
[[nodiscard]] Checked<bool> single_flag(std::uint64_t flags);
[[nodiscard]] Checked<Lasting> lasting_argument(std::uint64_t flags);

[[nodiscard]] Checked<Command> set_mode(const std::string &mode, std::uint64_t flags);
[[nodiscard]] Checked<Command> set_learning(bool on, std::uint64_t flags);
[[nodiscard]] Checked<Command> pin_profile(const std::string &name, const std::string &tier, std::uint64_t flags);
[[nodiscard]] Checked<Command> unpin_profile(const std::string &name, std::uint64_t flags);
[[nodiscard]] Checked<Command> forget_profile(const std::string &name, std::uint64_t flags);
[[nodiscard]] Checked<Command> forget_all(std::uint64_t flags);

/// Which profiles ListProfiles is about.
struct Filter {
    enum class Kind : std::uint8_t { all, pinned, confident, active, name } kind = Kind::all;
    std::string prefix; ///< of the escaped name
};
struct Page {
    Filter filter;
    std::uint32_t offset = 0;
    std::uint32_t limit = 0;
};
[[nodiscard]] Checked<Page> page_argument(const std::string &filter, std::uint32_t offset, std::uint32_t limit);

[[nodiscard]] Checked<std::chrono::milliseconds> interval_argument(std::uint32_t interval_ms);

} // namespace pandemonium
