// SPDX-License-Identifier: GPL-2.0-or-later
//
// The last few programs at work, each with a menu to pin it. Asked for when the menu is about to show, and shown as
// they were the last time until the answer is there.
#pragma once

#include "client/client.hpp"
#include "views/menu_text.hpp"

#include <QMenu>

namespace pandemonium::applet {

class ProgramsMenu : public QObject {
    Q_OBJECT
public:
    ProgramsMenu(Client &client, DrawnBy drawnBy, QObject *parent = nullptr);

    [[nodiscard]] QMenu *menu() { return &menu_; }
    void ask();

Q_SIGNALS:
    void failed(const QString &title, const pandemonium::applet::Failure &failure);

private:
    [[nodiscard]] QString shownAsIs(const QString &text) const { return literal(text, drawnBy_); }
    /// before: those that came with the pages before this one.
    void askFrom(quint32 offset, const QList<Profile> &before);
    void take(QList<Profile> profiles);
    /// One line instead of programs.
    void say(const QString &sentence);
    void clear();
    void add(const Profile &profile);
    void addPin(QMenu *menu, const Profile &profile, const Pin &pin);
    void pin(const QString &name, const Pin &pin);
    void unpin(const QString &name);

    Client &client_;
    DrawnBy drawnBy_;
    QMenu menu_;
    QList<Profile> shown_;
};

} // namespace pandemonium::applet
