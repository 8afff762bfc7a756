// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/tier_table.hpp"

#include "views/tier_marks.hpp"
#include "words/words.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>

namespace pandemonium::applet {
namespace {

enum Column : quint8 { markColumn, nameColumn, tasksColumn, shareColumn, p50Column, p99Column, longestColumn };
constexpr int rowsOfHeads = 2;
constexpr int rowsOfTier = 2; ///< name, and meaning

QLabel *plainLabel(const QString &text, Qt::Alignment alignment, QWidget *parent) {
    auto *const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(alignment);
    return label;
}

} // namespace

TierTable::TierTable(QWidget *parent) : QWidget(parent) {
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * fontMetrics().averageCharWidth());
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(nameColumn, 1);
    addHeads();
    for (const auto tier : allTiers)
        addRow(tier);
    dress();
}

void TierTable::addHeads() {
    auto *const grid = static_cast<QGridLayout *>(layout());
    const struct {
        Column column;
        QString text;
        QString tip;
    } heads[] = {
        {tasksColumn, tr("Tasks"), tr("Running or waiting programs and their threads, now")},
        {shareColumn, tr("CPU time"), tr("Of the time the processors were in use in the last second")},
        {p50Column, tr("half within"), tr("Half of the wake-ups waited no longer (p50)")},
        {p99Column, tr("99 of 100"), tr("Ninety-nine of a hundred wake-ups waited no longer (p99)")},
        {longestColumn, tr("longest"), tr("The longest wait of the last second")},
    };
    for (const auto &head : heads) {
        auto *const label = plainLabel(head.text, Qt::AlignRight | Qt::AlignBottom, this);
        label->setToolTip(head.tip);
        grid->addWidget(label, 1, head.column);
    }
    auto *const waits = plainLabel(tr("Wait after waking up"), Qt::AlignRight | Qt::AlignBottom, this);
    waits->setToolTip(tr("How long a program that has something to do waits until a processor runs it"));
    grid->addWidget(waits, 0, p50Column, 1, longestColumn - p50Column + 1);
}

void TierTable::addRow(Tier tier) {
    auto *const grid = static_cast<QGridLayout *>(layout());
    const auto first = rowsOfHeads + rowsOfTier * static_cast<int>(tierCount - 1 - placeOf(tier));
    auto &row = rows_.at(placeOf(tier));
    row.mark = new QLabel(this);
    row.mark->setAccessibleName(Words::tierName(tier));
    grid->addWidget(row.mark, first, markColumn, rowsOfTier, 1, Qt::AlignCenter);
    auto *const name = plainLabel(Words::tierName(tier), Qt::AlignLeft | Qt::AlignBottom, this);
    auto bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    name->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    grid->addWidget(name, first, nameColumn);
    auto *const meaning = plainLabel(Words::tierMeaning(tier), Qt::AlignLeft | Qt::AlignTop, this);
    meaning->setWordWrap(true);
    grid->addWidget(meaning, first + 1, nameColumn);
    const auto number = [&](Column column) {
        auto *const label = plainLabel({}, Qt::AlignRight | Qt::AlignVCenter, this);
        label->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
        grid->addWidget(label, first, column, rowsOfTier, 1);
        return label;
    };
    row.tasks = number(tasksColumn);
    row.share = number(shareColumn);
    row.p50 = number(p50Column);
    row.p99 = number(p99Column);
    row.longest = number(longestColumn);
    row.tasks->setObjectName(wireWord(tier) + QStringLiteral("-tasks"));
    row.share->setObjectName(wireWord(tier) + QStringLiteral("-share"));
    row.p99->setObjectName(wireWord(tier) + QStringLiteral("-p99"));
}

void TierTable::tell(const Sample &now) {
    for (const auto tier : allTiers) {
        const auto &of = now.of(tier);
        const auto &row = rows_.at(placeOf(tier));
        const bool woke = of.wakeupSamples > 0;
        row.tasks->setText(QLocale().toString(of.tasks));
        row.share->setText(Words::percent(of.runTimeShare));
        row.p50->setText(woke ? Words::wakeup(of.wakeupP50Us) : QString());
        row.p99->setText(woke ? Words::wakeup(of.wakeupP99Us) : Words::noWakeups());
        row.longest->setText(woke ? Words::wakeup(of.wakeupMaxUs) : QString());
    }
}

void TierTable::dress() {
    constexpr double letters = 2;
    const auto side = static_cast<int>(letters * fontMetrics().height());
    for (const auto tier : allTiers)
        rows_.at(placeOf(tier)).mark->setPixmap(tierPixmap(tier, side, *this));
}

void TierTable::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace pandemonium::applet
