// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/owned_file.hpp"

#include "core/escape.hpp"
#include "store/aside.hpp"

#include <algorithm>
#include <cerrno>
#include <format>
#include <functional>

namespace pandemonium {

namespace {

std::size_t hash_of(std::span<const std::byte> bytes) { return std::hash<std::string_view>{}(text_of(bytes)); }

std::unexpected<Error> stale(const std::filesystem::path &path, std::string_view why) {
    return std::unexpected(Error{ESTALE, std::format("{}: {}", escaped(path.native()), why)});
}

Result<std::optional<std::vector<std::byte>>> read_if_there(const std::filesystem::path &path, std::size_t limit) {
    auto bytes = read_file(path, limit);
    if (!bytes && bytes.error().number == ENOENT)
        return std::nullopt;
    return bytes;
}

} // namespace

OwnedFile::Known OwnedFile::fingerprint(const std::optional<std::vector<std::byte>> &content) {
    return content ? Known(hash_of(*content)) : Known();
}

bool is_passing(int number) { return number == EMFILE || number == ENFILE || number == ENOMEM; }

Result<std::optional<std::vector<std::byte>>> OwnedFile::read() {
    known_.reset();
    auto bytes = read_if_there(path_, limit_);
    if (bytes)
        known_ = fingerprint(*bytes);
    return bytes;
}

Result<void> OwnedFile::check_unchanged() const {
    auto content = read_if_there(path_, limit_);
    if (!content)
        return std::unexpected(std::move(content.error()));
    if (!known_ && *content)
        return stale(path_, "would be overwritten unread");
    if (known_ && fingerprint(*content) != *known_)
        return stale(path_, "was changed by somebody else; it has to be read again first");
    return {};
}

Result<void> OwnedFile::write(std::span<const std::byte> bytes, Previous previous) {
    auto written = write_atomically(path_, bytes, previous);
    // a failed last step leaves the new content in place, an earlier one the old: either is known
    const auto found = written ? std::nullopt : read_if_there(path_, limit_).value_or(std::nullopt);
    if (written || (found && std::ranges::equal(*found, bytes)))
        known_ = hash_of(bytes);
    return written;
}

Result<void> OwnedFile::replace(std::span<const std::byte> bytes, Previous previous) {
    return check_unchanged().and_then([&] { return write(bytes, previous); });
}

Result<std::optional<std::filesystem::path>> OwnedFile::replace_keeping_aside(std::span<const std::byte> bytes,
                                                                              Previous previous, WallTime now) {
    Result<std::optional<std::filesystem::path>> aside;
    if (auto unchanged = check_unchanged(); !unchanged)
        aside = is_passing(unchanged.error().number) ? std::unexpected(std::move(unchanged.error())) : keep_aside(now);
    if (!aside)
        return aside;
    return write(bytes, previous).transform([&] { return *aside; });
}

Result<std::optional<std::filesystem::path>> OwnedFile::keep_aside(WallTime now) {
    auto aside = pandemonium::keep_aside(path_, now);
    if (aside)
        known_ = Known();
    return aside;
}

} // namespace pandemonium
