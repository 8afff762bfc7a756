// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/portal_double.hpp"

#include <QDBusArgument>
#include <QDBusObjectPath>

namespace pandemonium::test {
namespace {

const QString portal_name = "org.freedesktop.portal.Desktop";
const QString portal_path = "/org/freedesktop/portal/desktop";

} // namespace

PortalDouble::PortalDouble() : bus_(QDBusConnection::connectToBus(QDBusConnection::SessionBus, "portal-double")) {
    bus_.registerVirtualObject(portal_path, this);
    if (!bus_.registerService(portal_name))
        qFatal("the portal double cannot own its name");
}

PortalDouble::~PortalDouble() { QDBusConnection::disconnectFromBus("portal-double"); }

void PortalDouble::answer(uint response, bool autostart) const {
    auto signal = QDBusMessage::createTargetedSignal(asker_, request_, "org.freedesktop.portal.Request", "Response");
    signal << response << QVariantMap{{"background", true}, {"autostart", autostart}};
    bus_.send(signal);
}

void PortalDouble::leave() { bus_.unregisterService(portal_name); }

QString PortalDouble::introspect(const QString &) const { return {}; }

bool PortalDouble::handleMessage(const QDBusMessage &message, const QDBusConnection &) {
    if (message.member() != "RequestBackground" || is_without_background)
        return false;
    options = qdbus_cast<QVariantMap>(message.arguments().at(1));
    asker_ = message.service();
    const auto caller = asker_.mid(1).replace(".", "_");
    request_ = portal_path + "/request/" + caller + "/" + options.value("handle_token").toString();
    bus_.send(message.createReply(QVariant::fromValue(QDBusObjectPath(request_))));
    return true;
}

} // namespace pandemonium::test
