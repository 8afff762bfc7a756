// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of pandemoniumd.
#pragma once

#include "store/store.hpp"

#include <expected>
#include <string>

namespace pandemonium {

struct Options {
    Directories directories;
    std::string print; ///< when not empty: print this (help, version) and end
};

/// Directories come from the command line, else from systemd (STATE_DIRECTORY, RUNTIME_DIRECTORY,
/// CONFIGURATION_DIRECTORY), else from where the package puts them. The error is a sentence.
[[nodiscard]] std::expected<Options, std::string> parse_options(int argc, char **argv);

} // namespace pandemonium
