// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file that the service reads and writes and that other people can change: it remembers what it last read or
// wrote there, so that nothing is ever overwritten unread.
#pragma once

#include "core/profile.hpp"
#include "core/result.hpp"
#include "store/atomic_file.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace pandemonium {

class OwnedFile {
public:
    OwnedFile(std::filesystem::path path, std::size_t limit) : path_(std::move(path)), limit_(limit) {}

    [[nodiscard]] const std::filesystem::path &path() const { return path_; }
    /// The content; nothing when there is no file.
    [[nodiscard]] Result<std::optional<std::vector<std::byte>>> read();
    /// Replaces the content (atomic_file.hpp). ESTALE, with nothing written, when the path holds something else
    /// than what was last read or written: changed, removed, or never read. An object that cannot be read is not
    /// replaced either: the error is that of reading it.
    [[nodiscard]] Result<void> replace(std::span<const std::byte> bytes, Previous previous);
    /// As replace(), but what nobody has read is kept aside first (aside.hpp). Returns where, if so.
    [[nodiscard]] Result<std::optional<std::filesystem::path>> replace_keeping_aside(std::span<const std::byte> bytes,
                                                                                     Previous previous, WallTime now);
    /// Moves what is at the path out of the way. Returns where, unless there was nothing.
    [[nodiscard]] Result<std::optional<std::filesystem::path>> keep_aside(WallTime now);

private:
    /// A hash of the content; nothing when there is no file. Not the checksum of the files: everything that ends
    /// with its own CRC has the same CRC.
    using Known = std::optional<std::size_t>;

    [[nodiscard]] static Known fingerprint(const std::optional<std::vector<std::byte>> &content);

    [[nodiscard]] Result<void> check_unchanged() const;
    [[nodiscard]] Result<void> write(std::span<const std::byte> bytes, Previous previous);

    std::filesystem::path path_;
    std::size_t limit_;
    std::optional<Known> known_; ///< nothing: never read
};

/// True for errors of the service's own resources: they say nothing about the file that could not be read.
[[nodiscard]] bool is_passing(int number);

} // namespace pandemonium
