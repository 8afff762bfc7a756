// SPDX-License-Identifier: GPL-2.0-or-later
//
// The window: what the service does at the top, and a page each for how it goes, what is known of programs, what
// happened, and the person's own settings. Made when it is opened; once closed it deletes itself, as soon as what was
// asked in it is answered.
#pragma once

#include "client/client.hpp"

#include <QTabWidget>
#include <QWidget>

namespace pandemonium::applet {

class DesktopEntries;
class EventsModel;
class EventsPage;
class ForgetQueue;
class ProgramsPage;

/// What the pages show and change; all of it outlives the window.
struct Shown {
    Client &client;
    ForgetQueue &forgetQueue;
    const DesktopEntries &desktopEntries;
    EventsModel &events;
    QWidget *settings; ///< the last page; becomes the window's
};

class Window : public QWidget {
    Q_OBJECT
public:
    enum class Which : quint8 { overview, programs, events, settings };

    explicit Window(const Shown &shown);

    void openPage(Which which);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    Client &client_;
    ForgetQueue &forgetQueue_;
    QTabWidget *pages_;
    ProgramsPage *programs_;
    EventsPage *events_;
};

} // namespace pandemonium::applet
