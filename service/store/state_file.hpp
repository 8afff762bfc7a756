// SPDX-License-Identifier: GPL-2.0-or-later
//
// Choices people made over the bus, as text (lines.hpp): `mode = ...`, `learning = yes | no` and, among those that
// hold until the service stops, `stays-out = yes` and `pin.NAME = TIER`. One class for state.conf in the state
// directory and runtime.conf in the runtime directory. These are the service's own files: what is unknown in them is
// reported and does not survive the next save, and what cannot be read is kept aside.
#pragma once

#include "core/command.hpp"
#include "store/owned_file.hpp"
#include "store/pins_file.hpp"
#include "store/report.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pandemonium {

struct StoredChoices {
    std::optional<Mode> mode{};
    std::optional<bool> learning{};
    bool stays_out = false; ///< only in runtime.conf, as are pins
    PinMap pins{};

    bool operator==(const StoredChoices &) const = default;
};

struct ParsedChoices {
    StoredChoices choices{};
    Reports reports{};
};

[[nodiscard]] ParsedChoices parse_choices(std::string_view text, const std::filesystem::path &file, Lasting lasting);
[[nodiscard]] std::string serialise_choices(const StoredChoices &choices, Lasting lasting);

class StateFile {
public:
    StateFile(std::filesystem::path path, Lasting lasting)
        : file_(std::move(path), text_file_limit), lasting_(lasting) {}

    /// No file, no choices.
    [[nodiscard]] ParsedChoices load(WallTime now);
    /// Choices that are on the disk already are not written again.
    [[nodiscard]] Result<Reports> save(const StoredChoices &choices, WallTime now);
    /// As last loaded or saved.
    [[nodiscard]] const StoredChoices &on_disk() const { return on_disk_; }

private:
    OwnedFile file_;
    Lasting lasting_;
    StoredChoices on_disk_;
};

} // namespace pandemonium
