// SPDX-License-Identifier: GPL-2.0-or-later
//
// Idle time and CPU pressure of the whole system.
#pragma once

#include "core/counters.hpp"

#include <filesystem>

namespace pandemonium {

/// From /proc/stat and /proc/pressure/cpu; a file that is missing or malformed leaves its fields zero.
[[nodiscard]] SystemLoad read_system_load(const std::filesystem::path &proc = "/proc");

} // namespace pandemonium
