// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/tray.hpp"

#include "views/symbolic_icon.hpp"
#include "words/tray_words.hpp"

#include <QCursor>
#include <QGuiApplication>
#include <QScreen>

namespace pandemonium::applet {

Tray::Tray(Client &client, Preferences &preferences, std::chrono::milliseconds respite, QObject *parent)
    : QObject(parent), client_(client), preferences_(preferences), respite_(respite),
      panelsMenu_(client, DrawnBy::panel), ownMenu_(client, DrawnBy::qt) {
    connect(&host_, &TrayHost::appeared, this, &Tray::onHost);
    connect(&host_, &TrayHost::missing, this, [this] {
        icon_.reset();
        Q_EMIT hostMissing();
    });
    for (auto *menu : {&panelsMenu_, &ownMenu_}) {
        connect(menu, &TrayMenu::openAsked, this, [this] { Q_EMIT openAsked(screen()); });
        connect(menu, &TrayMenu::quitAsked, this, &Tray::quitAsked);
        connect(menu, &TrayMenu::failed, this, &Tray::failed);
    }
    connect(&client, &Client::changed, this, &Tray::onChanged);
    connect(&client, &Client::sampled, this, &Tray::onSample);
}

Tray::~Tray() = default;

void Tray::onHost() {
    icon_ = std::make_unique<QSystemTrayIcon>();
    shownIcon_.clear();
    connect(icon_.get(), &QSystemTrayIcon::activated, this, &Tray::onActivated);
    connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &Tray::eventsAsked);
    refresh();
    icon_->setContextMenu(host_.isLegacy() ? ownMenu_.menu() : panelsMenu_.menu());
    icon_->setVisible(isShown_);
    if (!sample_)
        askForFigures();
    Q_EMIT hostPresent();
}

void Tray::setShown(bool isShown) {
    isShown_ = isShown;
    if (icon_)
        icon_->setVisible(isShown);
}

void Tray::showMessage(const Notice &notice) {
    if (icon_)
        icon_->showMessage(notice.title, notice.body,
                           symbolicIcon(notice.icon, QGuiApplication::palette().text().color()));
}

void Tray::onActivated(QSystemTrayIcon::ActivationReason reason) {
    if (reason != QSystemTrayIcon::Trigger)
        return;
    switch (preferences_.trayClick()) {
    case TrayClick::toggleWindow:
        Q_EMIT toggleAsked(screen());
        break;
    case TrayClick::showMenu:
        ownMenu_.menu()->popup(QCursor::pos());
        break;
    case TrayClick::nothing:
        break;
    }
}

/// Panels do not tell where the icon is, but whoever clicks on it has the pointer there.
QScreen *Tray::screen() const {
    auto *under = QGuiApplication::screenAt(QCursor::pos());
    return under != nullptr ? under : QGuiApplication::primaryScreen();
}

void Tray::onChanged(const ServiceState &before) {
    const auto &now = client_.service();
    const bool isOther = now.presence != before.presence || now.activity != before.activity;
    if (isOther || now.regime != before.regime) {
        sample_.reset(); // they are of the state before
        if (isOther || !asked_.isValid() || asked_.hasExpired(respite_.count()))
            askForFigures();
    }
    refresh();
}

void Tray::askForFigures() {
    if (!icon_ || !client_.service().isAttached() || std::exchange(isAsking_, true))
        return;
    asked_.start();
    client_.stats(this, [this](const Answer<Sample> &sample) {
        isAsking_ = false;
        if (sample)
            onSample(*sample);
    });
}

void Tray::onSample(const Sample &sample) {
    sample_ = sample;
    sampledAt_ = QDateTime::currentDateTime();
    refresh();
}

void Tray::refresh() {
    if (!icon_)
        return;
    if (const auto name = stateIconName(client_.service()); std::exchange(shownIcon_, name) != name)
        icon_->setIcon(themeIcon(name));
    const auto line = TrayWords::tooltip(client_.service(), sample_, sampledAt_);
    if (icon_->toolTip() != line)
        icon_->setToolTip(line);
}

} // namespace pandemonium::applet
