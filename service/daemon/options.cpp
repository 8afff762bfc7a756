// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/options.hpp"

#include "daemon/version.hpp"

#include <cstdlib>
#include <getopt.h>

namespace pandemonium {

namespace {

constexpr const char *help = R"(usage: pandemoniumd [OPTION...]

The Pandemonium service: hosts the scheduler and answers as org.pandemonium1 on the system bus.

  --state-dir DIR     profiles, pins and remembered choices (default /var/lib/pandemonium)
  --runtime-dir DIR   choices that hold until the service stops (default /run/pandemonium)
  --config-dir DIR    pandemonium.conf and pins.d (default /etc/pandemonium)
  --help              this text
  --version           the version

See pandemoniumd(8).
)";

std::string from_environment(const char *name, const char *otherwise) {
    const char *value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
    return value != nullptr && *value == '/' ? value : otherwise;
}

} // namespace

std::expected<Options, std::string> parse_options(int argc, char **argv) {
    Options options;
    options.directories = {
        .state = from_environment("STATE_DIRECTORY", "/var/lib/pandemonium"),
        .runtime = from_environment("RUNTIME_DIRECTORY", "/run/pandemonium"),
        .configuration = from_environment("CONFIGURATION_DIRECTORY", "/etc/pandemonium"),
    };
    enum Option : int { state_dir, runtime_dir, config_dir, help_text, version_text };
    const option known[] = {
        {"state-dir", required_argument, nullptr, state_dir},
        {"runtime-dir", required_argument, nullptr, runtime_dir},
        {"config-dir", required_argument, nullptr, config_dir},
        {"help", no_argument, nullptr, help_text},
        {"version", no_argument, nullptr, version_text},
        {},
    };
    opterr = 0;
    for (int chosen = 0;
         (chosen = getopt_long(argc, argv, "", known, nullptr)) != -1;) { // NOLINT(concurrency-mt-unsafe)
        switch (chosen) {
        case state_dir:
            options.directories.state = optarg;
            break;
        case runtime_dir:
            options.directories.runtime = optarg;
            break;
        case config_dir:
            options.directories.configuration = optarg;
            break;
        case help_text:
            options.print = help;
            break;
        case version_text:
            options.print = "pandemoniumd " PANDEMONIUM_VERSION "\n";
            break;
        default:
            return std::unexpected(std::string("cannot make sense of '") + argv[optind - 1] + "'.");
        }
    }
    if (optind < argc)
        return std::unexpected(std::string("takes no arguments, but was given '") + argv[optind] + "'.");
    return options;
}

} // namespace pandemonium
