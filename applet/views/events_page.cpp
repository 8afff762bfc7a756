// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/events_page.hpp"

#include "views/symbolic_icon.hpp"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace pandemonium::applet {
namespace {

/// Puts the symbolic icon before the word, in the word's colour.
class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto name = index.data(EventsModel::iconNameRole).toString();
        if (name.isEmpty())
            return;
        const bool isChosen = option->state.testFlag(QStyle::State_Selected);
        const auto color = option->palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text);
        option->icon = symbolicIcon(name, color);
        option->features |= QStyleOptionViewItem::HasDecoration;
    }
};

} // namespace

EventsPage::EventsPage(EventsModel &events, QWidget *parent)
    : Page(parent), events_(events), list_(new QTreeView), details_(new QPlainTextEdit), nothing_(new QLabel),
      both_(new QSplitter(Qt::Vertical)), stack_(new QStackedLayout), copyChosen_(new QPushButton),
      copyAll_(new QPushButton) {
    buildList();
    details_->setReadOnly(true);
    details_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    details_->setAccessibleName(tr("Details of the chosen event"));
    details_->setPlaceholderText(tr("Choose an event to see what is known of it."));
    details_->setTabChangesFocus(true);
    both_->addWidget(list_);
    both_->addWidget(details_);
    both_->setStretchFactor(0, 2);
    both_->setStretchFactor(1, 1);
    both_->setChildrenCollapsible(false);
    nothing_->setText(tr("Nothing has happened yet. Changes of state, ejections by the kernel, restarts, pins and "
                         "forgotten programs are written down here until the applet is quit."));
    nothing_->setTextFormat(Qt::PlainText);
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setMargin(fontMetrics().height() * 2);
    stack_->addWidget(nothing_);
    stack_->addWidget(both_);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(stack_);
    layout->addWidget(buildButtons());
    connect(&events_, &QAbstractItemModel::rowsInserted, this, &EventsPage::refresh);
    connect(&events_, &QAbstractItemModel::rowsRemoved, this, &EventsPage::refresh);
    connect(&events_, &QAbstractItemModel::dataChanged, this, &EventsPage::showDetails);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventsPage::refresh);
    refresh();
}

void EventsPage::buildList() {
    list_->setModel(&events_);
    list_->setItemDelegateForColumn(EventsModel::kindColumn, new KindDelegate(list_));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setAlternatingRowColors(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setAccessibleName(tr("Events of this session, the latest first"));
    list_->header()->setStretchLastSection(true);
    list_->header()->setSectionsMovable(false);
    constexpr int timeLetters = 10;
    constexpr int kindLetters = 13; // and the icon
    const auto wide = list_->fontMetrics().horizontalAdvance(QLatin1Char('m'));
    list_->setColumnWidth(EventsModel::timeColumn, wide * timeLetters);
    list_->setColumnWidth(EventsModel::kindColumn, wide * kindLetters);
    auto *copy = new QAction(tr("Copy"), list_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &EventsPage::copyChosen);
    list_->addAction(copy);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QWidget *EventsPage::buildButtons() {
    copyChosen_->setText(tr("&Copy Selected"));
    copyChosen_->setAccessibleName(tr("Copy the selected events"));
    copyAll_->setText(tr("Copy &All"));
    copyAll_->setAccessibleName(tr("Copy all events"));
    connect(copyChosen_, &QPushButton::clicked, this, &EventsPage::copyChosen);
    connect(copyAll_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(events_.allText()); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addStretch();
    layout->addWidget(copyChosen_);
    layout->addWidget(copyAll_);
    return row;
}

QList<int> EventsPage::chosenRows() const {
    QList<int> rows;
    for (const auto &index : list_->selectionModel()->selectedRows())
        rows << index.row();
    return rows;
}

void EventsPage::copyChosen() const {
    if (const auto rows = chosenRows(); !rows.isEmpty())
        QGuiApplication::clipboard()->setText(events_.text(rows));
}

void EventsPage::showDetails() {
    const auto rows = list_->selectionModel()->selectedRows();
    const auto text = rows.size() == 1 ? rows.constFirst().data(EventsModel::detailsRole).toString() : QString();
    if (details_->toPlainText() != text)
        details_->setPlainText(text);
}

void EventsPage::refresh() {
    const bool isEmpty = events_.rowCount() == 0;
    stack_->setCurrentWidget(isEmpty ? static_cast<QWidget *>(nothing_) : both_);
    copyAll_->setEnabled(!isEmpty);
    copyChosen_->setEnabled(list_->selectionModel()->hasSelection());
    showDetails();
}

} // namespace pandemonium::applet
