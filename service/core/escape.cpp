// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/escape.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace pandemonium {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t length = 0; ///< bytes; 0 when the text does not begin with a valid character
};

/// The four shapes of a UTF-8 sequence: how its first byte looks and the least code that needs the length.
struct Shape {
    std::uint8_t mask;
    std::uint8_t lead;
    std::size_t length;
    char32_t least;
};
constexpr std::array<Shape, 4> shapes{{
    {0x80, 0x00, 1, 0x0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
}};
constexpr unsigned bits_per_continuation = 6;
constexpr char32_t last_code = 0x10FFFF;

constexpr bool is_surrogate(char32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

/// The first character of text, refusing overlong forms, surrogates and codes beyond Unicode.
Character first_character(std::string_view text) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    const auto shape = std::ranges::find_if(shapes, [lead](const Shape &s) { return (lead & s.mask) == s.lead; });
    if (shape == shapes.end() || text.size() < shape->length)
        return {};
    char32_t code = lead & static_cast<std::uint8_t>(~shape->mask);
    for (const char next : text.substr(1, shape->length - 1)) {
        const auto byte = static_cast<std::uint8_t>(next);
        if ((byte & 0xC0) != 0x80)
            return {};
        code = (code << bits_per_continuation) | (byte & 0x3F);
    }
    if (code < shape->least || code > last_code || is_surrogate(code))
        return {};
    return {code, shape->length};
}

struct Range {
    char32_t first;
    char32_t last;
};
/// Characters that are valid and still must not be shown as they are: controls, separators of lines, and those
/// that change the direction of the text around them.
constexpr std::array<Range, 7> unsafe{{
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0x061C, 0x061C},
    {0x200E, 0x200F},
    {0x2028, 0x2029},
    {0x202A, 0x202E},
    {0x2066, 0x2069},
}};

bool is_safe(char32_t code) {
    return std::ranges::none_of(unsafe, [code](Range range) { return code >= range.first && code <= range.last; });
}

void append_escape(std::string &out, char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<std::uint8_t>(byte);
    out += "\\x";
    out += digits[value >> 4];
    out += digits[value & 0x0F];
}

template <typename Keep> std::string escape_unless(std::string_view bytes, Keep keep) {
    std::string out;
    while (!bytes.empty()) {
        const Character character = first_character(bytes);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        const std::string_view taken = bytes.substr(0, length);
        if (character.length != 0 && keep(character.code))
            out += taken;
        else
            std::ranges::for_each(taken, [&out](char byte) { append_escape(out, byte); });
        bytes.remove_prefix(length);
    }
    return out;
}

std::optional<std::uint8_t> digit(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

constexpr std::size_t escape_length = 4; // \xhh

/// The byte of the escape that text begins with; nothing when it is none.
std::optional<char> first_escape(std::string_view text) {
    if (text.size() < escape_length || !text.starts_with("\\x"))
        return std::nullopt;
    const auto high = digit(text[2]);
    const auto low = digit(text[3]);
    if (!high || !low)
        return std::nullopt;
    return static_cast<char>(static_cast<std::uint8_t>(*high << 4 | *low));
}

} // namespace

std::string escaped(std::string_view bytes) {
    return escape_unless(bytes, [](char32_t code) { return code != U'\\' && is_safe(code); });
}

std::string printable(std::string_view bytes) {
    return escape_unless(bytes, [](char32_t code) { return code == U'\n' || code == U'\t' || is_safe(code); });
}

std::expected<std::string, std::string> unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        if (text.front() == '\\') {
            const auto byte = first_escape(text);
            if (!byte)
                return std::unexpected("a backslash must begin an escape of the form \\xhh");
            if (*byte == '\0')
                return std::unexpected("\\x00 cannot be part of a name");
            out += *byte;
            text.remove_prefix(escape_length);
            continue;
        }
        const Character character = first_character(text);
        if (character.length == 0)
            return std::unexpected("a byte that is not part of valid UTF-8 must be written \\xhh");
        if (!is_safe(character.code))
            return std::unexpected("a control character must be written \\xhh");
        out += text.substr(0, character.length);
        text.remove_prefix(character.length);
    }
    return out;
}

} // namespace pandemonium
