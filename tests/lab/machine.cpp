// SPDX-License-Identifier: GPL-2.0-or-later
#include "machine.hpp"

#include <QFile>
#include <QThread>

#include <csignal>
#include <ctime>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

namespace machine {

namespace {

constexpr int command_limit_ms = 120'000;

} // namespace

Finished run(const QString &command) {
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start("bash", {"-c", command});
    const bool ended = shell.waitForFinished(command_limit_ms);
    return {ended ? shell.exitCode() : -1, QString::fromUtf8(shell.readAll()).trimmed()};
}

QString file(const QString &path) {
    QFile source(path);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()).trimmed() : QString();
}

bool write_file(const QString &path, const QByteArray &text) {
    QFile target(path);
    return target.open(QIODevice::WriteOnly) && target.write(text) == text.size();
}

QString active_ops() { return file("/sys/kernel/sched_ext/root/ops"); }

QString enable_count() { return file("/sys/kernel/sched_ext/enable_seq"); }

QString in_session(const QString &user, const QString &terminal, const QString &command) {
    const QString answer = "/run/answer";
    QStringList unit{"systemd-run", "--quiet", "--wait", "--uid=" + user, "-p", "PAMName=login"};
    if (!terminal.isEmpty())
        unit << "-p" << "TTYPath=/dev/" + terminal << "-p" << "StandardInput=tty" << "-p"
             << "UtmpIdentifier=" + terminal << "-p" << "UtmpMode=user";
    unit << "-p" << "StandardOutput=truncate:" + answer << "bash" << "-c";
    run("rm -f " + answer + "; " + unit.join(' ') + " '" + command + "'");
    return file(answer);
}

bool may_run_on(quint32 pid, std::initializer_list<int> cpus) {
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int cpu : cpus)
        CPU_SET(cpu, &set);
    return sched_setaffinity(static_cast<pid_t>(pid), sizeof set, &set) == 0;
}

Program::Program(const QString &behaviour, const QString &name) {
    process_.start(qEnvironmentVariable("SYNTHETIC"), {behaviour, "--name", name, "--seconds", "3600"});
}

Program::~Program() { finish(); }

bool Program::is_ready() {
    return process_.waitForStarted() && (process_.canReadLine() || process_.waitForReadyRead(command_limit_ms));
}

std::chrono::nanoseconds Program::cpu_time() const {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(static_cast<pid_t>(pid()), &clock) != 0 || clock_gettime(clock, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void Program::finish() {
    process_.kill();
    process_.waitForFinished(command_limit_ms);
}

std::list<Program> hogs_for_all_cpus() {
    std::list<Program> hogs;
    for (int i = 0; i < 2 * QThread::idealThreadCount(); ++i)
        hogs.emplace_back("spinner", "hog");
    return hogs;
}

NewbornProgram::NewbornProgram(const QString &name) {
    const QString path = "/run/" + name;
    run("cp /usr/bin/sleep " + path);
    // A traced process stops in exec, when the new program is in place.
    process_.setChildProcessModifier(
        [] { (void)ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }); // NOLINT: its only form
    process_.start(path);
}

NewbornProgram::~NewbornProgram() {
    process_.kill();
    process_.waitForFinished(command_limit_ms);
}

bool NewbornProgram::is_born() {
    siginfo_t stop{};
    return process_.waitForStarted() && waitid(P_PID, pid(), &stop, WSTOPPED) == 0 && stop.si_status == SIGTRAP;
}

} // namespace machine
