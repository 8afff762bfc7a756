// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tells the person what went wrong while no window was looked at: the scheduler was ejected, the service stopped, it
// came back, something asked for was refused. Silent when the person prefers that.
#pragma once

#include "client/client.hpp"
#include "desktop/notices.hpp"
#include "desktop/preferences.hpp"

#include <QTimer>

#include <chrono>

namespace pandemonium::applet {

class Notifier : public QObject {
    Q_OBJECT
public:
    /// How long a service may be away before that is told: a restart is not worth two notices.
    static constexpr std::chrono::seconds usualRespite{5};

    /// Both outlive this.
    Notifier(Client &client, Preferences &preferences, std::chrono::milliseconds respite = usualRespite);

    /// Something asked for did not happen, and no window says so. Told also when notifications are off: it was asked
    /// for.
    void tellFailure(const QString &title, const Failure &failure);

Q_SIGNALS:
    /// As told by tellFailure(), which has only its first words.
    void failed(const QString &title, const pandemonium::applet::Failure &failure);
    /// The person wants to see the events. token: for the window to come to the front.
    void eventsAsked(const QString &token);
    /// There is no notification service; the tray may have a way of its own.
    void unheard(const pandemonium::applet::Notice &notice);

private:
    void onChanged(const ServiceState &before);
    void onEjected(const ExitRecord &record);
    void tellGone();
    void tellBack();
    void tell(const Notice &notice);
    void onChosen(const QString &action, const QString &token);
    void tryAgain();

    Client &client_;
    Preferences &preferences_;
    Notices state_;    ///< how the service is
    Notices failures_; ///< what was asked for and did not happen
    QTimer respite_;   ///< runs only while a service that was there is away
    bool isTrouble_ = false;
    bool wasPresent_ = false;
};

} // namespace pandemonium::applet
