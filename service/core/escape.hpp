// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes of unknown origin made safe to show and to send: names of programs and what the kernel wrote about them.
// What leaves here is valid UTF-8 without control characters and without characters that reorder the text around
// them.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace pandemonium {

/// One line, reversible: a backslash, a control character (C0, DEL, C1), a line or paragraph separator, a
/// bidirectional control and any byte that is not part of valid UTF-8 become \xhh, byte by byte.
[[nodiscard]] std::string escaped(std::string_view bytes);
/// The inverse of escaped(); more escapes than necessary are accepted, in either case of the digits. The error is
/// a sentence: a bad escape, an escaped NUL, or a byte that should have been escaped.
[[nodiscard]] std::expected<std::string, std::string> unescaped(std::string_view text);
/// Text of several lines, for reading only: as escaped(), but line ends, tabs and backslashes stay.
[[nodiscard]] std::string printable(std::string_view bytes);

} // namespace pandemonium
