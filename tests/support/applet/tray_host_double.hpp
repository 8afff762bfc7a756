// SPDX-License-Identifier: GPL-2.0-or-later
//
// A panel that takes every icon and shows none. There from the start, and gone and back as it is told.
#pragma once

#include "support/applet/tray_item.hpp"

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QStringList>

namespace pandemonium::test {

class TrayHostDouble : public QDBusVirtualObject {
    Q_OBJECT
public:
    /// On the session bus of the environment. Not there until appear().
    TrayHostDouble();
    TrayHostDouble(const TrayHostDouble &) = delete;
    TrayHostDouble &operator=(const TrayHostDouble &) = delete;
    ~TrayHostDouble() override;

    void appear();
    void vanish();

    /// Who registered an icon, since the host is there.
    QStringList items;
    /// How often an icon was registered, ever.
    int registered = 0;
    /// The icon that was registered last; nothing when there is none.
    [[nodiscard]] std::optional<TrayItem> item() const;
    /// How many of the icons are still there.
    [[nodiscard]] qsizetype living() const;

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QDBusConnection bus_;
};

} // namespace pandemonium::test
