// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/single_instance.hpp"

#include <QDBusConnection>
#include <QDBusMessage>

namespace pandemonium::applet {
namespace {

const auto ownName = QStringLiteral("org.pandemonium.Applet");
const auto ownPath = QStringLiteral("/org/pandemonium/Applet");
const auto applicationInterface = QStringLiteral("org.freedesktop.Application");
const auto waylandKey = QStringLiteral("activation-token");
const auto x11Key = QStringLiteral("desktop-startup-id");

SingleInstance::Start handOver(const QDBusConnection &bus, const QString &token) {
    constexpr int patienceMs = 5000;
    auto question = QDBusMessage::createMethodCall(ownName, ownPath, applicationInterface, QStringLiteral("Activate"));
    QVariantMap platformData;
    if (!token.isEmpty())
        platformData = {{waylandKey, token}, {x11Key, token}};
    question << platformData;
    question.setAutoStartService(false);
    const auto reply = bus.call(question, QDBus::Block, patienceMs);
    return reply.type() == QDBusMessage::ReplyMessage ? SingleInstance::Start::handedOver
                                                      : SingleInstance::Start::noAnswer;
}

} // namespace

SingleInstance::Start SingleInstance::start(const QString &token) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Start::first;
    // The object is there before the name: whoever sees the name can call.
    bus.registerObject(ownPath, this, QDBusConnection::ExportScriptableSlots);
    if (bus.registerService(ownName))
        return Start::first;
    bus.unregisterObject(ownPath);
    return handOver(bus, token);
}

void SingleInstance::Activate(const QVariantMap &platformData) {
    const auto token = platformData.value(waylandKey).toString();
    Q_EMIT activated(token.isEmpty() ? platformData.value(x11Key).toString() : token);
}

void SingleInstance::Open(const QStringList &, const QVariantMap &platformData) { Activate(platformData); }

void SingleInstance::ActivateAction(const QString &, const QVariantList &, const QVariantMap &platformData) {
    Activate(platformData);
}

} // namespace pandemonium::applet
