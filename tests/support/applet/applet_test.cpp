// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/applet_test.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QStandardPaths>

namespace pandemonium::test {
namespace {

QString made(const QTemporaryDir &home, const char *name) {
    const auto path = home.filePath(name);
    QDir().mkpath(path);
    return path;
}

} // namespace

AppletSurroundings::AppletSurroundings() {
    system_bus = std::make_unique<PrivateBus>(made(home, "system"));
    session_bus = std::make_unique<PrivateBus>(made(home, "session"));
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", system_bus->address().toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", session_bus->address().toUtf8());
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", made(home, "config").toUtf8());
    qputenv("XDG_DATA_HOME", made(home, "data").toUtf8());
    qputenv("XDG_CACHE_HOME", made(home, "cache").toUtf8());
    qputenv("XDG_RUNTIME_DIR", made(home, "runtime").toUtf8());
    QFile::setPermissions(home.filePath("runtime"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qunsetenv("XDG_CURRENT_DESKTOP");
    qunsetenv("LANGUAGE");
    qputenv("LC_ALL", "C.UTF-8");
}

void AppletSurroundings::may_start(const QString &name, const QString &command) {
    QFile file(made(home, "system/services") + "/" + name + ".service");
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(QString("[D-BUS Service]\nName=%1\nExec=/usr/bin/%2\n").arg(name, command).toUtf8());
    file.close();
    auto reload = QDBusMessage::createMethodCall("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                 "org.freedesktop.DBus", "ReloadConfig");
    const auto reply = QDBusConnection::systemBus().call(reload);
    if (reply.type() != QDBusMessage::ReplyMessage)
        qFatal("the bus does not reload: %s", qPrintable(reply.errorMessage()));
}

} // namespace pandemonium::test
