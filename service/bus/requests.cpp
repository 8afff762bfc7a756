// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/requests.hpp"

#include "bus/errors.hpp"

#include <algorithm>
#include <format>

namespace pandemonium {
namespace {

/// What one connection may have under way at a time, and how many connections may have something under way at all.
/// Both bound memory before anybody is asked; polkit's own limits (authority.hpp) count users.
constexpr std::size_t under_way_per_caller = 16;
constexpr std::size_t callers_at_once = 256;

/// What a command is about, for the journal.
struct Subject {
    std::string profile;
    std::string tier;
};

Subject subject_of(const Command &command) {
    if (const auto *pin = std::get_if<PinProfile>(&command)) {
        return {pin->name.escaped(), std::string(to_string(pin->tier))};
    }
    if (const auto *unpin = std::get_if<UnpinProfile>(&command)) {
        return {unpin->name.escaped(), {}};
    }
    if (const auto *forget = std::get_if<ForgetProfile>(&command)) {
        return {forget->name.escaped(), {}};
    }
    return {};
}

JournalEntry entry_for(std::string message, std::string_view action, uid_t uid, const Subject &subject) {
    JournalEntry entry{
        .priority = Priority::notice,
        .message = std::move(message),
        .fields = {{"PANDEMONIUM_ACTION", std::string(action)}, {"PANDEMONIUM_UID", std::to_string(uid)}},
        .cause = {}};
    if (!subject.profile.empty()) {
        entry.fields.emplace_back("PANDEMONIUM_PROFILE", subject.profile);
    }
    if (!subject.tier.empty()) {
        entry.fields.emplace_back("PANDEMONIUM_TIER", subject.tier);
    }
    return entry;
}

} // namespace

Requests::Requests(const Core &core, Callers &callers, Polkit &polkit, const BusHooks &hooks, Journal &journal)
    : core_(core), callers_(callers), polkit_(polkit), hooks_(hooks), journal_(journal),
      self_(std::make_shared<Requests *>(this)) {}

template <typename Work> auto Requests::later(Id id, Work work) {
    return [weak = std::weak_ptr(self_), id, work](auto &&...arguments) {
        if (const auto self = weak.lock()) {
            (*self)->guarded(id, [&] { work(**self, id, arguments...); });
        }
    };
}

template <typename Work> void Requests::guarded(Id id, Work work) {
    try {
        work();
    } catch (...) {
        const auto error = current_exception_to_dbus();
        journal_.write({.priority = Priority::error, .message = error.what(), .fields = {}, .cause = {}});
        requests_.erase(id); // its answer is replied as an error by its own destruction
    }
}

void Requests::change(const Incoming &incoming, std::expected<Command, Refusal> command, Answered answered) {
    if (incoming.row == nullptr) {
        answered(refuse(RefusalKind::access_denied, "This method is not open to anybody."));
        return;
    }
    if (!command) {
        answered(std::unexpected(command.error()));
        return;
    }
    Request request;
    request.command = std::move(*command);
    request.answered = std::move(answered);
    const auto consideration = core_.consider(*request.command);
    if (!consideration) {
        request.answered(std::unexpected(consideration.error()));
    } else if (consideration->already_so) {
        request.answered(consideration->reply);
    } else {
        enter(incoming, std::move(request));
    }
}

void Requests::read(const Incoming &incoming, std::optional<uid_t> owner,
                    std::function<void(const Verdict &)> granted) {
    Request request;
    request.owner = owner;
    request.answered = [granted = std::move(granted)](const Answer &answer) {
        granted(answer ? Verdict{} : std::unexpected(answer.error()));
    };
    if (incoming.row == nullptr) {
        request.answered(refuse(RefusalKind::access_denied, "This method is not open to anybody."));
        return;
    }
    enter(incoming, std::move(request));
}

void Requests::enter(const Incoming &incoming, Request request) {
    const auto under_way = std::ranges::count_if(
        requests_, [&](const auto &each) { return each.second.caller.name() == incoming.caller; });
    if (static_cast<std::size_t>(under_way) >= under_way_per_caller || callers_.watched() >= callers_at_once) {
        request.answered(refuse(RefusalKind::limit_exceeded, "Too many requests are under way; try again later."));
        return;
    }
    const auto id = ++last_id_;
    request.row = incoming.row;
    request.interactive = incoming.interactive;
    request.caller = callers_.hold(incoming.caller);
    requests_.emplace(id, std::move(request));
    callers_.identify(incoming.caller, later(id, [](Requests &self, Id each, uid_t uid) {
                          const auto at = self.requests_.find(each);
                          if (at != self.requests_.end()) {
                              at->second.uid = uid;
                              self.advance(each);
                          }
                      }));
}

std::expected<Consideration, Refusal> Requests::considered(const Request &request) const {
    if (request.command) {
        return core_.consider(*request.command);
    }
    return Consideration{.already_so = request.owner == request.uid, .intent = Intent::read_profiles, .reply = {}};
}

void Requests::advance(Id id) {
    const auto &request = requests_.at(id);
    const auto consideration = considered(request);
    if (!consideration) {
        finish(id, std::unexpected(consideration.error()));
    } else if (consideration->already_so) {
        finish(id, consideration->reply);
    } else if (request.granted.contains(consideration->intent)) {
        perform(id);
    } else {
        ask(id, consideration->intent);
    }
}

void Requests::ask(Id id, Intent intent) {
    auto &request = requests_.at(id);
    if (!may_ask(*request.row, intent)) {
        finish(id, refuse(RefusalKind::access_denied, "This method is not open for that."));
        return;
    }
    request.asked = intent;
    const Question question{.caller = request.caller.name(),
                            .uid = request.uid,
                            .interactive = request.interactive,
                            .intent = intent,
                            .details = request.command ? details_of(*request.command) : Details{}};
    const auto number = polkit_.ask(
        question, later(id, [](Requests &self, Id each, const Verdict &verdict) { self.answered(each, verdict); }));
    if (const auto at = requests_.find(id); at != requests_.end()) { // else: answered and gone already
        at->second.question = number;
    }
}

void Requests::answered(Id id, const Verdict &verdict) {
    const auto at = requests_.find(id);
    if (at == requests_.end()) {
        return;
    }
    if (!verdict) {
        record_denial(at->second, verdict.error());
        finish(id, std::unexpected(verdict.error()));
        return;
    }
    at->second.granted.insert(at->second.asked);
    advance(id);
}

void Requests::perform(Id id) {
    auto &request = requests_.at(id);
    if (!request.command) {
        finish(id, Reply{});
        return;
    }
    request.performing = true;
    hooks_.perform(*request.command, later(id, [](Requests &self, Id each, const Answer &answer) {
        const auto at = self.requests_.find(each);
        if (at != self.requests_.end()) {
            self.record_change(at->second, answer);
            self.finish(each, answer);
        }
    }));
}

void Requests::finish(Id id, const Answer &answer) {
    const auto request = requests_.extract(id);
    if (!request.empty() && request.mapped().answered) {
        request.mapped().answered(answer);
    }
}

void Requests::caller_vanished(const std::string &name) {
    for (auto at = requests_.begin(); at != requests_.end();) {
        auto &request = at->second;
        if (request.caller.name() != name) {
            ++at;
        } else if (request.performing) {
            request.answered = {}; // it happens all the same; nobody is told
            ++at;
        } else {
            polkit_.forget(request.question);
            at = requests_.erase(at);
        }
    }
}

void Requests::record_denial(const Request &request, const Refusal &refusal) {
    const auto action = action_id(request.asked);
    const auto subject = request.command ? subject_of(*request.command) : Subject{};
    auto entry = entry_for(std::format("{} refused to user {}: {}", request.row->method, request.uid, refusal.sentence),
                           action, request.uid, subject);
    entry.cause = std::format("denied {} {}", action, request.uid); // names are the caller's choice: not part of it
    journal_.write(entry);
}

void Requests::record_change(const Request &request, const Answer &answer) {
    const auto subject = subject_of(*request.command);
    auto message = std::format("{} by user {}", request.row->method, request.uid);
    if (!subject.profile.empty()) {
        message += std::format(": {}", subject.profile);
    }
    if (!answer) {
        message += std::format(" failed: {}", answer.error().sentence);
    }
    journal_.write(entry_for(std::move(message), action_id(request.asked), request.uid, subject));
}

} // namespace pandemonium
