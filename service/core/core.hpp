// SPDX-License-Identifier: GPL-2.0-or-later
//
// The core: everything the service knows and every decision it makes, without an edge in sight. It takes
// readings, commands and the time as arguments, and returns what changed (outcome.hpp). It never calls the
// kernel, the bus, the disk or a clock.
#pragma once

#include "core/command.hpp"
#include "core/counters.hpp"
#include "core/exit_record.hpp"
#include "core/lifecycle.hpp"
#include "core/outcome.hpp"
#include "core/pins.hpp"
#include "core/profile_db.hpp"
#include "core/refusal.hpp"
#include "core/regime.hpp"
#include "core/sample.hpp"
#include "core/told.hpp"

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace pandemonium {

struct Now {
    std::chrono::nanoseconds monotonic{}; ///< CLOCK_MONOTONIC: ages, dwell, back-off
    WallTime wall{};                      ///< first and last seen, exit times
};

enum class StoreState : std::uint8_t { ok, read_only, recovered, failed };
[[nodiscard]] std::string_view to_string(StoreState state);

/// What one drain of the kernel side brought.
struct Readings {
    std::vector<Observation> observations;
    SystemLoad load;
    std::string active_ops;
};

/// Either the command is already true and is answered at once, or it needs this to be authorised first.
struct Consideration {
    bool already_so = false;
    Intent intent = Intent::manage_scheduler;
    Reply reply; ///< when already so
};

/// What the properties of the bus show.
struct Status {
    State state = State::off;
    std::string reason;
    Mode mode = Mode::off;
    std::string active_ops;
    Regime regime = Regime::light;
    std::optional<ExitRecord> last_exit;
    std::uint32_t restarts = 0;
    bool learning = true;
    StoreState store = StoreState::ok;
};

/// Choices with their lasting value and, if given, the one that holds until the service stops.
struct Choices {
    Mode mode = Mode::schedule;
    std::optional<Mode> runtime_mode;
    bool learning = true;
    std::optional<bool> runtime_learning;
    /// Somebody ended the scheduler past the service, by SysRq-S for one, and has not asked for it again.
    bool stays_out = false;

    bool operator==(const Choices &) const = default;
};

class Core {
public:
    struct Start {
        Choices choices;
        ProfileDb profiles;
        Pins pins;
        StoreState store = StoreState::ok;
    };
    Core(Start start, Now now);

    /// Checks a command against the state. Refusals change nothing.
    [[nodiscard]] std::expected<Consideration, Refusal> consider(const Command &command) const;
    /// Applies an authorised command. For SetMode and ResetFailure the daemon has acted on the kernel already
    /// and passes what came of it; a settlement with an error leaves mode and choices as they were and is the
    /// refusal. What it changed nevertheless (the state) is told by unannounced().
    [[nodiscard]] std::expected<Outcome, Refusal> commit(const Command &command, Now now,
                                                         const std::optional<Settlement> &settlement = {});

    /// What changed and was not part of an outcome yet: to be published after a refused commit.
    [[nodiscard]] Outcome unannounced();

    /// An attach or detach begins; State shows starting until settled().
    [[nodiscard]] Outcome begin_transition();
    /// The kernel side reached a state without a command: at start, after a back-off, after a hotplug restart. A retry
    /// that could not be loaded is one more failure: backing off or failed, whatever state the settlement names.
    [[nodiscard]] Outcome settled(const Settlement &settlement, Now now);
    /// The kernel let the scheduler go. Decides: stay out (SysRq, unregistered), try again (retry_at), or fail.
    [[nodiscard]] Outcome ended(ExitRecord record, Now now);
    /// Once a second while attached.
    [[nodiscard]] Outcome tick(const Readings &readings, Now now);
    /// A save of these files succeeded or failed; the transition shows on the bus. Unsaved profiles stay due, later.
    [[nodiscard]] Outcome stored(StoreState state, Now now, StoreWrites tried);
    /// Pins re-read from disk (reload).
    [[nodiscard]] Outcome replace_pins(Pins pins);
    /// Everything a freshly attached kernel side must be told: pins and predictions. Outcomes go on from there.
    [[nodiscard]] KernelWrites full_write() const;

    [[nodiscard]] const Status &status() const { return status_; }
    [[nodiscard]] const Choices &choices() const { return choices_; }
    /// What to run when nobody asks just now: the mode, but a scheduler that somebody ended stays out.
    [[nodiscard]] Mode due_mode() const { return choices_.stays_out ? Mode::off : status_.mode; }
    /// Counts changes of the learned profiles, as announced.
    [[nodiscard]] std::uint64_t generation() const { return generation_; }
    [[nodiscard]] const ProfileDb &profiles() const { return profiles_; }
    [[nodiscard]] const Pins &pins() const { return pins_; }
    /// When the daemon should try to attach again; nothing when it should not.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> retry_at() const { return lifecycle_.retry_at(); }
    /// When learned profiles that are not saved should be: five minutes after the last try. Nothing when all are.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> save_at() const;

private:
    using Judgement = std::expected<Consideration, Refusal>;
    [[nodiscard]] Judgement judge(const SetMode &command) const;
    [[nodiscard]] Judgement judge(const ResetFailure &command) const;
    [[nodiscard]] Judgement judge(const PinProfile &command) const;
    [[nodiscard]] Judgement judge(const UnpinProfile &command) const;
    [[nodiscard]] Judgement judge(const ForgetProfile &command) const;
    [[nodiscard]] Judgement judge(const ForgetAll &command) const;
    [[nodiscard]] Judgement judge(const SetLearning &command) const;
    [[nodiscard]] Judgement judge(const ImportProfiles &command) const;

    [[nodiscard]] std::expected<Outcome, Refusal> settle(const Command &command,
                                                         const std::optional<Settlement> &settlement, Now now);
    [[nodiscard]] Outcome apply(const PinProfile &command, Now now);
    [[nodiscard]] Outcome apply(const UnpinProfile &command, Now now);
    [[nodiscard]] Outcome apply(const ForgetProfile &command, Now now);
    [[nodiscard]] Outcome apply(const ForgetAll &command, Now now);
    [[nodiscard]] Outcome apply(const SetLearning &command, Now now);
    [[nodiscard]] Outcome apply(const ImportProfiles &command, Now now);

    void take(const Settlement &settlement, WallTime now);
    void hold(Pins pins, Outcome &outcome);
    void clear_profiles(Outcome &outcome);
    void rewrite_profiles(Outcome &outcome);
    void learn(const std::vector<Observation> &observations, Now now);
    void evict(Now now);
    void note_changes(std::size_t count);
    void follow_load(const SystemLoad &load, Now now);
    void announce_profiles(Now now, Outcome &outcome);
    void refresh_status();
    [[nodiscard]] Outcome announced(Outcome outcome);
    [[nodiscard]] bool is_enforcing() const { return status_.state == State::scheduling; }

    struct LoadReading {
        SystemLoad load;
        std::chrono::nanoseconds taken_at{}; ///< monotonic
    };

    Status status_;
    Choices choices_;
    ProfileDb profiles_;
    Pins pins_;
    std::size_t pinned_count_ = 0;
    Lifecycle lifecycle_;
    RegimeDetector regime_;
    Told told_;
    std::optional<LoadReading> last_load_; ///< of this attachment

    std::uint64_t generation_ = 0;
    std::uint32_t unannounced_changes_ = 0;
    std::optional<std::chrono::nanoseconds> announced_at_;
    Now evicted_at_;
    std::chrono::nanoseconds save_tried_at_;
    StoreState profile_store_ = StoreState::ok; ///< as of their last save, whatever became of other files
    bool has_unsaved_ = false;
    bool predictions_may_differ_ = false;

    /// The properties as last announced.
    Status shown_;
    std::uint64_t shown_generation_ = 0;
    std::size_t shown_pinned_count_ = 0;
};

} // namespace pandemonium
