// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/answered.hpp"

#include <QDBusPendingCallWatcher>

namespace pandemonium::applet {

void whenAnswered(const QDBusPendingCall &call, QObject *context, std::function<void(const QDBusMessage &)> then) {
    auto *watcher = new QDBusPendingCallWatcher(call);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, then = std::move(then)] { then(watcher->reply()); });
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
}

} // namespace pandemonium::applet
