// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/tray_host_double.hpp"

#include <QDBusConnectionInterface>
#include <QDBusVariant>
#include <QUuid>

#include <algorithm>

namespace pandemonium::test {
namespace {

const QString watcher_name = "org.kde.StatusNotifierWatcher";

} // namespace

TrayHostDouble::TrayHostDouble()
    : bus_(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QUuid::createUuid().toString())) {
    bus_.registerVirtualObject("/StatusNotifierWatcher", this);
}

TrayHostDouble::~TrayHostDouble() {
    const auto name = bus_.name();
    bus_ = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(name);
}

void TrayHostDouble::appear() {
    if (!bus_.registerService(watcher_name))
        qFatal("the tray host cannot own its name");
}

void TrayHostDouble::vanish() {
    items.clear();
    bus_.unregisterService(watcher_name);
}

std::optional<TrayItem> TrayHostDouble::item() const {
    return items.isEmpty() ? std::nullopt : std::optional(TrayItem(items.last()));
}

qsizetype TrayHostDouble::living() const {
    return std::ranges::count_if(
        items, [this](const QString &item) { return bus_.interface()->isServiceRegistered(item).value(); });
}

QString TrayHostDouble::introspect(const QString &) const { return {}; }

bool TrayHostDouble::handleMessage(const QDBusMessage &message, const QDBusConnection &) {
    if (message.member() == "RegisterStatusNotifierItem") {
        ++registered;
        items << message.arguments().value(0).toString();
    }
    return bus_.send(message.createReply(QVariant::fromValue(QDBusVariant(true))));
}

} // namespace pandemonium::test
