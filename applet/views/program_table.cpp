// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/program_table.hpp"

#include "views/program_delegates.hpp"
#include "words/words.hpp"

#include <QHeaderView>

namespace pandemonium::applet {
namespace {

/// A text about as long as those in that column.
QString specimenOf(int column) {
    switch (column) {
    case ProfilesModel::name:
        return QStringLiteral("mmm fifteen bytes!"); // an icon, and the longest a name can be
    case ProfilesModel::tier:
        return Words::tierName(Tier::latencyCritical);
    case ProfilesModel::pin:
        return Words::pin(
            {.tier = Tier::latencyCritical, .source = PinSource::person, .lasting = Lasting::untilServiceStops});
    case ProfilesModel::confidence:
        return QStringLiteral("mmmm 100 %");
    case ProfilesModel::seen:
        return QStringLiteral("00 minutes ago");
    default:
        return QStringLiteral("00000 ms");
    }
}

} // namespace

ProgramTable::ProgramTable(ProfileFilter &filter, const DesktopEntries &entries, QWidget *parent)
    : QTableView(parent), filter_(filter) {
    setModel(&filter_);
    setAccessibleName(tr("Programs"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    sortByColumn(ProfilesModel::name, Qt::AscendingOrder);
    giveLooks(entries);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProgramTable::selectionMoved);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProgramTable::selectionMoved);
    connect(&filter_, &ProfileFilter::modelAboutToBeReset, this, &ProgramTable::remember);
    connect(&filter_, &ProfileFilter::modelReset, this, &ProgramTable::restore);
}

void ProgramTable::giveLooks(const DesktopEntries &entries) {
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    setItemDelegateForColumn(ProfilesModel::name, new NameDelegate(filter_, entries, this));
    setItemDelegateForColumn(ProfilesModel::tier, new TierDelegate(filter_, this));
    setItemDelegateForColumn(ProfilesModel::pin, new TierDelegate(filter_, this));
    setItemDelegateForColumn(ProfilesModel::confidence, new ConfidenceDelegate(filter_, this));
    fitToFont();
}

QList<int> ProgramTable::selectedRows() const {
    QList<int> rows;
    for (const auto &range : selectionModel()->selection()) // not row by row, which looks at every cell of each
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

QList<Profile> ProgramTable::selected() const {
    QList<Profile> profiles;
    for (const int row : selectedRows())
        profiles << filter_.profile(row);
    return profiles;
}

QString ProgramTable::currentName() const {
    const auto current = currentIndex();
    return current.isValid() ? filter_.profile(current.row()).name : QString();
}

QString ProgramTable::selectedText() const {
    QStringList lines;
    for (const int row : selectedRows()) {
        QStringList cells;
        for (int column = 0; column < filter_.columnCount(); ++column)
            cells << filter_.index(row, column).data().toString();
        if (const auto note = filter_.index(row, 0).data(ProfilesModel::noteRole).toString(); !note.isEmpty())
            cells << note;
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void ProgramTable::changeEvent(QEvent *event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitToFont();
}

void ProgramTable::fitToFont() {
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    for (int column = ProfilesModel::name; column < ProfilesModel::columnsInAll; ++column)
        setColumnWidth(column, widthOf(column));
}

int ProgramTable::widthOf(int column) const {
    const auto metrics = fontMetrics();
    const bool hasMark = column == ProfilesModel::tier || column == ProfilesModel::pin;
    const int content = metrics.horizontalAdvance(specimenOf(column)) + (hasMark ? metrics.height() * 3 / 2 : 0);
    return std::max(horizontalHeader()->sectionSizeHint(column), content + metrics.averageCharWidth() * 2);
}

void ProgramTable::remember() {
    selectedNames_.clear();
    for (const auto &profile : selected())
        selectedNames_ << profile.name;
    currentName_ = currentName();
}

void ProgramTable::restore() {
    QList<int> rows;
    for (const auto &name : std::as_const(selectedNames_))
        if (const int row = filter_.rowOf(name); row >= 0)
            rows << row;
    std::ranges::sort(rows);
    QItemSelection selection;
    for (qsizetype first = 0, next = 0; first < rows.size(); first = next) {
        next = first + 1;
        while (next < rows.size() && rows.at(next) == rows.at(next - 1) + 1)
            ++next;
        selection.append(QItemSelectionRange(filter_.index(rows.at(first), 0),
                                             filter_.index(rows.at(next - 1), ProfilesModel::columnsInAll - 1)));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = filter_.rowOf(currentName_); row >= 0) {
        selectionModel()->setCurrentIndex(filter_.index(row, 0), QItemSelectionModel::NoUpdate);
        scrollTo(currentIndex());
    }
    Q_EMIT selectionMoved();
}

} // namespace pandemonium::applet
