// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/tray_host.hpp"

#include "client/answered.hpp"
#include "desktop/legacy_tray.hpp"

#include <QDBusConnection>
#include <QGuiApplication>

namespace pandemonium::applet {
namespace {

const auto notifierWatcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const auto busName = QStringLiteral("org.freedesktop.DBus");
const auto busPath = QStringLiteral("/org/freedesktop/DBus");

constexpr int graceMs = 1000;

} // namespace

TrayHost::TrayHost(QObject *parent)
    : QObject(parent),
      watcher_(notifierWatcherName, QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange) {
    grace_.setSingleShot(true);
    grace_.setInterval(graceMs);
    connect(&grace_, &QTimer::timeout, this, [this] { decide(Kind::legacy); });
    connect(&watcher_, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &before, const QString &owner) {
                if (!before.isEmpty())
                    onWatcher(false);
                if (!owner.isEmpty())
                    onWatcher(true);
            });
    QDBusConnection::sessionBus().connect(QString(), QStringLiteral("/org/freedesktop/DBus/Local"),
                                          QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"),
                                          this, SLOT(onBusLost()));
    QGuiApplication::instance()->installNativeEventFilter(this);
    askForWatcher();
}

TrayHost::~TrayHost() { QGuiApplication::instance()->removeNativeEventFilter(this); }

void TrayHost::askForWatcher() {
    auto question = QDBusMessage::createMethodCall(busName, busPath, busName, QStringLiteral("NameHasOwner"));
    question << notifierWatcherName;
    whenAnswered(QDBusConnection::sessionBus().asyncCall(question), this, [this](const QDBusMessage &reply) {
        const bool isOwned = reply.type() == QDBusMessage::ReplyMessage && reply.arguments().value(0).toBool();
        if (isOwned && !hasWatcher_)
            onWatcher(true);
        lookForLegacy();
        tell();
    });
}

void TrayHost::onWatcher(bool isThere) {
    hasWatcher_ = isThere;
    if (isThere)
        decide(Kind::notifier);
    else
        tell();
}

void TrayHost::onBusLost() { onWatcher(false); }

void TrayHost::lookForLegacy() {
    legacyManager_ = legacyTrayManager();
    if (legacyManager_ != 0 && kind_ == Kind::undecided)
        grace_.start();
}

void TrayHost::decide(Kind kind) {
    grace_.stop();
    if (kind_ == Kind::undecided)
        kind_ = kind;
    tell();
}

void TrayHost::tell() {
    const bool isThere = kind_ == Kind::notifier ? hasWatcher_ : kind_ == Kind::legacy && legacyManager_ != 0;
    if (grace_.isActive() || (std::exchange(isTold_, true) && isThere == isThere_))
        return;
    isThere_ = isThere;
    if (isThere)
        Q_EMIT appeared();
    else
        Q_EMIT missing();
}

bool TrayHost::nativeEventFilter(const QByteArray &eventType, void *message, qintptr *) {
    if (concernsLegacyTray(eventType, message, legacyManager_)) {
        lookForLegacy();
        tell();
    }
    return false;
}

} // namespace pandemonium::applet
