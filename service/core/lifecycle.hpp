// SPDX-License-Identifier: GPL-2.0-or-later
//
// The life of an attachment as a pure state machine: starting, running, let go by the kernel, tried again or left
// alone. It decides when to come back and says in words why the state is not what was asked for.
#pragma once

#include "core/exit_record.hpp"
#include "core/refusal.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace pandemonium {

enum class State : std::uint8_t { off, starting, observing, scheduling, backing_off, failed };
[[nodiscard]] std::string_view to_string(State state);

/// What an attempt to run a mode came to: the state that holds now, why it is not what was asked for (one
/// sentence, else empty), the error a waiting client gets, the ops the kernel runs, and how the kernel let go a
/// scheduler that it had taken and could not enable.
struct Settlement {
    State state = State::off;
    std::string reason;
    std::optional<Refusal> error;
    std::string active_ops;
    std::optional<ExitRecord> exit{};
};

class Lifecycle {
public:
    /// stays_out: somebody ended the scheduler in the life of the service before this one (stays_out()).
    explicit Lifecycle(bool stays_out = false);
    /// An attach or detach begins. When a retry was planned, this is it.
    void begin();
    /// It is over. A retry that could not load counts as another failure; every other outcome is taken as it is. An
    /// observer that was attached without begin() while backing off or failed changes neither, and an error that leaves
    /// the state as it is was told before (refuse()).
    void settle(const Settlement &settlement, std::chrono::nanoseconds now);
    /// A person asked for a mode or for another try and got it: what happened before is forgiven.
    void grant(const Settlement &settlement, std::chrono::nanoseconds now);
    /// A person asked and did not get it: what held before begin() holds again, a planned retry included, unless the
    /// settlement names another state.
    void refuse(const Settlement &settlement);
    /// The kernel let the scheduler go. True when it will be tried again (retry_at).
    bool end(const ExitRecord &record, std::chrono::nanoseconds now);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] const std::string &reason() const { return reason_; }
    /// Monotonic; nothing when there is no reason to try again.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> retry_at() const { return retry_at_; }
    /// How often a retry brought the scheduler back.
    [[nodiscard]] std::uint32_t restarts() const { return restarts_; }
    /// Let go by the kernel, and not back.
    [[nodiscard]] bool is_out() const { return is_out_; }
    /// And left alone until somebody asks.
    [[nodiscard]] bool stays_out() const { return is_out_ && state_ == State::off; }

private:
    void forgive();
    bool stay_out(std::string_view what);
    bool restart(const ExitRecord &record, std::chrono::nanoseconds now);
    bool back_off(std::string_view what, std::chrono::nanoseconds now);

    State state_ = State::off;
    std::string reason_;
    std::optional<std::chrono::nanoseconds> retry_at_;
    State state_before_ = State::off;                         ///< begin()
    std::optional<std::chrono::nanoseconds> retry_under_way_; ///< when it was planned for
    std::uint32_t restarts_ = 0;
    bool is_out_ = false;
    std::optional<std::chrono::nanoseconds> restarted_at_; ///< last restart the kernel asked for
    std::deque<std::chrono::nanoseconds> failures_;        ///< of the last ten minutes
};

} // namespace pandemonium
