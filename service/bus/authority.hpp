// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who decides whether a caller may: polkit, asked without ever waiting for it.
#pragma once

#include "bus/actions.hpp"
#include "bus/sd_bus_raii.hpp"
#include "core/refusal.hpp"

#include <sys/types.h>

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <string>

namespace pandemonium {

struct Question {
    std::string caller; ///< unique bus name
    uid_t uid = 0;      ///< as the bus reports it
    bool interactive = false;
    Intent intent = Intent::manage_scheduler;
    Details details;
};

using Verdict = std::expected<void, Refusal>;

class Polkit {
public:
    explicit Polkit(sd_bus *bus) : bus_(bus) {}
    /// Answers once, at once or later; never after forget(). At most 16 questions of one user and 64 in all are
    /// open at a time, a further one is refused with limit_exceeded.
    [[nodiscard]] std::uint64_t ask(const Question &question, std::function<void(Verdict)> answer);
    /// Nobody waits for this answer any more.
    void forget(std::uint64_t question);

private:
    struct Open {
        uid_t uid = 0;
        std::function<void(Verdict)> answer;
        BusSlot call;
    };
    [[nodiscard]] bool is_full_for(uid_t uid) const;
    [[nodiscard]] MessagePtr check_authorization(const Question &question, std::uint64_t id) const;
    void answered(std::uint64_t id, sd_bus_message *reply);
    void cancel(std::uint64_t id) const;

    sd_bus *bus_;
    std::map<std::uint64_t, Open> open_;
    std::uint64_t last_id_ = 0;
};

/// What polkit's reply, or its error, means for a caller of that user. When polkit cannot be asked only root may.
[[nodiscard]] Verdict verdict_of(sd_bus_message *reply, uid_t uid);

} // namespace pandemonium
