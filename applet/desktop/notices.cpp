// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/notices.hpp"

#include "client/answered.hpp"

#include <QDBusConnection>
#include <QGuiApplication>
#include <QVariantMap>

#include <utility>

namespace pandemonium::applet {
namespace {

const auto notificationsName = QStringLiteral("org.freedesktop.Notifications");
const auto notificationsPath = QStringLiteral("/org/freedesktop/Notifications");
const auto desktopEntry = QStringLiteral("org.pandemonium.Applet");
constexpr int asTheServiceLikes = -1; // how long it stays

void call(const char *method, const QVariantList &arguments, QObject *context,
          std::function<void(const QDBusMessage &)> then) {
    auto question = QDBusMessage::createMethodCall(notificationsName, notificationsPath, notificationsName,
                                                   QLatin1StringView(method));
    question.setArguments(arguments);
    whenAnswered(QDBusConnection::sessionBus().asyncCall(question), context, std::move(then));
}

QStringList actionsOf(const Notice &notice) {
    QStringList actions;
    for (const auto &[key, label] : notice.actions)
        actions << key << label;
    return actions;
}

} // namespace

Notices::Notices(QObject *parent) : QObject(parent) {}

void Notices::show(const Notice &notice) {
    next_ = notice;
    isWithdrawn_ = false;
    if (!isSending_)
        askWhatItCan();
}

void Notices::withdraw() {
    next_.reset();
    isWithdrawn_ = isSending_;
    if (const auto id = std::exchange(id_, 0)) {
        listen(false);
        call("CloseNotification", {id}, this, [](const QDBusMessage &) {}); // gone already is as good
    }
}

// Asked each time: notices are rare, and another service may have taken over.
void Notices::askWhatItCan() {
    isSending_ = true;
    listen(true);
    call("GetCapabilities", {}, this, [this](const QDBusMessage &reply) {
        isSending_ = false;
        if (!next_) // withdrawn meanwhile
            return listen(id_ != 0);
        if (reply.type() == QDBusMessage::ReplyMessage)
            return send(reply.arguments().value(0).toStringList());
        id_ = 0;
        listen(false);
        Q_EMIT unheard(*std::exchange(next_, {}));
    });
}

void Notices::send(const QStringList &capabilities) {
    isSending_ = true;
    sent_ = *std::exchange(next_, {});
    const bool hasMarkup = capabilities.contains(QLatin1StringView("body-markup"));
    const auto actions = capabilities.contains(QLatin1StringView("actions")) ? actionsOf(sent_) : QStringList();
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(sent_.urgency))},
        {QStringLiteral("category"), sent_.category},
        {QStringLiteral("desktop-entry"), desktopEntry},
    };
    call("Notify",
         {QGuiApplication::applicationDisplayName(), id_, sent_.icon, sent_.title,
          hasMarkup ? sent_.body.toHtmlEscaped() : sent_.body, actions, hints, asTheServiceLikes},
         this, [this](const QDBusMessage &reply) { onSent(reply); });
}

void Notices::onSent(const QDBusMessage &reply) {
    isSending_ = false;
    id_ = reply.arguments().value(0).toUInt();
    const bool isShown = reply.type() == QDBusMessage::ReplyMessage && id_ != 0;
    if (next_)
        return askWhatItCan();
    if (isShown) {
        if (isWithdrawn_)
            withdraw();
        return;
    }
    id_ = 0;
    listen(false);
    Q_EMIT unheard(sent_);
}

void Notices::listen(bool on) {
    if (on == (watcher_ != nullptr))
        return;
    auto bus = QDBusConnection::sessionBus();
    const auto hear = [&](const char *member, const char *slot) {
        const auto name = QLatin1StringView(member);
        if (on)
            bus.connect(notificationsName, notificationsPath, notificationsName, name, this, slot);
        else
            bus.disconnect(notificationsName, notificationsPath, notificationsName, name, this, slot);
    };
    hear("ActionInvoked", SLOT(onActionInvoked(uint, QString)));
    hear("ActivationToken", SLOT(onActivationToken(uint, QString)));
    hear("NotificationClosed", SLOT(onClosed(uint, uint)));
    if (!on) {
        watcher_.release()->deleteLater(); // it may be what calls
        return;
    }
    watcher_ =
        std::make_unique<QDBusServiceWatcher>(notificationsName, bus, QDBusServiceWatcher::WatchForUnregistration);
    connect(watcher_.get(), &QDBusServiceWatcher::serviceUnregistered, this, [this] { id_ = 0; });
}

void Notices::onActivationToken(uint id, const QString &token) {
    if (id == id_)
        token_ = token;
}

void Notices::onActionInvoked(uint id, const QString &action) {
    if (id == id_ && id != 0)
        Q_EMIT chosen(action, std::exchange(token_, {}));
}

void Notices::onClosed(uint id, uint) {
    if (id != id_ || id == 0)
        return;
    id_ = 0;
    if (!isSending_)
        listen(false);
}

} // namespace pandemonium::applet
