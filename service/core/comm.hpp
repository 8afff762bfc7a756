// SPDX-License-Identifier: GPL-2.0-or-later
//
// A comm: the kernel's name of a task, 1 to 15 bytes that any program sets as it likes. It is a key, never
// proof of what a program is, and it need not be UTF-8: truncation cuts characters in two.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace pandemonium {

class Comm {
public:
    static constexpr std::size_t capacity = 16; ///< bytes, the terminating NUL included (TASK_COMM_LEN)

    Comm() = default;
    /// From at most 16 raw bytes: what follows the first NUL is ignored, a 16th byte is dropped.
    [[nodiscard]] static Comm from_bytes(std::string_view raw);
    /// From the escaped form people and clients write (see escaped()). The error is a sentence: empty, longer
    /// than 15 bytes, a bad escape, an escaped NUL, or a byte that should have been escaped.
    [[nodiscard]] static std::expected<Comm, std::string> from_escaped(std::string_view text);

    /// The raw bytes, without NUL.
    [[nodiscard]] std::string_view bytes() const;
    /// All 16 bytes, NUL-padded, as the kernel's maps are keyed.
    [[nodiscard]] const std::array<char, capacity> &padded() const { return bytes_; }
    /// Always valid, printable UTF-8: what escape.hpp calls escaped(). from_escaped(escaped()) is the identity for
    /// every name that is not empty.
    [[nodiscard]] std::string escaped() const;
    [[nodiscard]] bool is_empty() const { return bytes_[0] == '\0'; }

    bool operator==(const Comm &) const = default;
    /// By bytes as unsigned numbers, so that the order is the same on every machine.
    std::strong_ordering operator<=>(const Comm &other) const {
        return std::memcmp(bytes_.data(), other.bytes_.data(), capacity) <=> 0;
    }

private:
    std::array<char, capacity> bytes_{};
};

} // namespace pandemonium

template <> struct std::hash<pandemonium::Comm> {
    std::size_t operator()(const pandemonium::Comm &comm) const noexcept {
        return std::hash<std::string_view>{}(comm.bytes());
    }
};
