// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/core.hpp"

#include "core/escape.hpp"

#include <algorithm>
#include <utility>

namespace pandemonium {

namespace {

constexpr std::chrono::nanoseconds announce_interval = std::chrono::seconds(1);
constexpr std::chrono::nanoseconds save_interval = std::chrono::minutes(5);
/// Age counts in days; looking for the old more often would be for nothing.
constexpr std::chrono::nanoseconds evict_interval = std::chrono::minutes(10);

/// The monotonic clock stands still while the machine sleeps; a longer gap between the clocks is no sleep.
constexpr std::chrono::microseconds longest_sleep = std::chrono::weeks(1);

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The end of text, at most limit bytes of it and no part of a character.
std::string tail(std::string text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    std::size_t from = text.size() - limit;
    while (from < text.size() && is_continuation(text[from]))
        ++from;
    return text.substr(from);
}

/// What the kernel wrote contains names of tasks, so it is as little to be trusted as they are.
ExitRecord safe_to_tell(ExitRecord record, WallTime now) {
    record.reason = printable(record.reason);
    record.message = tail(printable(record.message), dump_tail_limit);
    record.dump = tail(printable(record.dump), dump_tail_limit);
    if (record.time == WallTime{})
        record.time = now;
    return record;
}

} // namespace

std::string_view to_string(StoreState state) {
    switch (state) {
    case StoreState::ok:
        return "ok";
    case StoreState::read_only:
        return "read-only";
    case StoreState::recovered:
        return "recovered";
    case StoreState::failed:
        return "failed";
    }
    return "";
}

Core::Core(Start start, Now now)
    : choices_(start.choices), profiles_(std::move(start.profiles)), lifecycle_(choices_.stays_out), evicted_at_(now),
      save_tried_at_(now.monotonic) {
    status_.store = start.store;
    Outcome nobody_listens_yet;
    hold(std::move(start.pins), nobody_listens_yet);
    told_.tell(profiles_.predictions(), nobody_listens_yet.kernel);
    (void)announced(std::move(nobody_listens_yet)); // clients read the properties when they come
}

Outcome Core::begin_transition() {
    lifecycle_.begin();
    last_load_.reset();
    return announced({});
}

Outcome Core::settled(const Settlement &settlement, Now now) {
    lifecycle_.settle(settlement, now.monotonic);
    take(settlement, now.wall);
    return announced({});
}

void Core::take(const Settlement &settlement, WallTime now) {
    status_.active_ops = settlement.active_ops;
    if (settlement.exit) {
        status_.last_exit = safe_to_tell(*settlement.exit, now);
        status_.last_exit->will_restart = retry_at().has_value();
    }
    last_load_.reset();
}

Outcome Core::ended(ExitRecord record, Now now) {
    record = safe_to_tell(std::move(record), now.wall);
    record.will_restart = lifecycle_.end(record, now.monotonic);
    status_.last_exit = record;
    status_.active_ops.clear();
    last_load_.reset();
    Outcome outcome;
    choices_.stays_out = outcome.store.state = lifecycle_.stays_out();
    outcome.signals.emplace_back(Ejected{std::move(record)});
    return announced(std::move(outcome));
}

Outcome Core::tick(const Readings &readings, Now now) {
    Outcome outcome;
    status_.active_ops = readings.active_ops;
    if (status_.learning)
        learn(readings.observations, now);
    if (profiles_.is_over_limit() || now.monotonic - evicted_at_.monotonic >= evict_interval)
        evict(now);
    if (std::exchange(predictions_may_differ_, false))
        told_.tell(profiles_.predictions(), outcome.kernel);
    follow_load(readings.load, now);
    if (!announced_at_ || now.monotonic - *announced_at_ >= announce_interval)
        announce_profiles(now, outcome);
    return announced(std::move(outcome));
}

void Core::learn(const std::vector<Observation> &observations, Now now) {
    const auto taken = std::ranges::count_if(
        observations, [&](const Observation &observation) { return profiles_.merge(observation, now.wall); });
    note_changes(static_cast<std::size_t>(taken));
}

void Core::evict(Now now) {
    const auto step = (now.wall - evicted_at_.wall) -
                      std::chrono::floor<std::chrono::microseconds>(now.monotonic - evicted_at_.monotonic);
    // nobody slept that long: the clock was set, and what was learned before is not old because of it
    if (step > longest_sleep)
        profiles_.shift(step);
    evicted_at_ = now;
    note_changes(profiles_.evict(now.wall));
}

void Core::note_changes(std::size_t count) {
    if (count == 0)
        return;
    unannounced_changes_ += static_cast<std::uint32_t>(count);
    has_unsaved_ = true;
    predictions_may_differ_ = true;
}

void Core::follow_load(const SystemLoad &load, Now now) {
    const auto before = std::exchange(last_load_, LoadReading{load, now.monotonic});
    // where the load cannot be read it does not advance, and says nothing
    if (!before || load.total_ticks <= before->load.total_ticks)
        return;
    const LoadSample sample = load_between(before->load, load, now.monotonic - before->taken_at);
    status_.regime = regime_.step(sample.idle, sample.pressure);
}

void Core::announce_profiles(Now now, Outcome &outcome) {
    if (unannounced_changes_ == 0)
        return;
    announced_at_ = now.monotonic;
    outcome.signals.emplace_back(ProfilesUpdated{++generation_, std::exchange(unannounced_changes_, 0)});
}

Outcome Core::stored(StoreState state, Now now, StoreWrites tried) {
    if (tried.is_empty()) // and nothing is known of the disk that was not before
        return announced({});
    if (tried.profiles) {
        save_tried_at_ = now.monotonic;
        has_unsaved_ = has_unsaved_ && state != StoreState::ok;
        profile_store_ = state;
    }
    status_.store = state == StoreState::ok ? profile_store_ : state;
    return announced({});
}

std::optional<std::chrono::nanoseconds> Core::save_at() const {
    return has_unsaved_ ? std::optional(save_tried_at_ + save_interval) : std::nullopt;
}

KernelWrites Core::full_write() const { return told_.everything(); }

Outcome Core::unannounced() { return announced({}); }

void Core::refresh_status() {
    status_.state = lifecycle_.state();
    status_.reason = lifecycle_.reason();
    status_.restarts = lifecycle_.restarts();
    status_.mode = choices_.runtime_mode.value_or(choices_.mode);
    status_.learning = choices_.runtime_learning.value_or(choices_.learning);
}

Outcome Core::announced(Outcome outcome) {
    refresh_status();
    const auto note = [&outcome](Property property, const auto &now, auto &shown) {
        if (now == shown)
            return;
        shown = now;
        outcome.changed.insert(property);
    };
    note(Property::state, status_.state, shown_.state);
    note(Property::state_reason, status_.reason, shown_.reason);
    note(Property::mode, status_.mode, shown_.mode);
    note(Property::active_ops, status_.active_ops, shown_.active_ops);
    note(Property::regime, status_.regime, shown_.regime);
    note(Property::last_exit, status_.last_exit, shown_.last_exit);
    note(Property::restarts, status_.restarts, shown_.restarts);
    note(Property::generation, generation_, shown_generation_);
    note(Property::pinned_count, pinned_count_, shown_pinned_count_);
    note(Property::learning, status_.learning, shown_.learning);
    note(Property::store_state, status_.store, shown_.store);
    return outcome;
}

} // namespace pandemonium
