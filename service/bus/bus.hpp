// SPDX-License-Identifier: GPL-2.0-or-later
//
// The bus edge: the three interfaces of dbus/*.xml on /org/pandemonium1. It checks what comes in, has it
// authorised, asks the daemon to do it and answers; it publishes what changed. It survives the bus: when the
// connection dies it is rebuilt, and everything else goes on meanwhile.
#pragma once

#include "core/core.hpp"
#include "core/result.hpp"
#include "core/sample.hpp"
#include "core/task_report.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct sd_event;

namespace pandemonium {

using Answer = std::expected<Reply, Refusal>;

/// What the bus edge asks of the daemon. All are called on the loop's thread.
struct BusHooks {
    /// Carries out a command that was checked and authorised; answers once its effect is real.
    std::function<void(Command command, std::function<void(Answer)> answer)> perform;
    /// The task behind a pidfd (busctl's h, or made from a pid); nothing when it was never seen.
    std::function<Result<std::optional<TaskReport>>(int pidfd)> explain;
    /// Counters now; a refusal when nothing is attached.
    std::function<std::expected<Snapshot, Refusal>()> snapshot;
    /// The ops the kernel runs, read now.
    std::function<std::string()> active_ops;
    /// All learned profiles as a PDDB file, and the other way round.
    std::function<std::vector<std::byte>()> export_profiles;
    std::function<std::expected<ImportProfiles, Refusal>(std::span<const std::byte> file)> parse_import;
    /// The machine is about to sleep or to go down: what is unsaved is to be saved now.
    std::function<void()> before_sleep;
    /// The name is owned (again), or lost.
    std::function<void(bool owned)> name_changed;
};

class Bus {
public:
    /// Nothing is opened yet. core must outlive the bus; it is only read.
    Bus(sd_event *event, const Core &core, BusHooks hooks);
    ~Bus();
    Bus(const Bus &) = delete;
    Bus &operator=(const Bus &) = delete;

    /// Opens the system bus and asks for the name. A failure is told and retried every few seconds by the loop.
    [[nodiscard]] Result<void> start();
    /// Signals and one PropertiesChanged per interface for what changed.
    void publish(const Outcome &outcome);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace pandemonium
