// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/program_delegates.hpp"

#include "models/desktop_entries.hpp"
#include "views/tier_marks.hpp"

#include <QApplication>
#include <QPainter>

namespace pandemonium::applet {
namespace {

QStyle &styleOf(const QStyleOptionViewItem &option) {
    return option.widget == nullptr ? *QApplication::style() : *option.widget->style();
}

void drawBackground(QPainter &painter, QStyleOptionViewItem option) {
    option.text.clear();
    option.icon = {};
    option.features &= ~QStyleOptionViewItem::HasDisplay;
    styleOf(option).drawControl(QStyle::CE_ItemViewItem, &option, &painter, option.widget);
}

QRect textRectangle(const QStyleOptionViewItem &option) {
    const int margin = styleOf(option).pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    return styleOf(option)
        .subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget)
        .adjusted(margin, 0, -margin, 0);
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option) {
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

QColor textColor(const QStyleOptionViewItem &option) {
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    return option.palette.color(groupOf(option), isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

NameDelegate::NameDelegate(const ProfileFilter &filter, const DesktopEntries &entries, QObject *parent)
    : QStyledItemDelegate(parent), filter_(filter), entries_(entries) {}

void NameDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->icon = entries_.iconFor(filter_.profile(index.row()).name);
    option->features |= QStyleOptionViewItem::HasDecoration; // also without an icon: names are in line
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &plain, const QModelIndex &index) const {
    QStyledItemDelegate::paint(painter, plain, index);
    const auto note = index.data(ProfilesModel::noteRole).toString();
    if (note.isEmpty())
        return;
    auto option = plain;
    initStyleOption(&option, index);
    auto rectangle = textRectangle(option);
    rectangle.setLeft(rectangle.left() + option.fontMetrics.horizontalAdvance(option.text + QStringLiteral("  ")));
    if (rectangle.width() < option.fontMetrics.averageCharWidth() * 4) // less says nothing; the tooltip has it
        return;
    auto font = option.font;
    font.setItalic(true);
    painter->save();
    painter->setFont(font);
    painter->setPen(textColor(option));
    painter->drawText(rectangle, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(note, Qt::ElideRight, rectangle.width()));
    painter->restore();
}

TierDelegate::TierDelegate(const ProfileFilter &filter, QObject *parent)
    : QStyledItemDelegate(parent), filter_(filter) {}

void TierDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (!option->text.isEmpty()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    }
}

void TierDelegate::paint(QPainter *painter, const QStyleOptionViewItem &plain, const QModelIndex &index) const {
    QStyledItemDelegate::paint(painter, plain, index);
    const auto known = tier(index);
    if (!known)
        return;
    auto option = plain;
    initStyleOption(&option, index);
    const auto place = styleOf(option).subElementRect(QStyle::SE_ItemViewItemDecoration, &option, option.widget);
    auto palette = option.palette;
    if (option.state.testFlag(QStyle::State_Selected)) // the mark is to be seen on what it is drawn on
        palette.setColor(QPalette::Base, palette.color(groupOf(option), QPalette::Highlight));
    paintTierMark(*painter, place, *known, palette);
}

std::optional<Tier> TierDelegate::tier(const QModelIndex &index) const {
    const auto &profile = filter_.profile(index.row());
    if (index.column() == ProfilesModel::pin)
        return profile.pin ? profile.pin->tier.known : std::nullopt;
    return profile.isSeen() ? profile.tier.known : std::nullopt;
}

ConfidenceDelegate::ConfidenceDelegate(const ProfileFilter &filter, QObject *parent)
    : QStyledItemDelegate(parent), filter_(filter) {}

void ConfidenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &plain, const QModelIndex &index) const {
    auto option = plain;
    initStyleOption(&option, index);
    drawBackground(*painter, option);
    const auto &profile = filter_.profile(index.row());
    if (!profile.isSeen())
        return;
    const auto color = textColor(option);
    const int numberWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100 % "));
    const int thickness = std::max(3, option.fontMetrics.height() / 3);
    auto whole = textRectangle(option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    painter->drawText(whole, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, option.text);
    QRectF bar(whole.left(), whole.center().y() - (thickness / 2.0), whole.width() - numberWidth, thickness);
    const auto radius = thickness / 2.0;
    auto ground = color;
    constexpr int faint = 50; // of 255
    ground.setAlpha(faint);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(bar, radius, radius);
    bar.setWidth(bar.width() * profile.confidence);
    painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? color
                                                                    : option.palette.color(QPalette::Highlight));
    painter->drawRoundedRect(bar, radius, radius);
    painter->restore();
}

} // namespace pandemonium::applet
