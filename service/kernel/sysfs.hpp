// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading the kernel's small text files. Every path starts at a root that tests can move.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pandemonium {

/// First line of a file without its newline; nothing when the file is absent, unreadable or longer than 64 KiB.
[[nodiscard]] std::optional<std::string> read_line(const std::filesystem::path &path);
/// The whole of a small file, with the same limits.
[[nodiscard]] std::optional<std::string> read_text(const std::filesystem::path &path);
/// A decimal number that fills the line; nothing otherwise.
[[nodiscard]] std::optional<unsigned> read_number(const std::filesystem::path &path);
/// A CPU list such as "0-3,8" below limit; nothing when the text is not one.
[[nodiscard]] std::optional<std::vector<unsigned>> parse_cpu_list(std::string_view text, unsigned limit);

} // namespace pandemonium
