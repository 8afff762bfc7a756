// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/tray_menu.hpp"

#include "words/words.hpp"

#include <QActionGroup>

namespace pandemonium::applet {

TrayMenu::TrayMenu(Client &client, DrawnBy drawnBy, QObject *parent)
    : QObject(parent), client_(client), programs_(client, drawnBy), state_(menu_.addAction(QString())) {
    state_->setEnabled(false);
    menu_.addSeparator();
    buildModes();
    menu_.addSeparator();
    menu_.addMenu(programs_.menu());
    menu_.addSeparator();
    connect(menu_.addAction(tr("&Open")), &QAction::triggered, this, &TrayMenu::openAsked);
    connect(menu_.addAction(tr("&Quit")), &QAction::triggered, this, &TrayMenu::quitAsked);
    connect(&menu_, &QMenu::aboutToShow, &programs_, &ProgramsMenu::ask);
    connect(&programs_, &ProgramsMenu::failed, this, &TrayMenu::failed);
    connect(&client, &Client::changed, this, &TrayMenu::refresh);
    refresh();
}

void TrayMenu::buildModes() {
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // none, while no service tells one
    for (const auto mode : {Mode::off, Mode::observe, Mode::schedule}) {
        auto *action = menu_.addAction(Words::modeName(mode));
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, mode] { ask(mode); });
        modes_ << action;
    }
}

void TrayMenu::ask(Mode mode) {
    refresh(); // the click has moved the mark, and only the service may
    if (client_.service().mode.known == mode)
        return;
    client_.setMode(mode, Lasting::forGood, this, [this](const Answer<void> &answer) {
        if (!answer)
            Q_EMIT failed(tr("The mode was not changed"), answer.error());
    });
}

void TrayMenu::refresh() {
    const auto &service = client_.service();
    state_->setText(Words::stateTitle(service));
    for (qsizetype i = 0; i < modes_.size(); ++i) {
        modes_.at(i)->setEnabled(service.isPresent());
        modes_.at(i)->setChecked(service.isPresent() && service.mode.known == static_cast<Mode>(i));
    }
    programs_.menu()->setEnabled(service.isPresent());
}

} // namespace pandemonium::applet
