// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/answered.hpp"

#include <QCoreApplication>
#include <QDBusPendingCallWatcher>

namespace pandemonium::applet {

void whenAnswered(const QDBusPendingCall &call, QObject *context, std::function<void(const QDBusMessage &)> then) {
    if (call.isFinished()) { // without a connection it never began, and nothing would tell
        QMetaObject::invokeMethod(
            context, [call, then = std::move(then)] { then(call.reply()); }, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(call, QCoreApplication::instance());
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, then = std::move(then)] { then(watcher->reply()); });
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
}

} // namespace pandemonium::applet
