// SPDX-License-Identifier: GPL-2.0-or-later
#include "machine.hpp"

#include <QFile>

#include <csignal>
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

Program::Program(const QString &behaviour, const QString &name, const QStringList &more) {
    process_.start(qEnvironmentVariable("SYNTHETIC"),
                   QStringList{behaviour, "--name", name, "--seconds", "300"} + more);
}

Program::~Program() { finish(); }

bool Program::is_ready() {
    return process_.waitForStarted() && (process_.canReadLine() || process_.waitForReadyRead(command_limit_ms));
}

void Program::finish() {
    process_.kill();
    process_.waitForFinished(command_limit_ms);
}

NewbornProgram::NewbornProgram(const QString &path) {
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

Service::Service()
    : connection_(sdbus::createSystemBusConnection()),
      proxy_(sdbus::createProxy(*connection_, sdbus::ServiceName{"org.pandemonium1"},
                                sdbus::ObjectPath{"/org/pandemonium1"})) {}

QString Service::text(const std::string &interface, const std::string &property) const {
    try {
        return QString::fromStdString(proxy_->getProperty(property).onInterface(full(interface)).get<std::string>());
    } catch (const sdbus::Error &error) {
        return QString::fromStdString(error.getName());
    }
}

quint32 Service::number(const std::string &interface, const std::string &property) const {
    return read<std::uint32_t>(interface, property);
}

Dictionary Service::last_exit() const { return read<Dictionary>("Scheduler", "LastExit"); }

QString Service::explain(quint32 pid, const std::string &key) const {
    try {
        Dictionary explanation;
        proxy_->callMethod("ExplainPid").onInterface(full("Profiles")).withArguments(pid).storeResultsTo(explanation);
        return QString::fromStdString(field<std::string>(explanation, key));
    } catch (const sdbus::Error &error) {
        return QString::fromStdString(error.getName());
    }
}

Dictionary Service::profile(const std::string &name) const {
    Dictionary profile;
    try {
        proxy_->callMethod("GetProfile").onInterface(full("Profiles")).withArguments(name).storeResultsTo(profile);
    } catch (const sdbus::Error &) {
        return {}; // nobody has seen it yet
    }
    return profile;
}

quint64 Service::total(const std::string &key) const {
    try {
        Dictionary totals;
        proxy_->callMethod("GetStats").onInterface(full("Stats")).storeResultsTo(totals);
        return field<std::uint64_t>(totals, key);
    } catch (const sdbus::Error &) {
        return 0; // nothing is measured now
    }
}

} // namespace machine
