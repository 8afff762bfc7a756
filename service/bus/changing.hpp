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

/// values picks from the reply what the method returns, as a tuple.
template <typename... Out, typename Values>
void changing(sdbus::Result<Out...> &&result, Requests &requests, const Incoming &incoming, Checked<Command> command,
              Values values) {
    answering(std::move(result), [&](const auto &pending) {
        requests.change(incoming, std::move(command), [pending, values](const Answer &answer) {
            if (!answer) {
                pending->refuse(answer.error());
                return;
            }
            std::apply([&](const Out &...out) { pending->reply(out...); }, values(*answer));
        });
    });
}

/// For a method that returns nothing.
inline void changing(sdbus::Result<> &&result, Requests &requests, const Incoming &incoming, Checked<Command> command) {
    changing(std::move(result), requests, incoming, std::move(command), [](const Reply &) { return std::tuple(); });
}

} // namespace pandemonium
