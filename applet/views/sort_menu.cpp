// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/sort_menu.hpp"

#include "views/menu_text.hpp"

#include <QActionGroup>
#include <QHeaderView>

namespace pandemonium::applet {

SortMenu::SortMenu(QHeaderView &header, QWidget *parent)
    : QMenu(tr("&Sort by"), parent), header_(header), columns_(new QActionGroup(this)),
      orders_(new QActionGroup(this)) {
    connect(this, &QMenu::aboutToShow, this, &SortMenu::fill);
}

void SortMenu::fill() {
    clear();
    for (int place = 0; place < header_.count(); ++place) {
        const int column = header_.logicalIndex(place);
        if (header_.isSectionHidden(column))
            continue;
        const auto title = header_.model()->headerData(column, header_.orientation()).toString();
        add(*columns_, literal(title), {column, header_.sortIndicatorOrder()});
    }
    addSeparator();
    add(*orders_, tr("&Ascending"), {header_.sortIndicatorSection(), Qt::AscendingOrder});
    add(*orders_, tr("&Descending"), {header_.sortIndicatorSection(), Qt::DescendingOrder});
}

void SortMenu::add(QActionGroup &group, const QString &text, std::pair<int, Qt::SortOrder> wanted) {
    auto *action = addAction(text);
    action->setCheckable(true);
    action->setChecked(wanted == std::pair(header_.sortIndicatorSection(), header_.sortIndicatorOrder()));
    group.addAction(action);
    connect(action, &QAction::triggered, this,
            [this, wanted] { header_.setSortIndicator(wanted.first, wanted.second); });
}

} // namespace pandemonium::applet
