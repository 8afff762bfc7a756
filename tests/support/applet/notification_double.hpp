// SPDX-License-Identifier: GPL-2.0-or-later
//
// The desktop's notification service: keeps what it is told to show, and lets the test click on it.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QMap>
#include <QStringList>
#include <QVariantMap>

namespace pandemonium::test {

class NotificationDouble : public QDBusVirtualObject {
    Q_OBJECT
public:
    struct Shown {
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    /// On the session bus of the environment.
    NotificationDouble();
    NotificationDouble(const NotificationDouble &) = delete;
    NotificationDouble &operator=(const NotificationDouble &) = delete;
    ~NotificationDouble() override;

    QStringList capabilities{"actions", "body"};
    /// What is open, by number.
    QMap<uint, Shown> open;
    /// How often something was to be shown, replacements too.
    int notified = 0;
    /// From now on calls of Notify wait for release().
    bool holds = false;
    void release();

    void choose(uint id, const QString &action, const QString &token = {});
    void close(uint id);

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    void notify(const QDBusMessage &message);
    void send(const QString &member, const QVariantList &arguments) const;

    QDBusConnection bus_;
    QList<QDBusMessage> held_;
    uint last_id_ = 0;
};

} // namespace pandemonium::test
