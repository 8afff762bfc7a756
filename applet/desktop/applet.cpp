// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/applet.hpp"

#include "desktop/activation.hpp"
#include "desktop/settings_page.hpp"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QPixmapCache>
#include <QScreen>

#include <malloc.h>

namespace pandemonium::applet {
namespace {

void bringToFront(QWidget &window, const QString &token) {
    useActivationToken(token);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

Applet::Applet(QObject *parent)
    : QObject(parent), autostart_(preferences_), recorder_(client_, events_), notifier_(client_, preferences_),
      tray_(client_, preferences_) {
    connect(&tray_, &Tray::toggleAsked, this, &Applet::toggle);
    connect(&tray_, &Tray::openAsked, this, [this](QScreen *screen) { open({}, screen); });
    connect(&tray_, &Tray::quitAsked, this, &Applet::quit);
    connect(&tray_, &Tray::failed, &notifier_, &Notifier::tellFailure);
    connect(&notifier_, &Notifier::failed, &recorder_, &EventsRecorder::onFailed);
    connect(&notifier_, &Notifier::unheard, &tray_, &Tray::showMessage);
    const auto openEvents = [this](const QString &token) {
        open(token);
        window_->openPage(Window::Which::events);
    };
    connect(&notifier_, &Notifier::eventsAsked, this, openEvents);
    connect(&tray_, &Tray::eventsAsked, this, [openEvents] { openEvents({}); });
    connect(&client_, &Client::settled, this, &Applet::quitWhenSettled);
    // Without a session bus no tray will come, and no second start can ask for the window.
    if (!QDBusConnection::sessionBus().isConnected())
        connect(&tray_, &Tray::hostMissing, this, [this] { open(); });
}

Applet::~Applet() { delete window_; }

void Applet::open(const QString &token, QScreen *screen) {
    isQuitting_ = false;
    isOver_ = false;
    tray_.setShown(true);
    if (!window_) {
        window_ = new Window({.client = client_,
                              .forgetQueue = forgetQueue_,
                              .desktopEntries = desktopEntries_,
                              .events = events_,
                              .settings = new SettingsPage(preferences_, autostart_)});
        connect(window_, &Window::failedUnseen, &notifier_, &Notifier::tellFailure);
        connect(window_, &Window::closed, this, [this] { isOver_ = !tray_.hasHost(); });
        connect(window_, &QObject::destroyed, this, &Applet::onWindowGone);
    }
    if (screen != nullptr && !window_->isVisible())
        window_->openOn(*screen);
    bringToFront(*window_, token);
}

void Applet::toggle(QScreen *screen) {
    if (window_ && window_->isActiveWindow())
        window_->close();
    else
        open({}, screen);
}

void Applet::quit() {
    isQuitting_ = true;
    tray_.setShown(false);
    if (window_)
        window_->close();
    else
        quitWhenSettled();
}

void Applet::quitWhenSettled() {
    if (isQuitting_ && !window_ && !client_.isAsking())
        QCoreApplication::quit();
}

void Applet::onWindowGone() {
    window_.clear();
    isQuitting_ |= isOver_ && !tray_.hasHost();
    quitWhenSettled();
    // Once its children are deleted too: it was most of what we hold, and the applet may stay hidden for weeks.
    const auto tidy = [] {
        QPixmapCache::clear(); // or a timer of Qt's empties it bit by bit, which wakes us
        (void)malloc_trim(0);
    };
    QMetaObject::invokeMethod(this, tidy, Qt::QueuedConnection);
}

} // namespace pandemonium::applet
