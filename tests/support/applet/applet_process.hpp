// SPDX-License-Identifier: GPL-2.0-or-later
//
// The applet as people start it: the program itself (APPLET in the environment), looked at from outside.
#pragma once

#include <QProcess>

#include <optional>

namespace pandemonium::test {

class AppletProcess {
public:
    explicit AppletProcess(const QStringList &arguments = {});
    AppletProcess(const AppletProcess &) = delete;
    AppletProcess &operator=(const AppletProcess &) = delete;
    ~AppletProcess();

    /// It can be asked for its window.
    [[nodiscard]] static bool is_ready();
    /// Asks for the window as a desktop does.
    static void open_window();
    void terminate() { process_.terminate(); }

    [[nodiscard]] qint64 pid() const { return process_.processId(); }
    [[nodiscard]] bool is_running() const { return process_.state() == QProcess::Running; }
    /// How it ended; nothing while it runs, -1 for a crash.
    [[nodiscard]] std::optional<int> exit_status() const;

    [[nodiscard]] qsizetype open_files() const;
    /// CPU time used so far, user and system, in milliseconds.
    [[nodiscard]] qint64 cpu_ms() const;
    /// Memory that is in use and in RAM, in MB; the most there was.
    [[nodiscard]] double resident_mb() const;
    [[nodiscard]] double highest_resident_mb() const;

private:
    [[nodiscard]] QByteArray file(const char *name) const;
    [[nodiscard]] double status_mb(const QByteArray &key) const;

    QProcess process_;
};

} // namespace pandemonium::test
