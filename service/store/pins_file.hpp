// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pins as text, one `name = tier` per line (lines.hpp): pins.conf, which the service writes, and the
// administrator's pins.d/*.conf, which it only reads. Names are escaped as on the bus; a `#` in a name, and a
// blank at its beginning or end, are written \x23 and \x20 as well. A bad line is reported and skipped; of several
// lines for one name the last counts, and that is reported too. Comments in pins.conf do not survive a save; lines
// that were not understood do, so that nobody's slip of the keyboard loses a decision.
#pragma once

#include "core/pins.hpp"
#include "store/lines.hpp"
#include "store/owned_file.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pandemonium {

using PinMap = std::map<Comm, Tier>;

struct ParsedPins {
    PinMap pins;
    std::vector<std::string> rejected; ///< lines that were not understood, or one pin too many
    Reports reports;
};

/// file is only named in the reports.
[[nodiscard]] ParsedPins parse_pins(std::string_view text, const std::filesystem::path &file);
/// Sorted by name; the rejected lines follow the pins.
[[nodiscard]] std::string serialise_pins(const PinMap &pins, std::span<const std::string> rejected);

/// Adds the pin of one line whose key, less a prefix, is name. False when it was complained about and not added.
bool add_pin(PinMap &pins, std::string_view name, const Line &line, Complaints &complaints);
/// A name as add_pin() reads it.
[[nodiscard]] std::string name_in_file(const Comm &name);

class PinsFile {
public:
    struct Loaded {
        std::optional<PinMap> pins{}; ///< nothing when the file could not be read; then save() refuses too
        Reports reports{};
    };

    explicit PinsFile(std::filesystem::path path) : file_(std::move(path), text_file_limit) {}

    [[nodiscard]] Loaded load();
    /// ESTALE when the file was changed by hand since load() or save(): load() again first. A file that cannot be
    /// read is not replaced: the error is that of reading it.
    /// Pins that are on the disk already are not written again.
    [[nodiscard]] Result<void> save(const PinMap &pins);

private:
    OwnedFile file_;
    std::vector<std::string> rejected_;
    std::optional<PinMap> on_disk_;
};

struct DirectoryPins {
    PinMap pins;
    Reports reports;
};
/// The *.conf files of a directory in the order of their names; a later file wins. A file that cannot be read is
/// reported, the others are used. No directory, no pins.
[[nodiscard]] DirectoryPins load_pins_directory(const std::filesystem::path &directory);

} // namespace pandemonium
