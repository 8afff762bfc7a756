// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/tray_menu.hpp"

#include "words/words.hpp"

namespace pandemonium::applet {

TrayMenu::TrayMenu(Client &client, DrawnBy drawnBy, QObject *parent)
    : QObject(parent), client_(client), programs_(client, drawnBy), modes_(client), drawnBy_(drawnBy),
      state_(menu_.addAction(QString())) {
    state_->setEnabled(false);
    menu_.addSeparator();
    menu_.addActions(modes_.actions());
    menu_.addSeparator();
    menu_.addMenu(programs_.menu());
    menu_.addSeparator();
    connect(menu_.addAction(tr("&Open")), &QAction::triggered, this, &TrayMenu::openAsked);
    connect(menu_.addAction(tr("&Quit")), &QAction::triggered, this, &TrayMenu::quitAsked);
    connect(&menu_, &QMenu::aboutToShow, &programs_, &ProgramsMenu::ask);
    connect(&programs_, &ProgramsMenu::failed, this, &TrayMenu::failed);
    connect(&modes_, &ModeActions::wanted, this, &TrayMenu::ask);
    connect(&client, &Client::changed, this, &TrayMenu::refresh);
    refresh();
}

void TrayMenu::ask(Mode mode) {
    client_.setMode(mode, Lasting::forGood, this, [this](const Answer<void> &answer) {
        if (!answer)
            Q_EMIT failed(tr("The mode was not changed"), answer.error());
    });
}

void TrayMenu::refresh() {
    state_->setText(literal(Words::stateTitle(client_.service()), drawnBy_));
    programs_.menu()->setEnabled(client_.service().isPresent());
}

} // namespace pandemonium::applet
