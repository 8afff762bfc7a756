// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shell around the core: one loop that gathers readings, commands and exits, asks the core, and carries out
// what it returns: store, kernel, bus, reply. Contains no rule about tiers.
#pragma once

#include "bus/bus.hpp"
#include "bus/journal.hpp"
#include "core/core.hpp"
#include "daemon/event.hpp"
#include "daemon/supervisor.hpp"
#include "store/store.hpp"

#include <functional>
#include <optional>

namespace pandemonium {

class Daemon {
public:
    Daemon(sd_event *event, Store &store);

    /// Opens the bus and brings up the remembered mode; the loop does the rest.
    void start();
    /// Reads pins again (SIGHUP).
    void reload();
    /// Saves what is unsaved and gives the kernel its own scheduler back. The loop ends after it.
    void stop();

private:
    Daemon(sd_event *event, Store &store, Store::Loaded loaded);
    [[nodiscard]] BusHooks hooks();

    void perform(const Command &command, const std::function<void(Answer)> &answer);
    [[nodiscard]] Answer decide(const Command &command);
    void perform_life_cycle(const Command &command, Mode mode, const std::function<void(Answer)> &answer);
    void take_back(const Error &error, const std::function<void(Answer)> &answer);
    void begin(Mode mode, std::function<void(Settlement)> done);

    /// At start and on a retry, where nobody waits for an answer.
    void on_unasked_settlement(const Settlement &settlement);
    void on_settled(const Settlement &settlement);
    void on_retry();
    void on_ended(ExitRecord record);
    void on_tick();
    void on_name_changed(bool owned);

    /// The exit everything takes: persist, then announce. What cannot be kept is taken back before anybody sees it.
    [[nodiscard]] Result<void> persist(const StoreWrites &writes, Generations generations);
    [[nodiscard]] Result<void> keep(const StoreWrites &writes, Generations generations,
                                    const Core *otherwise = nullptr);
    /// False when the kernel side was not told everything; the next tick tells it all again.
    bool announce(const Outcome &outcome);
    void tell_everything();
    void write_kernel(const KernelWrites &writes);
    void save_profiles();
    void take_pins_from_disk();
    /// So that nothing wakes the service but what can change something.
    void arm_timers();
    void tell_systemd();
    void log(Priority priority, std::string message);
    void log(const Reports &reports);

    sd_event *event_;
    Store &store_;
    Journal journal_;
    Core core_;
    Supervisor supervisor_;
    Bus bus_;
    Timer tick_;
    Timer retry_;
    Timer save_;
    bool name_owned_ = false;
    bool ready_told_ = false;
    bool settled_once_ = false;
    bool kernel_is_behind_ = false;
    bool readings_fail_ = false; ///< told already
    std::string status_told_;
};

} // namespace pandemonium
