// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/comm.hpp"

#include "core/escape.hpp"

#include <algorithm>

namespace pandemonium {

namespace {
constexpr std::size_t longest = Comm::capacity - 1;
} // namespace

Comm Comm::from_bytes(std::string_view raw) {
    Comm comm;
    std::ranges::copy(raw.substr(0, std::min(raw.find('\0'), longest)), comm.bytes_.begin());
    return comm;
}

std::expected<Comm, std::string> Comm::from_escaped(std::string_view text) {
    auto bytes = unescaped(text);
    if (!bytes)
        return std::unexpected(std::move(bytes.error()));
    if (bytes->empty())
        return std::unexpected("a name cannot be empty");
    if (bytes->size() > longest)
        return std::unexpected("a name has at most 15 bytes");
    return from_bytes(*bytes);
}

std::string_view Comm::bytes() const {
    return {bytes_.data(), static_cast<std::size_t>(std::ranges::find(bytes_, '\0') - bytes_.begin())};
}

std::string Comm::escaped() const { return pandemonium::escaped(bytes()); }

} // namespace pandemonium
