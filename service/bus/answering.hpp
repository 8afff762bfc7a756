// SPDX-License-Identifier: GPL-2.0-or-later
//
// The duty to answer one method call, exactly once. sdbus-c++'s own result object answers nothing when it is
// dropped, and the caller would wait for its timeout; this one replies an error instead.
#pragma once

#include "bus/errors.hpp"

#include <sdbus-c++/Error.h>
#include <sdbus-c++/MethodResult.h>

#include <memory>
#include <utility>

namespace pandemonium {

template <typename... Out> class Pending {
public:
    explicit Pending(sdbus::Result<Out...> &&result) : result_(std::move(result)) {}
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending() { refuse({RefusalKind::busy, "The service let go of the request; try again."}); }

    void reply(const Out &...out) {
        if (std::exchange(answered_, true)) {
            return;
        }
        try {
            result_.returnResults(out...);
        } catch (...) { // the results do not fit into a message, or the bus is gone
            send(current_exception_to_dbus());
        }
    }
    void refuse(const Refusal &refusal) { fail(to_dbus(refusal)); }
    void fail(const sdbus::Error &error) {
        if (!std::exchange(answered_, true)) {
            send(error);
        }
    }

private:
    void send(const sdbus::Error &error) const {
        try {
            result_.returnError(error);
        } catch (const sdbus::Error &) { // NOLINT(bugprone-empty-catch): the bus is gone, and the caller with it
        }
    }

    sdbus::Result<Out...> result_;
    bool answered_ = false;
};

/// Hands the duty to work, and answers with the mapped exception when work throws.
template <typename... Out, typename Work> void answering(sdbus::Result<Out...> &&result, Work work) {
    auto pending = std::make_shared<Pending<Out...>>(std::move(result));
    try {
        work(pending);
    } catch (...) {
        pending->fail(current_exception_to_dbus());
    }
}

} // namespace pandemonium
