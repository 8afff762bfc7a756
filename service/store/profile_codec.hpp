// SPDX-License-Identifier: GPL-2.0-or-later
//
// PDDB, the file of learned profiles, as bytes: reads versions 1, 2 and 3, writes version 3. Pure functions; what
// they are given may be hostile. A file that is not whole is refused as a whole; in a whole file an entry that
// makes no sense is skipped and counted, and numbers no task can show are bounded (core/profile.hpp).
//
// Little endian, no padding between the parts. All versions begin with: magic "PDDB", u32 version, u32 count.
//   version 1   entries of 40 bytes: comm[16], u8 tier, 7 unused, u64 mean run in ns, u32 observations, u32 votes
//   version 2   entries of 64 bytes: comm[16], u8 tier, 7 unused, u64 mean run in ns, u64 deviation in ns,
//               u64 wakeups and u64 voluntary switches per 100 ms, u32 observations, u32 votes
//   version 3   header of 20 bytes: after count, u32 size of an entry and u32 CRC32C of the 16 bytes before;
//               entries of 88 bytes: comm[16], u32 votes[3] (batch, interactive, latency-critical; 16.16 fixed
//               point), u32 unused, u64 mean run in ns, u64 deviation in ns, u64 wakeups and u64 voluntary
//               switches per 100 ms, u64 observations, i64 first seen and i64 last seen in us since the epoch;
//               u32 CRC32C of everything before, at the end.
// A later writer may append fields to the entries of version 3: the entry size says so, and readers skip them.
#pragma once

#include "core/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace pandemonium {

inline constexpr std::size_t profile_file_limit = 1024 * 1024; ///< bytes; a file that is larger is not ours
inline constexpr std::size_t profile_count_limit = 4096;       ///< the most that retention can be set to

struct ParsedProfiles {
    std::vector<Profile> profiles{}; ///< in the order of the file, no name twice
    std::uint32_t skipped = 0;       ///< entries that were refused
    std::uint32_t version = 0;
};

/// The error is a sentence. Versions 1 and 2 hold no times and one tier's votes: their profiles count as seen at
/// import_time, and their votes as 8 at most, so that imported certainty is not inflated. Version 1 holds no deviation
/// either, and an unknown one is no evidence of steadiness: the mean stands for it, so that such a profile is confident
/// only once its program has been seen again.
[[nodiscard]] std::expected<ParsedProfiles, std::string> parse_profiles(std::span<const std::byte> file,
                                                                        WallTime import_time);

/// Version 3. Profiles that parse_profiles() would skip are left out; beyond profile_count_limit the least
/// recently seen are.
[[nodiscard]] std::vector<std::byte> serialise_profiles(std::span<const Profile> profiles);

} // namespace pandemonium
