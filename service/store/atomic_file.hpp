// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading and replacing small files so that neither a hostile object at the path nor a cut at any moment does
// harm. Every error names the path and the step. It knows nothing of what the files hold.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace pandemonium {

enum class Symlinks : bool { refused, followed };

/// The whole of a regular file of at most limit bytes. Anything else at the path is refused before it is read:
/// a symbolic link with ELOOP, a directory with EISDIR, another kind with EINVAL, a larger file with EFBIG.
/// ENOENT when there is nothing.
[[nodiscard]] Result<std::vector<std::byte>> read_file(const std::filesystem::path &path, std::size_t limit,
                                                       Symlinks symlinks = Symlinks::refused);

/// Whether the file that is replaced stays as PATH.1.
enum class Previous : bool { dropped, kept };

/// Replaces the file at path: temporary file in the same directory, written and synced, the old file linked as
/// the previous generation, rename, sync of the directory. At every moment the path holds the old file or the
/// new one, whole. After an error it holds the old one, unless the last step, the sync of the directory, failed.
/// A file system without hard links keeps no previous generation.
[[nodiscard]] Result<void> write_atomically(const std::filesystem::path &path, std::span<const std::byte> bytes,
                                            Previous previous);

[[nodiscard]] inline std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}
[[nodiscard]] inline std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

/// Where write_atomically() keeps the previous generation: PATH.1.
[[nodiscard]] std::filesystem::path previous_generation_of(std::filesystem::path path);

} // namespace pandemonium
