// SPDX-License-Identifier: GPL-2.0-or-later
//
// Core applies authorised commands. What it returns is all that has to be done about them.
#include "core/core.hpp"

#include <algorithm>
#include <concepts>
#include <iterator>
#include <utility>

namespace pandemonium {

namespace {

template <typename Value>
void choose(const Value &value, Lasting lasting, Value &remembered, std::optional<Value> &runtime) {
    if (lasting == Lasting::until_stop) {
        runtime = value;
        return;
    }
    remembered = value;
    runtime.reset();
}

/// What people are told of a change of pins, name by name.
std::vector<Signal> pin_signals(const std::map<Comm, Pin> &before, const std::map<Comm, Pin> &after) {
    std::vector<Signal> signals;
    for (const auto &[name, pin] : before)
        if (!after.contains(name))
            signals.emplace_back(ProfileUnpinned{name});
    for (const auto &[name, pin] : after) {
        const auto known = before.find(name);
        if (known == before.end() || known->second != pin)
            signals.emplace_back(ProfilePinned{name, pin.tier, pin.persistent});
    }
    return signals;
}

template <typename T>
concept LifeCycle = std::same_as<T, SetMode> || std::same_as<T, ResetFailure>;

constexpr std::uint32_t count_of(std::size_t count) { return static_cast<std::uint32_t>(count); }

} // namespace

std::expected<Outcome, Refusal> Core::commit(const Command &command, Now now,
                                             const std::optional<Settlement> &settlement) {
    return std::visit(
        [&]<typename Asked>(const Asked &asked) -> std::expected<Outcome, Refusal> {
            if constexpr (LifeCycle<Asked>) {
                return settle(command, settlement, now);
            } else {
                // the state may have changed since the command was considered
                const auto judgement = judge(asked);
                if (!judgement)
                    return std::unexpected(judgement.error());
                Outcome outcome = judgement->already_so ? Outcome{} : apply(asked, now);
                if (judgement->already_so)
                    outcome.reply = judgement->reply;
                return announced(std::move(outcome));
            }
        },
        command);
}

std::expected<Outcome, Refusal> Core::settle(const Command &command, const std::optional<Settlement> &settlement,
                                             Now now) {
    if (!settlement)
        return std::unexpected(Refusal{RefusalKind::not_running, "Nothing was done in the kernel."});
    if (settlement->error) {
        lifecycle_.refuse(*settlement);
        take(*settlement, now.wall);
        refresh_status();
        return std::unexpected(*settlement->error);
    }
    lifecycle_.grant(*settlement, now.monotonic);
    take(*settlement, now.wall);
    Outcome outcome;
    outcome.store.state = std::exchange(choices_.stays_out, false);
    if (const auto *asked = std::get_if<SetMode>(&command)) {
        choose(asked->mode, asked->lasting, choices_.mode, choices_.runtime_mode);
        outcome.store.state = true;
    }
    return announced(std::move(outcome));
}

Outcome Core::apply(const PinProfile &command, Now) {
    Outcome outcome;
    Pins next = pins_;
    // a lasting pin holds from now on, so it takes the place of a runtime one
    next.runtime.erase(command.name);
    auto &kind = command.lasting == Lasting::remembered ? next.lasting : next.runtime;
    kind.insert_or_assign(command.name, command.tier);
    hold(std::move(next), outcome);
    outcome.reply.enforced = is_enforcing();
    return outcome;
}

Outcome Core::apply(const UnpinProfile &command, Now) {
    Outcome outcome;
    Pins next = pins_;
    next.runtime.erase(command.name);
    if (!command.only_runtime)
        next.lasting.erase(command.name);
    hold(std::move(next), outcome);
    return outcome;
}

Outcome Core::apply(const ForgetProfile &command, Now) {
    Outcome outcome;
    Pins next = pins_;
    next.runtime.erase(command.name);
    next.lasting.erase(command.name);
    hold(std::move(next), outcome);
    outcome.kernel.forget.push_back(command.name);
    if (profiles_.forget(command.name)) {
        ++generation_;
        outcome.signals.emplace_back(ProfileForgotten{command.name});
        rewrite_profiles(outcome);
    }
    return outcome;
}

Outcome Core::apply(const ForgetAll &, Now) {
    Outcome outcome;
    clear_profiles(outcome);
    rewrite_profiles(outcome);
    return outcome;
}

Outcome Core::apply(const SetLearning &command, Now) {
    choose(command.on, command.lasting, choices_.learning, choices_.runtime_learning);
    Outcome outcome;
    outcome.store.state = true;
    return outcome;
}

Outcome Core::apply(const ImportProfiles &command, Now now) {
    Outcome outcome;
    if (command.replace)
        clear_profiles(outcome);
    outcome.reply.skipped = command.skipped;
    for (const Profile &profile : command.profiles)
        ++(profiles_.import(profile) ? outcome.reply.imported : outcome.reply.skipped);
    evict(now);
    unannounced_changes_ += outcome.reply.imported;
    rewrite_profiles(outcome);
    announce_profiles(now, outcome);
    return outcome;
}

/// Forgets everything that was learned.
void Core::clear_profiles(Outcome &outcome) {
    outcome.reply.removed = count_of(profiles_.clear());
    if (outcome.reply.removed == 0)
        return;
    outcome.kernel.forget_all = true;
    ++generation_;
    outcome.signals.emplace_back(ProfilesCleared{outcome.reply.removed});
}

/// A person changed what is known: kernel and disk must not know otherwise when the reply goes out.
void Core::rewrite_profiles(Outcome &outcome) {
    has_unsaved_ = true;
    outcome.store.profiles = true;
    told_.tell(profiles_.predictions(), outcome.kernel);
}

void Core::hold(Pins pins, Outcome &outcome) {
    if (pins == pins_)
        return;
    const auto before = pins_.effective();
    outcome.store.pins = pins.lasting != pins_.lasting || pins.runtime != pins_.runtime;
    pins_ = std::move(pins);
    const auto after = pins_.effective();
    if (before != after)
        ++generation_;
    pinned_count_ = after.size();
    told_.tell(pins_, outcome.kernel);
    std::ranges::move(pin_signals(before, after), std::back_inserter(outcome.signals));
}

Outcome Core::replace_pins(Pins pins) {
    Outcome outcome;
    hold(std::move(pins), outcome);
    outcome.store.pins = false; // they come from the disk
    return announced(std::move(outcome));
}

} // namespace pandemonium
