// SPDX-License-Identifier: GPL-2.0-or-later
//
// Damaged or foreign objects at our paths are kept aside, never deleted and never written over: a person may want
// to look at them or to mend them.
#pragma once

#include "core/profile.hpp"
#include "core/result.hpp"
#include "store/report.hpp"

#include <filesystem>
#include <optional>

namespace pandemonium {

inline constexpr std::size_t aside_limit = 5; ///< of one name; the oldest go

/// Renames whatever is at path to PATH.damaged-YYYYMMDDTHHMMSSZ and returns that path; a second one in the same
/// second gets a number after it. Nothing when there is nothing at path.
[[nodiscard]] Result<std::optional<std::filesystem::path>> keep_aside(const std::filesystem::path &path, WallTime now);
/// What became of it, in a sentence.
[[nodiscard]] Report report_of(const Result<std::optional<std::filesystem::path>> &aside);

} // namespace pandemonium
