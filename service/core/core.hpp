// SPDX-License-Identifier: GPL-2.0-or-later
//
// The core: everything the service knows and every decision it makes, without an edge in sight. It takes
// readings, commands and the time as arguments, and returns what changed (outcome.hpp). It never calls the
// kernel, the bus, the disk or a clock.
#pragma once

#include "core/command.hpp"
#include "core/counters.hpp"
#include "core/exit_record.hpp"
#include "core/outcome.hpp"
#include "core/pins.hpp"
#include "core/profile_db.hpp"
#include "core/refusal.hpp"
#include "core/regime.hpp"

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

enum class State : std::uint8_t { off, starting, observing, scheduling, backing_off, failed };
[[nodiscard]] std::string_view to_string(State state);

enum class StoreState : std::uint8_t { ok, read_only, recovered, failed };
[[nodiscard]] std::string_view to_string(StoreState state);

/// What an attempt to run a mode came to: the state that holds now, why it is not what was asked for (one
/// sentence, else empty), the error a waiting client gets, and the ops the kernel runs.
struct Settlement {
    State state = State::off;
    std::string reason;
    std::optional<Refusal> error;
    std::string active_ops;
};

/// What one drain of the kernel side brought.
struct Readings {
    std::vector<Observation> observations;
    Counters counters;
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
    /// and passes what came of it; a settlement with an error leaves mode and choices as they were.
    [[nodiscard]] std::expected<Outcome, Refusal> commit(const Command &command, Now now,
                                                         const std::optional<Settlement> &settlement = {});

    /// An attach or detach begins; State shows starting until settled().
    [[nodiscard]] Outcome begin_transition();
    /// The kernel side reached a state without a command: at start, after a back-off, after a hotplug restart.
    [[nodiscard]] Outcome settled(const Settlement &settlement, Now now);
    /// The kernel let the scheduler go. Decides: stay out (SysRq, unregistered), try again (retry_at), or fail.
    [[nodiscard]] Outcome ended(ExitRecord record, Now now);
    /// Once a second while attached.
    [[nodiscard]] Outcome tick(const Readings &readings, Now now);
    /// A save succeeded or failed; the transition shows on the bus.
    [[nodiscard]] Outcome stored(StoreState state, Now now);
    /// Pins re-read from disk (reload).
    [[nodiscard]] Outcome replace_pins(Pins pins);
    /// Everything a freshly attached kernel side must be told: pins, predictions, knobs.
    [[nodiscard]] KernelWrites full_write() const;

    [[nodiscard]] const Status &status() const { return status_; }
    [[nodiscard]] const Choices &choices() const { return choices_; }
    [[nodiscard]] const ProfileDb &profiles() const { return profiles_; }
    [[nodiscard]] const Pins &pins() const { return pins_; }
    /// When the daemon should try to attach again; nothing when it should not.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> retry_at() const { return retry_at_; }
    /// True when learned profiles changed and the last save is five minutes old.
    [[nodiscard]] bool save_is_due(Now now) const;

private:
    Status status_;
    Choices choices_;
    ProfileDb profiles_;
    Pins pins_;
    std::optional<std::chrono::nanoseconds> retry_at_;
};

} // namespace pandemonium
