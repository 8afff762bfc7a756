// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lifecycle.hpp"

#include <array>
#include <utility>

namespace pandemonium {

namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr std::array back_off_steps{seconds(1), seconds(5), seconds(30)};
constexpr nanoseconds failure_window = std::chrono::minutes(10);
/// A restart the kernel asks for is done at once, unless the last one was just now: a CPU that is switched on and
/// off in a loop must not make a loop of us.
constexpr nanoseconds restart_spacing = seconds(10);

std::string_view fault_in_words(const ExitRecord &record) {
    switch (record.kind) {
    case exit_error_stall:
        return "The kernel ended the scheduler because a task waited too long for a CPU";
    case exit_error:
        return "The kernel ended the scheduler because of an error in it";
    case exit_error_bpf:
        return "The scheduler ended itself because of an error";
    default:
        return "The kernel ended the scheduler for a reason this version does not know";
    }
}

const std::string &in_words(const Settlement &settlement) {
    return settlement.reason.empty() && settlement.error ? settlement.error->sentence : settlement.reason;
}

} // namespace

std::string_view to_string(State state) {
    switch (state) {
    case State::off:
        return "off";
    case State::starting:
        return "starting";
    case State::observing:
        return "observing";
    case State::scheduling:
        return "scheduling";
    case State::backing_off:
        return "backing-off";
    case State::failed:
        return "failed";
    }
    return "";
}

Lifecycle::Lifecycle(bool stays_out) : is_out_(stays_out) {
    if (stays_out)
        (void)stay_out("Somebody ended the scheduler before");
}

void Lifecycle::begin() {
    if (state_ == State::starting)
        return;
    state_before_ = std::exchange(state_, State::starting);
    retry_under_way_ = std::exchange(retry_at_, std::nullopt);
}

void Lifecycle::settle(const Settlement &settlement, nanoseconds now) {
    const bool says_nothing = !settlement.error && settlement.reason.empty();
    const bool is_waiting = state_ == State::backing_off || state_ == State::failed;
    if (is_waiting && says_nothing && settlement.state != State::scheduling)
        return;
    if (settlement.error && settlement.state == state_)
        return;
    const bool was_retry = retry_under_way_ || retry_at_;
    retry_under_way_.reset();
    retry_at_.reset();
    if (was_retry && settlement.error && settlement.error->kind == RefusalKind::load_failed) {
        back_off("The scheduler could not be loaded again", now);
        return;
    }
    state_ = settlement.state;
    if (state_ == State::scheduling) {
        is_out_ = false;
        restarts_ += was_retry ? 1 : 0;
    }
    if (!says_nothing)
        reason_ = in_words(settlement);
    else if (!is_out_)
        reason_.clear();
}

void Lifecycle::grant(const Settlement &settlement, nanoseconds now) {
    forgive();
    settle(settlement, now);
}

void Lifecycle::refuse(const Settlement &settlement) {
    const auto planned = std::exchange(retry_under_way_, std::nullopt);
    state_ = settlement.state;
    if (state_ != state_before_)
        reason_ = in_words(settlement);
    else if (state_ == State::backing_off)
        retry_at_ = planned;
}

void Lifecycle::forgive() {
    state_ = State::starting;
    retry_at_.reset();
    retry_under_way_.reset();
    is_out_ = false;
    restarted_at_.reset();
    failures_.clear();
}

bool Lifecycle::end(const ExitRecord &record, nanoseconds now) {
    if (state_ != State::scheduling && state_ != State::starting)
        return false;
    is_out_ = true;
    retry_under_way_.reset();
    if (record.kind == exit_sysrq)
        return stay_out("A person ended the scheduler with SysRq-S");
    if (asks_for_restart(record))
        return restart(record, now);
    if (is_orderly(record))
        return stay_out("Somebody other than this service ended the scheduler");
    return back_off(fault_in_words(record), now);
}

bool Lifecycle::stay_out(std::string_view what) {
    state_ = State::off;
    reason_ = std::string(what) + "; it stays out until asked.";
    return false;
}

bool Lifecycle::restart(const ExitRecord &record, nanoseconds now) {
    const bool is_first = !restarted_at_ || now - *restarted_at_ >= restart_spacing;
    restarted_at_ = now;
    state_ = State::backing_off;
    retry_at_ = is_first ? now : now + back_off_steps.front();
    const bool is_hotplug = (static_cast<std::uint64_t>(record.code) & exit_code_hotplug) != 0;
    reason_ = is_hotplug ? "The set of CPUs changed; the scheduler starts again."
                         : "The kernel asked for a restart; the scheduler starts again.";
    return true;
}

bool Lifecycle::back_off(std::string_view what, nanoseconds now) {
    while (!failures_.empty() && now - failures_.front() > failure_window)
        failures_.pop_front();
    const std::size_t tries = failures_.size();
    failures_.push_back(now);
    reason_ = what;
    if (tries >= back_off_steps.size()) {
        state_ = State::failed;
        reason_ += "; three more tries in ten minutes did not help, so it stays out until asked.";
        return false;
    }
    state_ = State::backing_off;
    retry_at_ = now + back_off_steps[tries];
    reason_ += "; the next try is in " + std::to_string(back_off_steps[tries].count()) + " s.";
    return true;
}

} // namespace pandemonium
