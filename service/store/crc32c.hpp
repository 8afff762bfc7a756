// SPDX-License-Identifier: GPL-2.0-or-later
//
// CRC32C (Castagnoli), the checksum of our files. A table of our own: the files are small, no library on the
// list of dependencies offers it, and the processor's instruction for it is not on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pandemonium {

namespace crc32c_detail {

inline constexpr std::uint32_t polynomial = 0x82F63B78; // bit-reversed 0x1EDC6F41
inline constexpr std::size_t byte_values = 256;

consteval std::array<std::uint32_t, byte_values> make_table() {
    std::array<std::uint32_t, byte_values> table{};
    for (std::uint32_t index = 0; index < byte_values; ++index) {
        std::uint32_t value = index;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? polynomial : 0);
        table[index] = value;
    }
    return table;
}

inline constexpr auto table = make_table();

} // namespace crc32c_detail

[[nodiscard]] constexpr std::uint32_t crc32c(std::span<const std::byte> bytes) {
    std::uint32_t crc = ~std::uint32_t{0};
    for (const std::byte byte : bytes)
        crc = (crc >> 8) ^ crc32c_detail::table[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFF];
    return ~crc;
}

} // namespace pandemonium
