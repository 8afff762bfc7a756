// SPDX-License-Identifier: GPL-2.0-or-later
//
// The disk edge as the daemon sees it: everything the core starts from, and saving what it changed. It does not
// log: what there is to tell comes back as reports, and failures as errors. What a file holds and how it survives
// is in the header of that file's class.
#pragma once

#include "core/core.hpp"
#include "store/configuration.hpp"
#include "store/pins_file.hpp"
#include "store/profile_file.hpp"
#include "store/report.hpp"
#include "store/state_file.hpp"

#include <filesystem>

namespace pandemonium {

struct Directories {
    std::filesystem::path state;         ///< profiles.pddb, pins.conf, state.conf; procdb.bin is imported
    std::filesystem::path runtime;       ///< runtime.conf
    std::filesystem::path configuration; ///< pandemonium.conf, pins.d/; never written
};

class Store {
public:
    struct Loaded {
        Core::Start start;
        Configuration configuration;
        Reports reports;
    };
    struct ReloadedPins {
        Pins pins;
        Reports reports;
    };

    explicit Store(const Directories &directories);

    /// Always something to start with; what is missing or damaged is in the reports and in start.store.
    [[nodiscard]] Loaded load_all(WallTime now);
    /// Administrator's and lasting pins as they are on the disk now, with current's runtime pins. When pins.conf
    /// cannot be read, current's lasting pins stay.
    [[nodiscard]] ReloadedPins reload_pins(const Pins &current);

    /// After a profile was forgotten, generations has to be previous_replaced.
    [[nodiscard]] Result<Reports> save_profiles(const ProfileDb &profiles, Generations generations, WallTime now);
    /// The lasting pins; the runtime ones are saved with save_choices(). ESTALE when pins.conf was edited by hand
    /// and not reloaded since: nothing was written, reload_pins() takes the edit, and then the save can be tried
    /// again.
    [[nodiscard]] Result<void> save_pins(const Pins &pins);
    /// Lasting and runtime choices and the runtime pins; a file with nothing new for it is not written. A lasting
    /// choice that says what pandemonium.conf says is not stored, so that it follows the configuration.
    [[nodiscard]] Result<Reports> save_choices(const Choices &choices, const Pins &pins, WallTime now);
    /// The service stops in order: what held until then is over. systemd keeps the directory for a restart.
    [[nodiscard]] Result<Reports> drop_runtime_choices(WallTime now);

private:
    ProfileFile profiles_;
    PinsFile pins_;
    StateFile lasting_;
    StateFile runtime_;
    std::filesystem::path configuration_file_;
    std::filesystem::path pins_directory_;
    Configuration configuration_;
};

/// What a failed save means for the store as a whole.
[[nodiscard]] StoreState state_after(const Error &error);

} // namespace pandemonium
