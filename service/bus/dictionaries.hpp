// SPDX-License-Identifier: GPL-2.0-or-later
//
// The core's values as the a{sv} dictionaries of the contract. Keys and types are documented in dbus/*.xml.
#pragma once

#include "core/core.hpp"
#include "core/sample.hpp"
#include "core/task_report.hpp"

#include <sdbus-c++/Types.h>

#include <map>
#include <optional>
#include <string>

namespace pandemonium {

using Dictionary = std::map<std::string, sdbus::Variant>;

[[nodiscard]] Dictionary last_exit_dictionary(const std::optional<ExitRecord> &record);

/// profile is nullptr for a name that is pinned and was never seen.
[[nodiscard]] Dictionary profile_dictionary(const Comm &name, const Profile *profile, const std::optional<Pin> &pin);

[[nodiscard]] Dictionary totals_dictionary(const Sample &sample, const Core &core);
[[nodiscard]] std::map<std::string, Dictionary> tiers_dictionary(const Sample &sample);

[[nodiscard]] Dictionary explanation_dictionary(std::uint32_t pid, const TaskReport &report, const Core &core);

} // namespace pandemonium
