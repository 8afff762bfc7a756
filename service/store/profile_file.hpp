// SPDX-License-Identifier: GPL-2.0-or-later
//
// The learned profiles on disk: profiles.pddb, its previous generation profiles.pddb.1, and on the very first start
// the file of the system this one is modelled on, procdb.bin, which is only read. What cannot be used is kept aside
// (aside.hpp) and told; nothing is ever overwritten unread.
#pragma once

#include "core/core.hpp"
#include "store/owned_file.hpp"
#include "store/profile_codec.hpp"
#include "store/report.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace pandemonium {

struct LoadedProfiles {
    std::vector<Profile> profiles;
    StoreState state = StoreState::ok; ///< recovered: the previous generation was used; failed: neither could be
    Reports reports;
};

/// What a save does with the generation before: keep it, or, because somebody had a profile forgotten, replace it
/// too, so that the forgotten name leaves the disk at once.
enum class Generations : bool { previous_kept, previous_replaced };

class ProfileFile {
public:
    explicit ProfileFile(std::filesystem::path directory)
        : directory_(std::move(directory)), file_(directory_ / "profiles.pddb", profile_file_limit) {}

    [[nodiscard]] LoadedProfiles load(WallTime now);
    /// Reports when something that somebody else put there was kept aside first.
    [[nodiscard]] Result<Reports> save(std::span<const Profile> profiles, Generations generations, WallTime now);

private:
    enum class Found : std::uint8_t { nothing, good, damaged };
    [[nodiscard]] static Found read(OwnedFile &file, WallTime now, LoadedProfiles &into);
    [[nodiscard]] LoadedProfiles load_generation(WallTime now);
    void import_reference(WallTime now, LoadedProfiles &into) const;

    std::filesystem::path directory_;
    OwnedFile file_;
};

} // namespace pandemonium
