// SPDX-License-Identifier: GPL-2.0-or-later
//
// Waiting for the answer to a call on any bus, without blocking.
#pragma once

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QObject>

#include <functional>

namespace pandemonium::applet {

/// then is called once, with the reply or the error, unless context dies before.
void whenAnswered(const QDBusPendingCall &call, QObject *context, std::function<void(const QDBusMessage &)> then);

} // namespace pandemonium::applet
