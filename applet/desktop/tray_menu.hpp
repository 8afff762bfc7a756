// SPDX-License-Identifier: GPL-2.0-or-later
//
// The menu of the icon: how the service is, its mode, the programs at work, the window, the end. What is marked follows
// the service and nothing else.
#pragma once

#include "client/client.hpp"
#include "desktop/programs_menu.hpp"
#include "views/mode_actions.hpp"

#include <QMenu>

namespace pandemonium::applet {

class TrayMenu : public QObject {
    Q_OBJECT
public:
    TrayMenu(Client &client, DrawnBy drawnBy, QObject *parent = nullptr);

    [[nodiscard]] QMenu *menu() { return &menu_; }

Q_SIGNALS:
    void openAsked();
    void quitAsked();
    void failed(const QString &title, const pandemonium::applet::Failure &failure);

private:
    void ask(Mode mode);
    void refresh();

    Client &client_;
    QMenu menu_;
    ProgramsMenu programs_;
    ModeActions modes_;
    DrawnBy drawnBy_;
    QAction *state_;
};

} // namespace pandemonium::applet
