// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test support: the machine under test seen from inside, as an administrator sees it: commands, files of the kernel,
// people at its terminals, and programs of known behaviour.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <chrono>
#include <initializer_list>
#include <list>

namespace machine {

struct Finished {
    int status = -1;
    QString output; ///< standard output and error
};

/// Runs a shell command to its end, at most two minutes.
Finished run(const QString &command);
/// A file's text without surrounding white space; empty when it cannot be read.
QString file(const QString &path);
bool write_file(const QString &path, const QByteArray &text);

/// The sched_ext scheduler the kernel runs, or empty; how often one was enabled since boot.
[[nodiscard]] QString active_ops();
[[nodiscard]] QString enable_count();

/// What a command says that a user runs in a login session, on a terminal of seat0 or without a seat. The session on
/// the terminal that shows (tty1) is the active one.
[[nodiscard]] QString in_session(const QString &user, const QString &terminal, const QString &command);

/// Lets a process run on these CPUs only; 0 is the caller.
[[nodiscard]] bool may_run_on(quint32 pid, std::initializer_list<int> cpus);

/// A program of tests/support/programs, ended with the object.
class Program {
public:
    Program(const QString &behaviour, const QString &name);
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// True once it says it is ready.
    [[nodiscard]] bool is_ready();
    [[nodiscard]] quint32 pid() const { return static_cast<quint32>(process_.processId()); }
    /// How long it had a CPU since its birth.
    [[nodiscard]] std::chrono::nanoseconds cpu_time() const;
    void finish();

private:
    QProcess process_;
};

/// Programs that never sleep, two for every CPU.
[[nodiscard]] std::list<Program> hogs_for_all_cpus();

/// A program stopped where it starts: loaded, named, and without an instruction of its own run. Ended with the object.
class NewbornProgram {
public:
    explicit NewbornProgram(const QString &name);
    ~NewbornProgram();
    NewbornProgram(const NewbornProgram &) = delete;
    NewbornProgram &operator=(const NewbornProgram &) = delete;

    /// True once it has stopped there.
    [[nodiscard]] bool is_born();
    [[nodiscard]] quint32 pid() const { return static_cast<quint32>(process_.processId()); }

private:
    QProcess process_;
};

} // namespace machine
