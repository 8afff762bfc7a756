// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/notification_double.hpp"

#include <QDBusArgument>

#include <utility>

namespace pandemonium::test {
namespace {

const QString service_name = "org.freedesktop.Notifications";
const QString service_path = "/org/freedesktop/Notifications";

} // namespace

NotificationDouble::NotificationDouble()
    : bus_(QDBusConnection::connectToBus(QDBusConnection::SessionBus, "notification-double")) {
    bus_.registerVirtualObject(service_path, this);
    if (!bus_.registerService(service_name))
        qFatal("the notification double cannot own its name");
}

NotificationDouble::~NotificationDouble() {
    bus_ = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus("notification-double");
}

void NotificationDouble::release() {
    holds = false;
    for (const auto &message : std::exchange(held_, {}))
        notify(message);
}

void NotificationDouble::choose(uint id, const QString &action, const QString &token) {
    if (!token.isEmpty())
        send("ActivationToken", {id, token});
    send("ActionInvoked", {id, action});
    close(id);
}

void NotificationDouble::close(uint id) {
    open.remove(id);
    send("NotificationClosed", {id, 2U});
}

QString NotificationDouble::introspect(const QString &) const { return {}; }

bool NotificationDouble::handleMessage(const QDBusMessage &message, const QDBusConnection &) {
    if (message.member() == "GetCapabilities") {
        bus_.send(message.createReply(capabilities));
    } else if (message.member() == "CloseNotification") {
        bus_.send(message.createReply());
        close(message.arguments().at(0).toUInt());
    } else if (holds) {
        held_ << message;
    } else {
        notify(message);
    }
    return true;
}

void NotificationDouble::notify(const QDBusMessage &message) {
    if (message.signature() != "susssasa{sv}i") {
        bus_.send(message.createErrorReply(QDBusError::InvalidArgs, message.signature()));
        return;
    }
    ++notified;
    const auto arguments = message.arguments();
    const auto replaced = arguments.at(1).toUInt();
    const auto id = replaced == 0 ? ++last_id_ : replaced;
    open.insert(id, {.icon = arguments.at(2).toString(),
                     .title = arguments.at(3).toString(),
                     .body = arguments.at(4).toString(),
                     .actions = arguments.at(5).toStringList(),
                     .hints = qdbus_cast<QVariantMap>(arguments.at(6))});
    bus_.send(message.createReply(id));
}

void NotificationDouble::send(const QString &member, const QVariantList &arguments) const {
    auto signal = QDBusMessage::createSignal(service_path, service_name, member);
    signal.setArguments(arguments);
    bus_.send(signal);
}

} // namespace pandemonium::test
