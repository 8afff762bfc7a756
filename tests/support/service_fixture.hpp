// SPDX-License-Identifier: GPL-2.0-or-later
//
// The real daemon on a bus of its own, with directories of its own and a polkit of the test's. PANDEMONIUMD in the
// environment names another build of it than the tests' own.
#pragma once

#include "support/bus_client.hpp"
#include "support/polkit_double.hpp"
#include "support/private_bus.hpp"
#include "support/test_loop.hpp"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <csignal>
#include <functional>
#include <memory>
#include <optional>

namespace pandemonium::test {

class ServiceFixture {
public:
    struct Options {
        QByteArray configuration = "mode = off\n";
        QByteArray administrator_pins = {};
        bool with_polkit = true;
        QProcessEnvironment environment = {};
        /// Runs in the daemon's process before the daemon does: between fork and exec, so system calls only.
        std::function<void()> before_exec = {};
    };
    ServiceFixture() : ServiceFixture(Options{}) {}
    explicit ServiceFixture(const Options &options);
    ServiceFixture(const ServiceFixture &) = delete;
    ServiceFixture &operator=(const ServiceFixture &) = delete;
    ~ServiceFixture();

    [[nodiscard]] std::unique_ptr<BusClient> client(uid_t uid = 0) const;
    /// Waits for the reply.
    [[nodiscard]] ReplyPtr answered(ReplyPtr reply) const;
    template <typename... Arguments>
    ReplyPtr call(const BusClient &client, const char *member, const char *types = "", Arguments... arguments) const {
        return answered(client.send(member, types, arguments...));
    }
    /// Everything the service shows of its state, as text.
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString property(const char *member) const;
    /// What the service wrote to its log so far.
    [[nodiscard]] QString log() const;
    [[nodiscard]] QString directory(const char *name) const;
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(daemon_.processId()); }
    /// Ends the daemon with that signal and waits until it has gone.
    void end_daemon(int number = SIGTERM);
    /// Starts it again with the same directories, and waits until it owns its name.
    void start_daemon();
    [[nodiscard]] bool is_running() const { return daemon_.state() == QProcess::Running; }
    /// Waits until the service owns its name.
    [[nodiscard]] bool wait_for_name() const;

    TestLoop loop;
    QTemporaryDir directories;
    PrivateBus bus;
    std::optional<PolkitDouble> polkit;

private:
    Options options_;
    QProcess daemon_;
};

/// Profiles as the reference wrote them (version 2): each batch and confident, 10 ms a run, with 8 votes.
[[nodiscard]] std::string profile_file(const std::vector<std::string> &names);

} // namespace pandemonium::test
