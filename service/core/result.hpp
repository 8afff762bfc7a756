// SPDX-License-Identifier: GPL-2.0-or-later
//
// The edges' result: a value, or an errno and a sentence. Each layer adds its context once, in front.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <system_error>

namespace pandemonium {

struct Error {
    int number = 0; ///< errno, positive
    std::string sentence;
};

template <typename T> using Result = std::expected<T, Error>;

/// "context: what the errno means".
[[nodiscard]] inline std::unexpected<Error> failure(int number, std::string_view context) {
    return std::unexpected(Error{number, std::string(context) + ": " + std::generic_category().message(number)});
}

/// Puts context in front of an error from the layer below.
[[nodiscard]] inline std::unexpected<Error> within(std::string_view context, Error error) {
    error.sentence = std::string(context) + ": " + error.sentence;
    return std::unexpected(std::move(error));
}

} // namespace pandemonium
