// SPDX-License-Identifier: GPL-2.0-or-later
//
// The icon in the panel, for as long as there is a panel that takes it: made when a host comes, deleted when it goes.
// Shows how the service is; a click opens the window, or what the person prefers. Asks for figures once when the state
// changes, or the load and they have not been asked for lately, and never by the clock.
#pragma once

#include "client/client.hpp"
#include "desktop/notices.hpp"
#include "desktop/preferences.hpp"
#include "desktop/tray_host.hpp"
#include "desktop/tray_menu.hpp"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSystemTrayIcon>

#include <chrono>
#include <memory>

class QScreen;

namespace pandemonium::applet {

class Tray : public QObject {
    Q_OBJECT
public:
    /// The load may change every other second, and figures cost the service something: it is not asked for them again
    /// within this time.
    static constexpr std::chrono::seconds usualRespite{60};

    Tray(Client &client, Preferences &preferences, std::chrono::milliseconds respite = usualRespite,
         QObject *parent = nullptr);
    ~Tray() override;
    Tray(const Tray &) = delete;
    Tray &operator=(const Tray &) = delete;
    Tray(Tray &&) = delete;
    Tray &operator=(Tray &&) = delete;

    [[nodiscard]] bool hasHost() const { return icon_ != nullptr; }
    /// Whether the icon may be seen, where there is a place for it; at first it may.
    void setShown(bool isShown);
    /// A balloon of the tray's own, where there is no notification service.
    void showMessage(const Notice &notice);

Q_SIGNALS:
    /// There is an icon now; there is none. One of them soon after construction.
    void hostPresent();
    void hostMissing();
    /// The window is wanted, on that screen; by a click on the icon, an open one is to be closed.
    void toggleAsked(QScreen *screen);
    void openAsked(QScreen *screen);
    void quitAsked();
    /// The balloon was clicked.
    void eventsAsked();
    /// Something chosen in the menu did not happen.
    void failed(const QString &title, const pandemonium::applet::Failure &failure);

private:
    void onHost();
    void onActivated(QSystemTrayIcon::ActivationReason reason);
    void onChanged(const ServiceState &before);
    void onSample(const Sample &sample);
    void askForFigures();
    void refresh();
    [[nodiscard]] QScreen *screen() const;

    Client &client_;
    Preferences &preferences_;
    std::chrono::milliseconds respite_;
    TrayHost host_;
    TrayMenu panelsMenu_; ///< sent to the panel, which draws it
    TrayMenu ownMenu_;
    std::unique_ptr<QSystemTrayIcon> icon_;
    QString shownIcon_;
    std::optional<Sample> sample_;
    QDateTime sampledAt_;
    QElapsedTimer asked_;
    bool isAsking_ = false;
    bool isShown_ = true;
};

} // namespace pandemonium::applet
