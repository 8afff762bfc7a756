// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/applet_process.hpp"

#include "support/child_process.hpp"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDir>
#include <QFile>

#include <unistd.h>

namespace pandemonium::test {
namespace {

const QString applet_name = "org.pandemonium.Applet";
constexpr int patience_ms = 30'000;

} // namespace

AppletProcess::AppletProcess(const QStringList &arguments) {
    const auto program = qEnvironmentVariable("APPLET");
    if (program.isEmpty())
        qFatal("APPLET does not say where the applet is");
    end_with_the_test(process_);
    process_.setProcessChannelMode(QProcess::ForwardedChannels);
    process_.start(program, arguments);
    if (!process_.waitForStarted(patience_ms))
        qFatal("%s does not start: %s", qPrintable(program), qPrintable(process_.errorString()));
}

AppletProcess::~AppletProcess() {
    if (exit_status().value_or(0) != 0)
        qFatal("the applet ended by itself, with %d", *exit_status());
    process_.kill();
    process_.waitForFinished(patience_ms);
}

bool AppletProcess::is_ready() {
    return QDBusConnection::sessionBus().interface()->isServiceRegistered(applet_name).value();
}

void AppletProcess::open_window() {
    auto call = QDBusMessage::createMethodCall(applet_name, "/org/pandemonium/Applet", "org.freedesktop.Application",
                                               "Activate");
    call << QVariantMap();
    QDBusConnection::sessionBus().send(call);
}

std::optional<int> AppletProcess::exit_status() const {
    if (process_.state() != QProcess::NotRunning)
        return {};
    return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
}

QByteArray AppletProcess::file(const char *name) const {
    QFile file(QString("/proc/%1/%2").arg(pid()).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype AppletProcess::open_files() const { return QDir(QString("/proc/%1/fd").arg(pid())).count(); }

qint64 AppletProcess::cpu_ms() const {
    constexpr qsizetype user_time = 11; // counted from the field after the name, which may hold anything
    constexpr qint64 ms_per_s = 1000;
    const auto stat = file("stat");
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const auto ticks = fields.value(user_time).toLongLong() + fields.value(user_time + 1).toLongLong();
    return ticks * ms_per_s / sysconf(_SC_CLK_TCK);
}

double AppletProcess::status_mb(const QByteArray &key) const {
    constexpr double kb_per_mb = 1024;
    for (const auto &line : file("status").split('\n'))
        if (line.startsWith(key + ':'))
            return line.mid(key.size() + 1).simplified().split(' ').value(0).toDouble() / kb_per_mb;
    return -1;
}

double AppletProcess::resident_mb() const { return status_mb("VmRSS"); }

double AppletProcess::highest_resident_mb() const { return status_mb("VmHWM"); }

} // namespace pandemonium::test
