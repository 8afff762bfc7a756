// SPDX-License-Identifier: GPL-2.0-or-later
//
// The desktop's portal, as far as starting at login goes: it keeps the request until the test answers it.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QVariantMap>

namespace pandemonium::test {

class PortalDouble : public QDBusVirtualObject {
    Q_OBJECT
public:
    /// On the session bus of the environment.
    PortalDouble();
    PortalDouble(const PortalDouble &) = delete;
    PortalDouble &operator=(const PortalDouble &) = delete;
    ~PortalDouble() override;

    /// response: 0 allowed, 1 refused by the person, 2 otherwise.
    void answer(uint response, bool autostart) const;
    void leave();

    /// The options of the latest request; empty before the first.
    QVariantMap options;
    /// Requests are refused at once, as by a portal without this interface.
    bool is_without_background = false;

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QDBusConnection bus_;
    QString request_; ///< path of the latest
    QString asker_;
};

} // namespace pandemonium::test
