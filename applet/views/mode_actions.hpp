// SPDX-License-Identifier: GPL-2.0-or-later
//
// The modes as entries of a menu, for the window and for the tray. What is marked follows the service and nothing
// else: an entry that is chosen says what is wanted.
#pragma once

#include "client/client.hpp"

#include <QAction>

namespace pandemonium::applet {

class ModeActions : public QObject {
    Q_OBJECT
public:
    explicit ModeActions(Client &client, QObject *parent = nullptr);

    /// In the order of what they let the service do, the least first.
    [[nodiscard]] const QList<QAction *> &actions() const { return actions_; }

Q_SIGNALS:
    /// Another mode than the service's.
    void wanted(pandemonium::applet::Mode mode);

private:
    void choose(Mode mode);
    void refresh();

    Client &client_;
    QList<QAction *> actions_;
};

} // namespace pandemonium::applet
