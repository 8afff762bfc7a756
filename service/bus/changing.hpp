// SPDX-License-Identifier: GPL-2.0-or-later
//
// A change asked for over the bus: handed to the requests, and answered with what came of it.
#pragma once

#include "bus/answering.hpp"
#include "bus/arguments.hpp"
#include "bus/incoming.hpp"

#include <tuple>
#include <utility>

namespace pandemonium {

struct Change {
    Requests &requests;
    Incoming incoming;
    Checked<Command> command;
};

/// values picks from the reply what the method returns, as a tuple.
template <typename... Out, typename Values>
void changing(sdbus::Result<Out...> &&result, Change change, Values values) {
    answering(std::move(result), [&](const auto &pending) {
        change.requests.change(change.incoming, std::move(change.command), [pending, values](const Answer &answer) {
            if (!answer) {
                pending->refuse(answer.error());
                return;
            }
            std::apply([&](const Out &...out) { pending->reply(out...); }, values(*answer));
        });
    });
}

/// For a method that returns nothing.
inline void changing(sdbus::Result<> &&result, Change change) {
    changing(std::move(result), std::move(change), [](const Reply &) { return std::tuple(); });
}

} // namespace pandemonium
