// SPDX-License-Identifier: GPL-2.0-or-later
//
// /etc/pandemonium/pandemonium.conf: the administrator's defaults, as text (lines.hpp). Only read. A setting that
// is missing, unknown or wrong leaves the default, and the last two are reported with file and line.
//   mode = off | observe | schedule    learning = yes | no    pin_maps = yes | no
//   retention.profiles = 1..4096       retention.days = 1..3650
#pragma once

#include "core/command.hpp"
#include "core/profile_db.hpp"
#include "store/report.hpp"

#include <filesystem>
#include <string_view>

namespace pandemonium {

struct Configuration {
    Mode mode = Mode::schedule; ///< enabling the unit is the decision to use it
    bool learning = true;
    bool pin_maps = false; ///< BPF maps in bpffs, for people who look with bpftool
    Retention retention;
};

struct LoadedConfiguration {
    Configuration configuration{};
    Reports reports{};
};

/// file is only named in the reports.
[[nodiscard]] LoadedConfiguration parse_configuration(std::string_view text, const std::filesystem::path &file);
/// No file, defaults.
[[nodiscard]] LoadedConfiguration load_configuration(const std::filesystem::path &file);

} // namespace pandemonium
