// SPDX-License-Identifier: GPL-2.0-or-later
//
// By which column rows are sorted, and in which order, as a menu: a header's sections are pressed with a mouse only.
#pragma once

#include <QMenu>

class QActionGroup;
class QHeaderView;

namespace pandemonium::applet {

class SortMenu : public QMenu {
    Q_OBJECT
public:
    /// header: of a view that sorts by it; outlives this.
    SortMenu(QHeaderView &header, QWidget *parent);

private:
    /// The columns that are shown, and what holds now.
    void fill();
    /// One of a group; wanted is what the header is told when it is chosen.
    void add(QActionGroup &group, const QString &text, std::pair<int, Qt::SortOrder> wanted);

    QHeaderView &header_;
    QActionGroup *columns_;
    QActionGroup *orders_;
};

} // namespace pandemonium::applet
