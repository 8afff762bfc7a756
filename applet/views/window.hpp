// SPDX-License-Identifier: GPL-2.0-or-later
//
// The window: what the service does at the top, and a page each for how it goes, what is known of programs, what
// happened, and the person's own settings. Made when it is opened; once closed it deletes itself, as soon as what was
// asked in it is answered; what is refused after that is told outside.
#pragma once

#include "client/client.hpp"

#include <QTabWidget>
#include <QWidget>

namespace pandemonium::applet {

class DesktopEntries;
class EventsModel;
class EventsPage;
class ForgetQueue;
class Header;
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
    /// Its place when it is shown: the middle of that screen.
    void openOn(QScreen &screen);

Q_SIGNALS:
    void closed();
    /// Something asked for here did not happen, and the window is closed. title: what, in a few words.
    void failedUnseen(const QString &title, const pandemonium::applet::Failure &failure);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void listenToAnswers();
    void addShortcuts();
    void leaveWhenSettled();
    [[nodiscard]] QSize usualSize(const QScreen &screen) const;

    Client &client_;
    ForgetQueue &forgetQueue_;
    Header *header_;
    QTabWidget *pages_;
    ProgramsPage *programs_;
    EventsPage *events_;
};

} // namespace pandemonium::applet
