// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one table of who may do what: every method of the contract, what it may have to ask for, and the polkit
// action of each intent. A method without a row is denied.
#pragma once

#include "core/command.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace pandemonium {

struct MethodRow {
    std::string_view interface; ///< without "org.pandemonium1."
    std::string_view method;
    std::span<const Intent> intents; ///< what it may ask for; empty: free for everyone
    bool changes;                    ///< true when it changes anything beyond the caller's own subscriptions
};

[[nodiscard]] std::span<const MethodRow> method_rows();
[[nodiscard]] const MethodRow *find_method(std::string_view interface, std::string_view method);
[[nodiscard]] bool may_ask(const MethodRow &row, Intent intent);

/// The polkit action id of an intent.
[[nodiscard]] std::string_view action_id(Intent intent);

/// What the messages of polkit/org.pandemonium1.policy name by $(key), made harmless to show.
using Details = std::map<std::string, std::string>;
[[nodiscard]] Details details_of(const Command &command);

/// Text that an authentication dialog shows as it is: markup, control and invisible formatting characters become
/// \xHH, byte by byte.
[[nodiscard]] std::string harmless(std::string_view text);

} // namespace pandemonium
