// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a task is in its tier, in plain words.
#pragma once

#include "core/pins.hpp"
#include "core/profile.hpp"
#include "core/task_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pandemonium {

/// One sentence, for instance: "interactive, because it wakes 60 times a second and runs 2 ms each time".
[[nodiscard]] std::string sentence_for(const TaskReport &report, const std::optional<Pin> &pin, const Profile *profile);

/// A number with three significant digits and the unit people would say it in: "2 ms", "350 µs", "1.25 s".
[[nodiscard]] std::string in_words(std::chrono::nanoseconds duration);

} // namespace pandemonium
