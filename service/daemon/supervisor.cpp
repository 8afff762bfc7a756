// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/supervisor.hpp"

#include "kernel/sched_ext.hpp"

#include <utility>

namespace pandemonium {

namespace {

// The kernel enables a scheduler within milliseconds, and on an emulated machine under load within a second.
constexpr std::chrono::milliseconds look_interval{10};
constexpr unsigned looks = 500;

RefusalKind refusal_kind(AttachFailure::Kind kind) {
    switch (kind) {
    case AttachFailure::Kind::unsupported:
        return RefusalKind::not_supported;
    case AttachFailure::Kind::other_scheduler:
        return RefusalKind::other_scheduler_active;
    case AttachFailure::Kind::permission:
    case AttachFailure::Kind::load_failed:
        break;
    }
    return RefusalKind::load_failed;
}

} // namespace

Supervisor::Supervisor(sd_event *event, KernelSource source, std::function<void(ExitRecord)> on_ended)
    : event_(event), source_(std::move(source)), on_ended_(std::move(on_ended)),
      look_(event, [this] { look_at_candidate(); }) {}

void Supervisor::settle(Mode mode, std::function<void(Settlement)> done) {
    done_ = std::move(done);
    switch (mode) {
    case Mode::off:
        detach();
        return finish({.state = State::off, .reason = {}, .error = {}, .active_ops = active_ops()});
    case Mode::observe:
        return settle_observing({});
    case Mode::schedule:
        return settle_scheduling();
    }
}

void Supervisor::detach() {
    exit_watch_.reset();
    candidate_.reset();
    kernel_.reset();
    look_.disarm();
}

void Supervisor::settle_observing(std::string reason) {
    auto observer = source_.observer();
    if (!observer)
        return refuse(observer.error());
    adopt(*std::move(observer), std::move(reason));
}

void Supervisor::settle_scheduling() {
    if (kernel_ && kernel_->enforces() && kernel_->is_enabled().value_or(false))
        return finish({.state = State::scheduling, .reason = {}, .error = {}, .active_ops = active_ops()});
    if (kernel_ && kernel_->enforces())
        detach(); // the kernel let it go, and its doorbell was not heard yet
    may_try_again_ = true;
    attach_candidate();
}

void Supervisor::attach_candidate() {
    auto scheduler = source_.scheduler();
    if (scheduler) {
        candidate_ = *std::move(scheduler);
        looks_left_ = looks;
        return look_at_candidate();
    }
    // Without sched_ext observing is what this kernel can do, and a mode that works, not an error.
    if (scheduler.error().kind == AttachFailure::Kind::unsupported)
        return settle_observing(scheduler.error().sentence);
    refuse(scheduler.error());
}

void Supervisor::look_at_candidate() {
    const auto enabled = candidate_->is_enabled();
    if (!enabled) {
        candidate_.reset();
        const auto &exit = enabled.error().exit;
        if (exit && asks_for_restart(*exit) && std::exchange(may_try_again_, false))
            return attach_candidate();
        return refuse(enabled.error());
    }
    if (*enabled)
        return adopt(std::move(candidate_), {});
    if (looks_left_-- == 0) {
        candidate_.reset();
        return refuse({AttachFailure::Kind::load_failed, "The kernel did not enable the scheduler in time."});
    }
    look_.arm(look_interval, look_interval);
}

void Supervisor::adopt(std::unique_ptr<Kernel> kernel, std::string reason) {
    exit_watch_.reset();
    kernel_ = std::move(kernel);
    if (kernel_->exit_fd() >= 0)
        exit_watch_.emplace(event_, kernel_->exit_fd(), [this] { notice_exit(); });
    finish({.state = kernel_->enforces() ? State::scheduling : State::observing,
            .reason = std::move(reason),
            .error = {},
            .active_ops = active_ops()});
}

void Supervisor::refuse(const AttachFailure &failure) {
    State state = failure.kind == AttachFailure::Kind::unsupported ? State::off : State::failed;
    if (kernel_)
        state = kernel_->enforces() ? State::scheduling : State::observing;
    finish({.state = state,
            .reason = failure.sentence,
            .error = Refusal{refusal_kind(failure.kind), failure.sentence},
            .active_ops = active_ops(),
            .exit = failure.exit});
}

void Supervisor::finish(Settlement settlement) {
    const auto done = std::exchange(done_, nullptr);
    done(std::move(settlement));
}

void Supervisor::notice_exit() {
    const auto exit = kernel_ ? kernel_->exit_info() : std::nullopt;
    if (!exit)
        return;
    detach();
    on_ended_(*exit);
}

} // namespace pandemonium
