// SPDX-License-Identifier: GPL-2.0-or-later
//
// What happened since the applet was started: a list, what is known of the chosen event, and both for the clipboard.
#pragma once

#include "models/events_model.hpp"
#include "views/page.hpp"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTreeView;

namespace pandemonium::applet {

class EventsPage : public Page {
    Q_OBJECT
public:
    explicit EventsPage(EventsModel &events, QWidget *parent = nullptr);

private:
    void buildList();
    QWidget *buildButtons();
    [[nodiscard]] QList<int> chosenRows() const;
    void showDetails();
    void copyChosen() const;
    void refresh();

    EventsModel &events_;
    QTreeView *list_;
    QPlainTextEdit *details_;
    QLabel *nothing_;
    QSplitter *both_;
    QStackedLayout *stack_;
    QPushButton *copyChosen_;
    QPushButton *copyAll_;
};

} // namespace pandemonium::applet
