// SPDX-License-Identifier: GPL-2.0-or-later
//
// One applet a session: the first owns a name on the session bus, a later one asks the first to come to the front and
// leaves. Without a session bus every one of them is the first.
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace pandemonium::applet {

class SingleInstance : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")
public:
    enum class Start : quint8 {
        first,      ///< this process is the applet
        handedOver, ///< another one is, and was asked to come to the front
        noAnswer,   ///< another one is, and does not answer
    };

    using QObject::QObject;

    /// Asks the bus, and waits for what it says: to be done before anything is shown. token: of this start.
    [[nodiscard]] Start start(const QString &token);

Q_SIGNALS:
    /// Another start, or the desktop, wants the window at the front.
    void activated(const QString &token);

public Q_SLOTS:
    // NOLINTBEGIN(readability-identifier-naming): named as the desktop entry specification has them
    Q_SCRIPTABLE void Activate(const QVariantMap &platformData);
    Q_SCRIPTABLE void Open(const QStringList &uris, const QVariantMap &platformData);
    Q_SCRIPTABLE void ActivateAction(const QString &action, const QVariantList &parameter,
                                     const QVariantMap &platformData);
    // NOLINTEND(readability-identifier-naming)
};

} // namespace pandemonium::applet
