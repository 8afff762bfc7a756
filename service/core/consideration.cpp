// SPDX-License-Identifier: GPL-2.0-or-later
//
// Core's judgement of commands: refused, true already, or in need of an authorisation. Changes nothing.
#include "core/core.hpp"

#include <utility>

namespace pandemonium {

namespace {

std::unexpected<Refusal> refused(RefusalKind kind, std::string sentence) {
    return std::unexpected(Refusal{kind, std::move(sentence)});
}

std::unexpected<Refusal> busy() {
    return refused(RefusalKind::busy, "A change of mode is under way; ask again when it is done.");
}

std::unexpected<Refusal> pinned_by_administrator(const Comm &name) {
    return refused(RefusalKind::pinned, "The administrator pinned " + name.escaped() + " in /etc/pandemonium/pins.d.");
}

std::unexpected<Refusal> not_pinned(const Comm &name, std::string_view how) {
    return refused(RefusalKind::no_such_profile, name.escaped() + " is not pinned" + std::string(how) + ".");
}

Consideration needs(Intent intent) { return {.already_so = false, .intent = intent, .reply = {}}; }

Consideration already_so(Intent intent) { return {.already_so = true, .intent = intent, .reply = {}}; }

State state_of(Mode mode) {
    switch (mode) {
    case Mode::off:
        return State::off;
    case Mode::observe:
        return State::observing;
    case Mode::schedule:
        return State::scheduling;
    }
    return State::off;
}

/// Whether a choice is made already: for good and nothing overrides it, or at least as long as asked.
template <typename Value>
bool is_chosen(const Value &asked, Lasting lasting, const Value &remembered, const std::optional<Value> &runtime) {
    if (lasting == Lasting::until_stop)
        return runtime.value_or(remembered) == asked;
    return remembered == asked && !runtime;
}

bool is_pinned_so(const Pins &pins, const PinProfile &asked) {
    const auto pin = pins.find(asked.name);
    return pin && pin->tier == asked.tier && (pin->persistent || asked.lasting == Lasting::until_stop);
}

} // namespace

std::expected<Consideration, Refusal> Core::consider(const Command &command) const {
    return std::visit([this](const auto &asked) { return judge(asked); }, command);
}

Core::Judgement Core::judge(const SetMode &command) const {
    if (status_.state == State::starting)
        return busy();
    if (is_chosen(command.mode, command.lasting, choices_.mode, choices_.runtime_mode) &&
        status_.state == state_of(command.mode))
        return already_so(Intent::manage_scheduler);
    return needs(Intent::manage_scheduler);
}

Core::Judgement Core::judge(const ResetFailure &) const {
    if (status_.state == State::starting)
        return busy();
    const bool has_failed = status_.state == State::failed || status_.state == State::backing_off;
    return has_failed || lifecycle_.is_out() ? needs(Intent::manage_scheduler) : already_so(Intent::manage_scheduler);
}

Core::Judgement Core::judge(const PinProfile &command) const {
    if (command.name.is_empty())
        return refused(RefusalKind::invalid_name, "A name cannot be empty.");
    if (pins_.administrator.contains(command.name))
        return pinned_by_administrator(command.name);
    const Intent intent = command.lasting == Lasting::remembered ? Intent::pin_permanently : Intent::pin;
    if (is_pinned_so(pins_, command)) {
        Consideration answer = already_so(intent);
        answer.reply.enforced = is_enforcing();
        return answer;
    }
    if (pinned_count_ >= pin_limit && !pins_.find(command.name))
        return refused(RefusalKind::limit_exceeded,
                       "There are " + std::to_string(pinned_count_) + " pins already; unpin another name first.");
    return needs(intent);
}

Core::Judgement Core::judge(const UnpinProfile &command) const {
    if (pins_.administrator.contains(command.name))
        return pinned_by_administrator(command.name);
    const bool is_lasting = pins_.lasting.contains(command.name);
    const bool is_runtime = pins_.runtime.contains(command.name);
    if (!is_lasting && !is_runtime)
        return not_pinned(command.name, "");
    if (command.only_runtime && !is_runtime)
        return not_pinned(command.name, " until the service stops, but for good");
    return needs(is_lasting && !command.only_runtime ? Intent::pin_permanently : Intent::pin);
}

Core::Judgement Core::judge(const ForgetProfile &command) const {
    if (pins_.administrator.contains(command.name))
        return pinned_by_administrator(command.name);
    const bool is_pinned = pins_.find(command.name).has_value();
    if (profiles_.find(command.name) == nullptr && !is_pinned)
        return refused(RefusalKind::no_such_profile, "Nothing is known of " + command.name.escaped() + ".");
    if (is_pinned && !command.also_unpin)
        return refused(RefusalKind::pinned, command.name.escaped() + " is pinned; unpin it, or ask for both at once.");
    return needs(pins_.lasting.contains(command.name) ? Intent::pin_permanently : Intent::forget);
}

Core::Judgement Core::judge(const ForgetAll &) const { return needs(Intent::forget_all); }

Core::Judgement Core::judge(const SetLearning &command) const {
    if (is_chosen(command.on, command.lasting, choices_.learning, choices_.runtime_learning))
        return already_so(Intent::manage_scheduler);
    return needs(Intent::manage_scheduler);
}

Core::Judgement Core::judge(const ImportProfiles &) const { return needs(Intent::forget_all); }

} // namespace pandemonium
