// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/daemon.hpp"

#include "kernel/sched_ext.hpp"
#include "kernel/system_load.hpp"
#include "store/profile_codec.hpp"

#include <format>
#include <systemd/sd-daemon.h>
#include <time.h>
#include <utility>
#include <variant>

namespace pandemonium {

namespace {

constexpr std::chrono::seconds tick_interval{1};
constexpr const char *pin_directory = "/sys/fs/bpf/pandemonium";

Now now() {
    timespec monotonic{};
    clock_gettime(CLOCK_MONOTONIC, &monotonic);
    return {.monotonic = std::chrono::seconds(monotonic.tv_sec) + std::chrono::nanoseconds(monotonic.tv_nsec),
            .wall = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())};
}

/// For a monotonic time, or for none.
void arm(Timer &timer, const std::optional<std::chrono::nanoseconds> &at) {
    if (!at)
        return timer.disarm();
    const auto wait = std::max(*at - now().monotonic, std::chrono::nanoseconds::zero());
    timer.arm(std::chrono::ceil<std::chrono::microseconds>(wait));
}

KernelSource kernel_source(const KernelOptions &options) {
    return {.scheduler = [options] { return attach_scheduler(options); },
            .observer = [options] { return attach_observer(options); }};
}

/// While programs are loaded the loop stands still, and on a machine that has far too much to do that takes its time.
constexpr std::chrono::microseconds patience_while_loading = std::chrono::minutes(2);

void tell_watchdog(bool loading) {
    std::uint64_t usual = 0;
    if (sd_watchdog_enabled(0, &usual) > 0)
        (void)sd_notifyf(0, "WATCHDOG_USEC=%llu", // without systemd nobody listens
                         static_cast<unsigned long long>(loading ? patience_while_loading.count() : usual));
}

/// A file that was edited meanwhile is busy, not broken.
Refusal store_refusal(const Error &error) {
    return {error.number == ESTALE ? RefusalKind::busy : RefusalKind::store_failed, error.sentence};
}

std::vector<std::byte> export_file(const ProfileDb &db) {
    std::vector<Profile> profiles;
    for (const auto &[name, profile] : db.all())
        profiles.push_back(profile);
    return serialise_profiles(profiles);
}

std::expected<ImportProfiles, Refusal> parse_import(std::span<const std::byte> file) {
    auto parsed = parse_profiles(file, now().wall);
    if (!parsed)
        return std::unexpected(Refusal{RefusalKind::invalid_args, "The profile file " + parsed.error() + "."});
    return ImportProfiles{.profiles = std::move(parsed->profiles), .skipped = parsed->skipped, .replace = false};
}

} // namespace

Daemon::Daemon(sd_event *event, Store &store) : Daemon(event, store, store.load_all(now().wall)) {}

Daemon::Daemon(sd_event *event, Store &store, Store::Loaded loaded)
    : event_(event), store_(store), core_(std::move(loaded.start), now()),
      supervisor_(event, kernel_source({.pin_directory = loaded.configuration.pin_maps ? pin_directory : ""}),
                  [this](ExitRecord record) { on_ended(std::move(record)); }),
      bus_(event, core_, hooks()), tick_(event, [this] { on_tick(); }), retry_(event, [this] { on_retry(); }),
      save_(event, [this] { save_profiles(); }) {
    log(loaded.reports);
}

BusHooks Daemon::hooks() {
    return {
        .perform = [this](const Command &command,
                          const std::function<void(Answer)> &answer) { perform(command, answer); },
        .explain = [this](int pidfd) -> Result<std::optional<TaskReport>> {
            Kernel *kernel = supervisor_.kernel();
            return kernel != nullptr ? kernel->explain(pidfd) : std::nullopt;
        },
        .snapshot = [this]() -> std::expected<Snapshot, Refusal> {
            Kernel *kernel = supervisor_.kernel();
            if (kernel == nullptr)
                return std::unexpected(
                    Refusal{RefusalKind::not_running, std::format("Nothing is measured while the state is {}.",
                                                                  to_string(core_.status().state))});
            const auto counters = kernel->read_counters();
            if (!counters)
                return std::unexpected(Refusal{RefusalKind::not_running, counters.error().sentence});
            return Snapshot{*counters, read_system_load(), now().monotonic};
        },
        .active_ops = [] { return active_ops(); },
        .export_profiles = [this] { return export_file(core_.profiles()); },
        .parse_import = [](std::span<const std::byte> file) { return parse_import(file); },
        .before_sleep = [this] { save_profiles(); },
        .name_changed = [this](bool owned) { on_name_changed(owned); },
    };
}

void Daemon::start() {
    if (const auto started = bus_.start(); !started)
        log(Priority::warning, started.error().sentence);
    begin(core_.due_mode(), [this](const Settlement &settlement) { on_unasked_settlement(settlement); });
}

void Daemon::on_unasked_settlement(const Settlement &settlement) {
    // Somebody else's scheduler is no reason to see nothing.
    if (settlement.error && settlement.error->kind == RefusalKind::other_scheduler_active) {
        return begin(Mode::observe, [this, reason = settlement.reason](Settlement observing) {
            if (!observing.error)
                observing.reason = reason;
            on_settled(observing);
        });
    }
    on_settled(settlement);
}

void Daemon::begin(Mode mode, std::function<void(Settlement)> done) {
    bus_.publish(core_.begin_transition());
    tell_systemd();
    tell_watchdog(true);
    supervisor_.settle(mode, [this, done = std::move(done)](Settlement settlement) {
        tell_watchdog(false);
        if (supervisor_.kernel() != nullptr && !settlement.error)
            tell_everything();
        done(std::move(settlement));
    });
}

void Daemon::on_settled(const Settlement &settlement) {
    settled_once_ = true;
    if (settlement.error)
        log(Priority::error, settlement.reason);
    announce(core_.settled(settlement, now()));
}

void Daemon::perform(const Command &command, const std::function<void(Answer)> &answer) {
    if (const auto *mode = std::get_if<SetMode>(&command))
        return perform_life_cycle(command, mode->mode, answer);
    if (std::holds_alternative<ResetFailure>(command))
        return perform_life_cycle(command, core_.status().mode, answer);

    auto done = decide(command);
    if (!done && done.error().kind == RefusalKind::busy) {
        // Somebody edited pins.conf meanwhile: their edit is taken first, then the command is decided once more.
        take_pins_from_disk();
        done = decide(command);
    }
    answer(done);
}

Answer Daemon::decide(const Command &command) {
    const Core before = core_;
    const auto outcome = core_.commit(command, now());
    if (!outcome)
        return std::unexpected(outcome.error());
    if (const auto kept = keep(outcome->store, Generations::previous_replaced, &before); !kept)
        return std::unexpected(store_refusal(kept.error()));
    Reply reply = outcome->reply;
    reply.enforced = announce(*outcome) && reply.enforced;
    return reply;
}

void Daemon::perform_life_cycle(const Command &command, Mode mode, const std::function<void(Answer)> &answer) {
    if (supervisor_.is_busy())
        return answer(std::unexpected(Refusal{RefusalKind::busy, "A change of mode is under way."}));
    const State state = core_.status().state;
    begin(mode, [this, command, answer, state](Settlement settlement) {
        if (settlement.error && supervisor_.kernel() == nullptr)
            settlement.state = state;
        const Core before = core_;
        const auto outcome = core_.commit(command, now(), settlement);
        if (!outcome) {
            announce(core_.unannounced()); // the state that holds after the refusal
            return answer(std::unexpected(outcome.error()));
        }
        if (const auto kept = keep(outcome->store, Generations::previous_kept, &before); !kept)
            return take_back(kept.error(), answer);
        announce(*outcome);
        answer(outcome->reply);
    });
}

/// A mode that cannot be remembered as asked does not hold either.
void Daemon::take_back(const Error &error, const std::function<void(Answer)> &answer) {
    begin(core_.due_mode(), [this, error, answer](const Settlement &settlement) {
        on_settled(settlement);
        answer(std::unexpected(store_refusal(error)));
    });
}

void Daemon::on_retry() {
    if (!supervisor_.is_busy())
        begin(core_.due_mode(), [this](const Settlement &settlement) { on_unasked_settlement(settlement); });
}

void Daemon::on_ended(ExitRecord record) {
    const std::string said =
        "The kernel said: " + record.reason + (record.message.empty() ? "" : ", " + record.message);
    const auto outcome = core_.ended(std::move(record), now());
    announce(outcome);
    if (const auto kept = keep(outcome.store, Generations::previous_kept); !kept)
        log(Priority::error, kept.error().sentence);
    log(Priority::warning, core_.status().reason + " " + said);
}

void Daemon::on_tick() {
    supervisor_.notice_exit();
    Kernel *kernel = supervisor_.kernel();
    if (kernel == nullptr)
        return;
    arm_timers(); // first, so that nothing thrown below ends the ticking
    const auto readings = kernel->drain();
    if (!readings) {
        if (!std::exchange(readings_fail_, true))
            log(Priority::error, readings.error().sentence);
        return;
    }
    if (std::exchange(readings_fail_, false))
        log(Priority::notice, "Readings of the kernel side work again.");
    if (kernel_is_behind_ && kernel->write(core_.full_write())) // what a failed write left out
        kernel_is_behind_ = false;
    announce(core_.tick(*readings, now()));
}

void Daemon::save_profiles() {
    if (const auto saved = keep({.profiles = true}, Generations::previous_kept); !saved)
        log(Priority::error, saved.error().sentence);
    arm_timers();
}

Result<void> Daemon::persist(const StoreWrites &writes, Generations generations) {
    if (writes.pins) {
        if (const auto saved = store_.save_pins(core_.pins()); !saved)
            return saved;
    }
    if (writes.state || writes.pins) { // runtime pins are kept beside the runtime choices
        const auto saved = store_.save_choices(core_.choices(), core_.pins(), now().wall);
        if (!saved)
            return std::unexpected(saved.error());
        log(*saved);
    }
    if (!writes.profiles)
        return {};
    const auto saved = store_.save_profiles(core_.profiles(), generations, now().wall);
    if (!saved)
        return std::unexpected(saved.error());
    log(*saved);
    return {};
}

/// Persists and lets the state of the store show. A command that could not be kept is gone from the core before.
Result<void> Daemon::keep(const StoreWrites &writes, Generations generations, const Core *otherwise) {
    const auto kept = persist(writes, generations);
    if (!kept && otherwise != nullptr) {
        core_ = *otherwise;
        // A file that was written before another failed goes back as well; what fails once more was told already.
        if (writes.pins && kept.error().number != ESTALE)
            (void)store_.save_pins(core_.pins());
    }
    if (kept || kept.error().number != ESTALE)
        bus_.publish(core_.stored(kept ? StoreState::ok : state_after(kept.error()), now(), writes));
    return kept;
}

bool Daemon::announce(const Outcome &outcome) {
    write_kernel(outcome.kernel);
    bus_.publish(outcome);
    arm_timers();
    tell_systemd();
    return !kernel_is_behind_;
}

void Daemon::tell_everything() {
    kernel_is_behind_ = false; // this attachment was told nothing yet
    write_kernel(core_.full_write());
}

void Daemon::write_kernel(const KernelWrites &writes) {
    Kernel *kernel = supervisor_.kernel();
    if (kernel == nullptr || writes.is_empty())
        return;
    if (const auto written = kernel->write(writes); !written && !std::exchange(kernel_is_behind_, true))
        log(Priority::error, written.error().sentence);
}

void Daemon::arm_timers() {
    if (supervisor_.kernel() != nullptr)
        tick_.arm(tick_interval);
    else
        tick_.disarm();
    arm(retry_, core_.retry_at());
    arm(save_, core_.save_at());
}

void Daemon::on_name_changed(bool owned) {
    name_owned_ = owned;
    tell_systemd();
}

void Daemon::tell_systemd() {
    const Status &status = core_.status();
    std::string line(to_string(status.state));
    if (!status.reason.empty())
        line += ": " + status.reason;
    if (std::exchange(status_told_, line) != line)
        (void)sd_notifyf(0, "STATUS=%s", line.c_str()); // without systemd nobody listens
    if (name_owned_ && settled_once_ && !std::exchange(ready_told_, true))
        (void)sd_notify(0, "READY=1");
}

void Daemon::log(Priority priority, std::string message) {
    journal_.write({.priority = priority, .message = std::move(message), .fields = {}, .cause = {}});
}

void Daemon::log(const Reports &reports) {
    for (const Report &report : reports)
        log(report.severity == Report::Severity::warning ? Priority::warning : Priority::info, report.sentence);
}

void Daemon::reload() {
    if (!ready_told_) // the start is not over, and READY=1 would say that it is
        return take_pins_from_disk();
    (void)sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%llu",
                     static_cast<unsigned long long>(now().monotonic / std::chrono::microseconds(1)));
    take_pins_from_disk();
    (void)sd_notify(0, "READY=1");
}

void Daemon::take_pins_from_disk() {
    auto loaded = store_.reload_pins(core_.pins());
    log(loaded.reports);
    announce(core_.replace_pins(std::move(loaded.pins)));
}

void Daemon::stop() {
    (void)sd_notify(0, "STOPPING=1");
    sd_event_exit(event_, 0); // first, so that nothing thrown below keeps the service running
    save_profiles();
    const auto dropped = store_.drop_runtime_choices(now().wall);
    if (dropped)
        log(*dropped);
    else
        log(Priority::error, dropped.error().sentence);
    supervisor_.detach();
}

} // namespace pandemonium
