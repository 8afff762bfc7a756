// SPDX-License-Identifier: GPL-2.0-or-later
//
// What can be done to the programs somebody selected, as actions for buttons, menus and keys. Says what is wanted,
// does nothing itself; an action that cannot be had says why in its tooltip.
#pragma once

#include "state/profile.hpp"

#include <QAction>
#include <QMenu>

namespace pandemonium::applet {

class ProgramActions : public QObject {
    Q_OBJECT
public:
    /// widget: where the keys work, and whose the menus are.
    explicit ProgramActions(QWidget &widget);

    /// What is possible with these.
    void suit(const QList<Profile> &selected);

    /// Offers the tiers, for good and until the service stops.
    QMenu *const pinMenu;
    QAction *const unpin;
    QAction *const forget;
    QAction *const why;
    QAction *const copy;

Q_SIGNALS:
    void pinWanted(const QStringList &names, pandemonium::applet::Tier tier, pandemonium::applet::Lasting lasting);
    void unpinWanted(const QStringList &names);
    void forgetWanted(const QStringList &names);
    void whyWanted(const QString &name);
    void copyWanted();

private:
    void fillPinMenu();
    void addPins(const QString &title, Lasting lasting);

    QStringList pinnable_; ///< of what is selected
    QStringList unpinnable_;
    QStringList forgettable_;
    QString only_; ///< when one is selected
};

} // namespace pandemonium::applet
