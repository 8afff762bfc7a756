// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/time_chart.hpp"

#include "views/tier_marks.hpp"

#include <QEvent>
#include <QGraphicsLayout>
#include <QStyleOptionFocusRect>
#include <QWheelEvent>

#include <algorithm>
#include <ranges>

namespace pandemonium::applet {
namespace {

constexpr int markGap = 4; ///< between the plot and the marks, device-independent pixels

QColor between(const QColor &ground, const QColor &ink, double share) {
    const auto mixed = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {mixed(ground.red(), ink.red()), mixed(ground.green(), ink.green()), mixed(ground.blue(), ink.blue())};
}

void setLabels(QCategoryAxis &axis, const QList<std::pair<QString, double>> &labels) {
    const auto before = axis.categoriesLabels();
    for (const auto &label : before)
        axis.remove(label);
    axis.setStartValue(labels.constFirst().second - 1); // a label is where its category ends
    for (const auto &[label, value] : labels)
        axis.append(label, value);
    axis.setRange(labels.constFirst().second, labels.constLast().second);
}

struct Placed {
    Tier tier;
    double y;
};

/// Moves marks apart that would cover each other, and keeps them between top and bottom.
void moveApart(QList<Placed> &placed, double side, double top, double bottom) {
    std::ranges::sort(placed, {}, &Placed::y);
    auto lowest = top;
    for (auto &one : placed) {
        one.y = std::max(one.y, lowest);
        lowest = one.y + side;
    }
    auto highest = bottom;
    for (auto &one : placed | std::views::reverse) {
        one.y = std::min(one.y, highest);
        highest = one.y - side;
    }
}

} // namespace

TimeChart::TimeChart(QWidget *parent)
    : QChartView(parent), time_(new QCategoryAxis(this)), scale_(new QCategoryAxis(this)) {
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setInteractive(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    viewport()->setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(time_, Qt::AlignBottom);
    chart()->addAxis(scale_, Qt::AlignLeft);
    for (auto *const axis : {time_, scale_})
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    constexpr double minute = 60;
    setLabels(*time_, {{tr("2 min ago"), -2 * minute}, {tr("1 min ago"), -minute}, {tr("now"), 0}});
}

QSize TimeChart::sizeHint() const {
    constexpr QSize letters(36, 14);
    return {letters.width() * fontMetrics().averageCharWidth(), letters.height() * fontMetrics().height()};
}

QSize TimeChart::minimumSizeHint() const {
    constexpr QSize letters(36, 9);
    return {letters.width() * fontMetrics().averageCharWidth(), letters.height() * fontMetrics().height()};
}

int TimeChart::markSide() const {
    constexpr double letters = 1.3;
    return static_cast<int>(letters * fontMetrics().height());
}

void TimeChart::setScale(const Labels &labels) {
    if (scale_->categoriesLabels().size() != labels.size())
        setLabels(*scale_, labels);
}

void TimeChart::show(QAbstractSeries *series) {
    chart()->addSeries(series);
    series->attachAxis(time_);
    series->attachAxis(scale_);
}

void TimeChart::setMarks(const Marks &marks) {
    marks_ = marks;
    viewport()->update();
}

void TimeChart::dress() {
    constexpr double gridShare = 0.15;
    constexpr double axisShare = 0.4;
    const auto ground = palette().color(QPalette::Base);
    const auto ink = palette().color(QPalette::Text);
    for (auto *const axis : {time_, scale_}) {
        axis->setLabelsFont(font());
        axis->setLabelsColor(ink);
        axis->setGridLineColor(between(ground, ink, gridShare));
        axis->setLinePenColor(between(ground, ink, axisShare));
    }
    chart()->setMargins({markGap, markSide() / 2, markSide() + 2 * markGap, markGap});
}

void TimeChart::changeEvent(QEvent *event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void TimeChart::drawForeground(QPainter *painter, const QRectF & /*rectangle*/) {
    const auto plot = chart()->plotArea();
    const auto perUnit = plot.height() / (scale_->max() - scale_->min());
    QList<Placed> placed;
    for (const auto tier : allTiers)
        if (const auto &mark = marks_.at(placeOf(tier)))
            placed.append({tier, plot.bottom() - (*mark - scale_->min()) * perUnit});
    const auto side = markSide();
    moveApart(placed, side, plot.top(), plot.bottom());
    for (const auto &[tier, y] : std::as_const(placed))
        paintTierMark(*painter, {plot.right() + markGap, y - side / 2.0, 1.0 * side, 1.0 * side}, tier, palette());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(viewport());
    option.rect = viewport()->rect().adjusted(1, 1, -1, -1);
    option.backgroundColor = palette().color(QPalette::Base);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, painter, this);
}

/// Whoever turns the wheel wants to move the page.
void TimeChart::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace pandemonium::applet
