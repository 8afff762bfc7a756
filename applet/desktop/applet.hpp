// SPDX-License-Identifier: GPL-2.0-or-later
//
// The whole applet: what lives as long as the process, and a window while somebody looks. It ends when the person
// quits, or closes the window where no tray could bring it back; never by itself.
#pragma once

#include "client/client.hpp"
#include "desktop/autostart.hpp"
#include "desktop/events_recorder.hpp"
#include "desktop/notifier.hpp"
#include "desktop/preferences.hpp"
#include "desktop/tray.hpp"
#include "models/desktop_entries.hpp"
#include "models/events_model.hpp"
#include "models/forget_queue.hpp"
#include "views/window.hpp"

#include <QPointer>

namespace pandemonium::applet {

class Applet : public QObject {
    Q_OBJECT
public:
    explicit Applet(QObject *parent = nullptr);
    ~Applet() override;
    Applet(const Applet &) = delete;
    Applet &operator=(const Applet &) = delete;
    Applet(Applet &&) = delete;
    Applet &operator=(Applet &&) = delete;

    /// At the front, on that screen if there is one. token: of who asked, for the compositor; may be empty.
    void open(const QString &token = {}, QScreen *screen = nullptr);
    [[nodiscard]] Window *window() const { return window_; }
    /// Ends the process, once what was asked here is answered; nothing is to be seen meanwhile. Opened again
    /// before that, it stays.
    void quit();

private:
    void toggle(QScreen *screen);
    void onWindowGone();
    void quitWhenSettled();

    Client client_;
    Preferences preferences_;
    Autostart autostart_;
    ForgetQueue forgetQueue_;
    DesktopEntries desktopEntries_;
    EventsModel events_;
    EventsRecorder recorder_;
    Notifier notifier_;
    Tray tray_;
    QPointer<Window> window_;
    bool isQuitting_ = false;
    bool isOver_ = false; ///< the window was closed where no tray could bring it back
};

} // namespace pandemonium::applet
