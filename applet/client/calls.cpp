// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/calls.hpp"

#include "client/answered.hpp"
#include "state/printable.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>

namespace pandemonium::applet {
namespace {

using Kind = Failure::Kind;

Kind kindOf(const QString &error) {
    static const QHash<QString, Kind> kinds{
        {"org.freedesktop.DBus.Error.ServiceUnknown", Kind::serviceAbsent},
        {"org.freedesktop.DBus.Error.NameHasNoOwner", Kind::serviceAbsent},
        {"org.freedesktop.DBus.Error.Disconnected", Kind::serviceAbsent},
        {"org.freedesktop.DBus.Error.Timeout", Kind::timedOut},
        {"org.freedesktop.DBus.Error.TimedOut", Kind::timedOut},
        {"org.freedesktop.DBus.Error.AccessDenied", Kind::refused},
        {"org.freedesktop.DBus.Error.InteractiveAuthorizationRequired", Kind::noAgent},
        {"org.pandemonium1.Error.Dismissed", Kind::dismissed},
        {"org.pandemonium1.Error.Busy", Kind::busy},
        {"org.pandemonium1.Error.OtherSchedulerActive", Kind::otherScheduler},
        {"org.pandemonium1.Error.LoadFailed", Kind::loadFailed},
        {"org.pandemonium1.Error.NotSupported", Kind::notSupported},
        {"org.pandemonium1.Error.NotRunning", Kind::notRunning},
        {"org.pandemonium1.Error.NoSuchProfile", Kind::noSuchProfile},
        {"org.pandemonium1.Error.NoSuchTask", Kind::noSuchTask},
        {"org.pandemonium1.Error.Pinned", Kind::pinned},
        {"org.pandemonium1.Error.LimitExceeded", Kind::limitExceeded},
        {"org.pandemonium1.Error.StoreFailed", Kind::storeFailed},
    };
    return kinds.value(error, Kind::other);
}

/// The bus uses one name for a service that left and for one that is slow: the clock tells them apart.
Kind kindOf(const QString &error, bool isLate) {
    if (error == QLatin1StringView("org.freedesktop.DBus.Error.NoReply"))
        return isLate ? Kind::timedOut : Kind::serviceAbsent;
    return kindOf(error);
}

Answer<QDBusMessage> answerOf(const QDBusMessage &reply, const Question &question, bool isLate) {
    constexpr qsizetype longestMessage = 2000;
    if (reply.type() != QDBusMessage::ReplyMessage)
        return std::unexpected(Failure{.kind = kindOf(reply.errorName(), isLate),
                                       .message = printableLine(reply.errorMessage(), longestMessage)});
    if (reply.signature() != QLatin1StringView(question.answer))
        return std::unexpected(Failure{
            .kind = Kind::notUnderstood,
            .message =
                QCoreApplication::translate("pandemonium::applet::Calls", "%1 answered “%2” and not “%3”")
                    .arg(QLatin1StringView(question.method), reply.signature(), QLatin1StringView(question.answer))});
    return reply;
}

} // namespace

void Calls::ask(const Question &question, Patience patience, QObject *context,
                std::function<void(const Answer<QDBusMessage> &)> then) const {
    auto message =
        QDBusMessage::createMethodCall(serviceName, objectPath, question.interface, QLatin1StringView(question.method));
    message.setArguments(question.arguments);
    message.setAutoStartService(false);
    message.setInteractiveAuthorizationAllowed(question.mayAskThePerson);
    const auto allowedMs = question.mayAskThePerson ? patience.permissionMs : patience.answerMs;
    QElapsedTimer clock;
    clock.start();
    const auto lateMs = allowedMs - (allowedMs / 10); // timers may end a twentieth too early
    whenAnswered(bus_.asyncCall(message, allowedMs), context,
                 [question, then = std::move(then), clock, lateMs](const QDBusMessage &reply) {
                     then(answerOf(reply, question, clock.hasExpired(lateMs)));
                 });
}

} // namespace pandemonium::applet
