// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/background_portal.hpp"

#include "client/answered.hpp"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QVariantMap>

#include <utility>

namespace pandemonium::applet {
namespace {

const auto portalName = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto backgroundInterface = QStringLiteral("org.freedesktop.portal.Background");
const auto requestInterface = QStringLiteral("org.freedesktop.portal.Request");

/// Where the portal will answer: told beforehand, so that an answer cannot be faster than we listen.
QString requestPath(const QString &token) {
    auto sender = QDBusConnection::sessionBus().baseService().mid(1); // without the colon
    return QStringLiteral("/org/freedesktop/portal/desktop/request/%1/%2").arg(sender.replace(u'.', u'_'), token);
}

} // namespace

void BackgroundPortal::request(bool startsAtLogin, Then then) {
    then_ = std::move(then);
    const auto token = QStringLiteral("pandemonium%1").arg(++number_);
    listen(requestPath(token));
    leaving_ = std::make_unique<QDBusServiceWatcher>(portalName, QDBusConnection::sessionBus(),
                                                     QDBusServiceWatcher::WatchForUnregistration);
    connect(leaving_.get(), &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { finish(std::unexpected(tr("The desktop left before it answered."))); });
    auto question = QDBusMessage::createMethodCall(portalName, portalPath, backgroundInterface,
                                                   QStringLiteral("RequestBackground"));
    question << QString()
             << QVariantMap{{QStringLiteral("handle_token"), token},
                            {QStringLiteral("reason"), tr("Show in the panel what the scheduler does.")},
                            {QStringLiteral("autostart"), startsAtLogin},
                            {QStringLiteral("commandline"), QStringList{QStringLiteral("pandemonium-applet")}}};
    whenAnswered(QDBusConnection::sessionBus().asyncCall(question), this, [this](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            finish(
                std::unexpected(tr("The desktop cannot be asked to start the applet: %1").arg(reply.errorMessage())));
        else if (isAsking()) // an old portal chooses another path
            listen(qdbus_cast<QDBusObjectPath>(reply.arguments().value(0)).path());
    });
}

void BackgroundPortal::listen(const QString &path) {
    auto bus = QDBusConnection::sessionBus();
    const auto response = QStringLiteral("Response");
    const auto before = std::exchange(path_, path);
    if (before == path)
        return;
    if (!before.isEmpty())
        bus.disconnect(portalName, before, requestInterface, response, this, SLOT(onResponse(QDBusMessage)));
    if (!path.isEmpty())
        bus.connect(portalName, path, requestInterface, response, this, SLOT(onResponse(QDBusMessage)));
}

void BackgroundPortal::onResponse(const QDBusMessage &message) {
    if (message.signature() != QLatin1StringView("ua{sv}"))
        return finish(std::unexpected(tr("The desktop answered something that is not understood.")));
    const auto results = qdbus_cast<QVariantMap>(message.arguments().at(1));
    if (message.arguments().at(0).toUInt() != 0)
        return finish(std::unexpected(tr("The desktop did not allow it.")));
    finish(results.value(QStringLiteral("autostart")).toBool());
}

void BackgroundPortal::finish(const std::expected<bool, QString> &answer) {
    listen({});
    if (leaving_)
        leaving_.release()->deleteLater(); // it may be what calls
    if (const auto then = std::exchange(then_, nullptr))
        then(answer);
}

} // namespace pandemonium::applet
