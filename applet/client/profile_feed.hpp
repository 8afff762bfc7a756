// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keeps a listener in step with the service's profiles while somebody watches: all of them once, then what changed.
// Asks one thing at a time, and nothing while nothing happens.
#pragma once

#include "client/client.hpp"

#include <QSet>

namespace pandemonium::applet {

class ProfileFeed : public QObject {
    Q_OBJECT
public:
    /// client: outlives this.
    explicit ProfileFeed(Client &client, QObject *parent = nullptr);

    void start();
    void stop();
    /// Lists anew after a refusal; the person may be asked for permission.
    void listInteractively();

Q_SIGNALS:
    /// These and no others.
    void listed(const QList<pandemonium::applet::Profile> &profiles);
    /// These are new, or different.
    void changed(const QList<pandemonium::applet::Profile> &profiles);
    void gone(const QString &name);
    /// The service went, and all it knew with it.
    void goneAll();
    /// Nothing more comes until listInteractively(), or until the service is another.
    void refused(const pandemonium::applet::Failure &failure);

private:
    void onServiceChanged(const ServiceState &before);
    void onPinChanged(const QString &name);
    void onForgotten(const QString &name);
    void listAnew();
    /// All of them once more, after what is being asked.
    void listAgain();
    /// Asks for what is wanted, unless something is being asked.
    void proceed();
    void ask(const Client::Listing &listing);
    void onPage(const Client::Listing &listing, const ProfilePage &page);
    void finish(const QString &filter);
    void compareTotals();
    void takeChanged(const QList<Profile> &profiles);
    void giveUp(const Failure &failure);
    /// Wraps what becomes of an answer: nothing, when it was asked of another service or before a stop.
    template <typename T> [[nodiscard]] Client::Then<T> current(std::function<void(const T &)> then);

    Client &client_;
    bool isWatched_ = false;
    bool isAsking_ = false;
    bool isRefused_ = false;
    bool wantsAll_ = false;
    bool wantsActive_ = false;
    Client::Asking asking_ = Client::Asking::silently;
    quint64 round_ = 0;       ///< answers of earlier ones are not waited for
    QList<Profile> gathered_; ///< pages of the listing under way
    quint32 gatheredTotal_ = 0;
    bool hasMoved_ = false; ///< the number of profiles changed during the listing under way
    int moved_ = 0;         ///< listings in a row during which the number of profiles changed
    int pinsAsked_ = 0;     ///< pins that were told of and whose profile is not there yet
    quint32 entries_ = 0;   ///< of the listing under way, also those that could not be read
    QSet<QString> known_;   ///< names the listener has
    qint64 expected_ = 0;   ///< how many the service has, unless some were evicted
};

} // namespace pandemonium::applet
