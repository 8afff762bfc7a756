// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person wants done to several programs, asked of the service one after the other: the person is asked for
// permission once at a time, and whoever says no is not asked again for the rest.
#pragma once

#include "client/client.hpp"

#include <QQueue>

namespace pandemonium::applet {

class ProfileChanges : public QObject {
    Q_OBJECT
public:
    /// client: outlives this.
    explicit ProfileChanges(Client &client, QObject *parent = nullptr) : QObject(parent), client_(client) {}

    void pin(const QStringList &names, Tier tier, Lasting lasting);
    void unpin(const QStringList &names);
    void forget(const QStringList &names);

Q_SIGNALS:
    /// Asked, or about to be; one of the others follows for each.
    void waiting(const QStringList &names);
    void done(const QString &name);
    /// Pinned, and nothing acts on pins now.
    void notEnforced(const QString &name);
    void failed(const QString &name, const pandemonium::applet::Failure &failure);

private:
    struct Change {
        enum class What : quint8 { pin, unpin, forget };
        What what = What::pin;
        QString name = {};
        Tier tier = Tier::batch;
        Lasting lasting = Lasting::forGood;
    };
    void add(const QStringList &names, const Change &like);
    void askNext();
    void settle(const Answer<bool> &isEnforced);

    Client &client_;
    QQueue<Change> changes_; ///< the first is being asked
};

} // namespace pandemonium::applet
