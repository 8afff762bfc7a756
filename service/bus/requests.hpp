// SPDX-License-Identifier: GPL-2.0-or-later
//
// The way of a request from its checked arguments to its answer: considered, authorised, considered again (the
// state, and with it the action, may have changed while a dialog was open), performed, answered. A caller that
// leaves the bus before its request is performed leaves nothing behind.
#pragma once

#include "bus/authority.hpp"
#include "bus/bus.hpp"
#include "bus/callers.hpp"
#include "bus/journal.hpp"
#include "core/core.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>

namespace pandemonium {

/// A method call as it came in.
struct Incoming {
    const MethodRow *row = nullptr; ///< nullptr: not in the table
    std::string caller;             ///< unique bus name
    bool interactive = false;
};

class Requests {
public:
    /// All must outlive the requests; hooks is read when a request is performed.
    Requests(const Core &core, Callers &callers, Polkit &polkit, const BusHooks &hooks, Journal &journal);

    using Answered = std::function<void(const Answer &answer)>;
    /// A change: answers once, at once or later; never, when the caller has left.
    void change(const Incoming &incoming, std::expected<Command, Refusal> command, Answered answered);
    /// A look at other people's programs, granted or refused in the same way. owner: whose tasks it is about; they
    /// are free for that user.
    void read(const Incoming &incoming, std::optional<uid_t> owner, std::function<void(const Verdict &)> granted);

    void caller_vanished(const std::string &name);

private:
    struct Request {
        const MethodRow *row = nullptr;
        Callers::Hold caller;
        bool interactive = false;
        uid_t uid = 0;
        std::optional<Command> command; ///< nothing: a read
        std::optional<uid_t> owner;
        Answered answered; ///< empty once the caller has left
        std::set<Intent> granted;
        Intent asked = Intent::manage_scheduler;
        std::uint64_t question = 0;
        bool performing = false;
    };
    using Id = std::uint64_t;

    void enter(const Incoming &incoming, Request request);
    void advance(Id id);
    void ask(Id id, Intent intent);
    void answered(Id id, const Verdict &verdict);
    void perform(Id id);
    void finish(Id id, const Answer &answer);
    void record_denial(const Request &request, const Refusal &refusal);
    void record_change(const Request &request, const Answer &answer);
    [[nodiscard]] std::expected<Consideration, Refusal> considered(const Request &request) const;
    template <typename Work> void guarded(Id id, Work work);
    /// For callbacks that may outlive this object: nothing happens then.
    template <typename Work> auto later(Id id, Work work);

    const Core &core_;
    Callers &callers_;
    Polkit &polkit_;
    const BusHooks &hooks_;
    Journal &journal_;
    std::map<Id, Request> requests_;
    Id last_id_ = 0;
    std::shared_ptr<Requests *> self_;
};

} // namespace pandemonium
