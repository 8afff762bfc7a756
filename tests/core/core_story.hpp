// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words the stories of the core are told in.
#pragma once

#include "core/core.hpp"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace pandemonium {

inline constexpr WallTime noon{std::chrono::days(20000)};

inline Now after(std::chrono::nanoseconds elapsed) {
    return {.monotonic = std::chrono::hours(1) + elapsed,
            .wall = noon + std::chrono::floor<std::chrono::microseconds>(elapsed)};
}
inline const Now at_start = after({});

inline Comm name(const std::string &text) { return Comm::from_bytes(text); }

inline Observation seen(const std::string &comm, Tier tier = Tier::batch) {
    return {name(comm), tier, {.avg_runtime = std::chrono::milliseconds(1)}};
}

inline Settlement reached(State state, std::string reason = {}) {
    return {.state = state, .reason = std::move(reason), .error = {}, .active_ops = {}};
}

inline Settlement refused(State state, RefusalKind kind, const std::string &sentence) {
    return {.state = state, .reason = sentence, .error = Refusal{kind, sentence}, .active_ops = {}};
}

inline ExitRecord exit_of(std::int32_t kind) {
    ExitRecord record;
    record.kind = kind;
    return record;
}

/// Learned well enough to be predicted.
inline ProfileDb learned(const std::vector<std::string> &comms, Tier tier = Tier::batch) {
    ProfileDb db;
    for (const std::string &comm : comms)
        for (int i = 0; i < 5; ++i)
            db.merge(seen(comm, tier), noon);
    return db;
}

inline Choices chosen(Mode mode, std::optional<Mode> until_stop = {}) {
    return {.mode = mode, .runtime_mode = until_stop, .learning = true, .runtime_learning = {}};
}

struct Story {
    Choices choices;
    std::vector<std::string> profiles;
    Pins pins;
    State state = State::scheduling;
};

/// A core that has settled.
inline Core told(const Story &story) {
    Core core({.choices = story.choices, .profiles = learned(story.profiles), .pins = story.pins}, at_start);
    (void)core.begin_transition();
    if (story.state != State::starting)
        (void)core.settled(reached(story.state), at_start);
    return core;
}

template <typename T> std::vector<T> signals_of(const Outcome &outcome) {
    std::vector<T> found;
    for (const Signal &signal : outcome.signals)
        if (const auto *one = std::get_if<T>(&signal))
            found.push_back(*one);
    return found;
}

inline std::vector<Comm> names(std::initializer_list<const char *> texts) {
    std::vector<Comm> made;
    for (const char *text : texts)
        made.push_back(name(text));
    return made;
}

inline SetMode lasting(Mode mode) { return {mode, Lasting::remembered}; }
inline SetMode until_stop(Mode mode) { return {mode, Lasting::until_stop}; }
inline PinProfile pin(const std::string &comm, Tier tier, Lasting lasting = Lasting::remembered) {
    return {name(comm), tier, lasting};
}

} // namespace pandemonium
