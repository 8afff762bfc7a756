// SPDX-License-Identifier: GPL-2.0-or-later
//
// The only place that knows D-Bus error names. Everything that leaves the service as an error passes here: a
// refusal of ours, or whatever a library threw.
#pragma once

#include "core/refusal.hpp"

#include <sdbus-c++/Error.h>

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace pandemonium {

[[nodiscard]] std::string_view error_name(RefusalKind kind);
[[nodiscard]] sdbus::Error to_dbus(const Refusal &refusal);
/// The exception being handled, under a name of D-Bus or of ours, never of the library's.
[[nodiscard]] sdbus::Error current_exception_to_dbus();

[[nodiscard]] inline std::unexpected<Refusal> refuse(RefusalKind kind, std::string sentence) {
    return std::unexpected(Refusal{kind, std::move(sentence)});
}

/// Runs the body of a synchronous member so that whatever it throws leaves with a name of the contract.
template <typename Work> auto mapped(Work work) {
    try {
        return work();
    } catch (...) {
        throw current_exception_to_dbus();
    }
}

} // namespace pandemonium
