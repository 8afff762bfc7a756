// SPDX-License-Identifier: GPL-2.0-or-later
//
// The desktop's notification service (org.freedesktop.Notifications), one notice at a time for each subject: a later
// one takes the place of the earlier. What the service cannot do is left away, and one that is not there is said.
// Hears the service only while a notice of ours is open. Knows nothing of schedulers.
#pragma once

#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QPair>
#include <QStringList>

#include <memory>
#include <optional>

namespace pandemonium::applet {

enum class Urgency : quint8 { low, normal, critical };

struct Notice {
    QString title = {};
    QString body = {}; ///< plain text
    Urgency urgency = Urgency::normal;
    QString category = {};
    QString icon = {};
    /// Key and label; the key "default" is a click on the notice itself.
    QList<QPair<QString, QString>> actions = {};
};

/// The notices of one subject.
class Notices : public QObject {
    Q_OBJECT
public:
    explicit Notices(QObject *parent = nullptr);

    void show(const Notice &notice);
    /// Takes it away, if it is there.
    void withdraw();

Q_SIGNALS:
    /// token: lets a window come to the front; may be empty.
    void chosen(const QString &action, const QString &token);
    /// There is nobody to show it.
    void unheard(const pandemonium::applet::Notice &notice);

private Q_SLOTS:
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onClosed(uint id, uint reason);

private:
    void askWhatItCan();
    void send(const QStringList &capabilities);
    void onSent(const QDBusMessage &reply);
    void listen(bool on);

    std::optional<Notice> next_; ///< waits until the one before has its number
    Notice sent_;
    bool isSending_ = false;
    bool isWithdrawn_ = false; ///< what is being sent is to be taken away as soon as it has its number
    uint id_ = 0;              ///< the service's number of the open notice; 0: none
    QString token_;
    std::unique_ptr<QDBusServiceWatcher> watcher_; ///< while listening
};

} // namespace pandemonium::applet
