// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/mode_actions.hpp"

#include "words/words.hpp"

#include <QActionGroup>

namespace pandemonium::applet {

ModeActions::ModeActions(Client &client, QObject *parent) : QObject(parent), client_(client) {
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // none, while no service tells one
    for (const auto mode : {Mode::off, Mode::observe, Mode::schedule}) {
        auto *action = group->addAction(Words::modeName(mode));
        action->setToolTip(Words::modeMeaning(mode));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, mode] { choose(mode); });
        actions_ << action;
    }
    connect(&client_, &Client::changed, this, &ModeActions::refresh);
    refresh();
}

void ModeActions::choose(Mode mode) {
    refresh(); // the click has moved the mark, and only the service may
    if (client_.service().mode.known != mode)
        Q_EMIT wanted(mode);
}

void ModeActions::refresh() {
    const auto &service = client_.service();
    for (qsizetype i = 0; i < actions_.size(); ++i) {
        actions_.at(i)->setEnabled(service.isPresent());
        actions_.at(i)->setChecked(service.isPresent() && service.mode.known == static_cast<Mode>(i));
    }
}

} // namespace pandemonium::applet
