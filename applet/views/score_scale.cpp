// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/score_scale.hpp"

#include "views/tier_marks.hpp"
#include "words/explanation_words.hpp"

#include <QPainterPath>
#include <QStyleOptionFocusRect>

namespace pandemonium::applet {
namespace {

constexpr int gap = 4;
constexpr int zones = static_cast<int>(tierCount);

} // namespace

ScoreScale::ScoreScale(QWidget *parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus); // so that a screen reader comes by
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Score"));
}

void ScoreScale::showScore(const Explanation &explanation) {
    score_ = explanation.score;
    interactive_ = explanation.thresholdInteractive;
    latencyCritical_ = explanation.thresholdLatencyCritical;
    setAccessibleDescription(ExplanationWords::score(explanation));
    update();
}

double ScoreScale::unclampedPlace() const {
    const auto zone = latencyCritical_ - interactive_;
    return (score_ - interactive_ + zone) / (zone * zones);
}

double ScoreScale::place() const { return std::clamp(unclampedPlace(), 0.0, 1.0); }

ScoreScale::Beyond ScoreScale::beyond() const {
    if (unclampedPlace() < 0)
        return Beyond::below;
    return unclampedPlace() > 1 ? Beyond::above : Beyond::no;
}

QRect ScoreScale::bar() const {
    const auto line = fontMetrics().height();
    return {line, line + line / 2 + gap, width() - 2 * line, 2 * line};
}

QSize ScoreScale::sizeHint() const {
    constexpr int characters = 60;
    return {characters * fontMetrics().averageCharWidth(), minimumSizeHint().height()};
}

QSize ScoreScale::minimumSizeHint() const {
    constexpr int linesOfWidth = 12;
    const auto line = fontMetrics().height();
    return {linesOfWidth * line, bar().bottom() + gap + line + gap};
}

void ScoreScale::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto whole = bar();
    const auto edge = [&whole](int number) { return whole.left() + whole.width() * number / zones; };
    for (const auto tier : allTiers) {
        const auto number = static_cast<int>(placeOf(tier));
        const auto at = layoutDirection() == Qt::RightToLeft ? zones - 1 - number : number;
        paintZone(painter, tier, QRect(QPoint(edge(at), whole.top()), QPoint(edge(at + 1) - 1, whole.bottom())));
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    paintThreshold(painter, edge(1), isMirrored ? latencyCritical_ : interactive_);
    paintThreshold(painter, edge(2), isMirrored ? interactive_ : latencyCritical_);
    paintPointer(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void ScoreScale::paintZone(QPainter &painter, Tier tier, const QRect &zone) const {
    constexpr float tint = 0.22F;
    auto color = tierColor(tier, palette());
    color.setAlphaF(tint);
    painter.fillRect(zone, color);
    const auto side = fontMetrics().height();
    const auto room = zone.width() - side - 3 * gap;
    const auto name = fontMetrics().elidedText(Words::tierName(tier), Qt::ElideRight, room);
    const auto used = side + gap + fontMetrics().horizontalAdvance(name);
    QRect mark(zone.center().x() - used / 2, zone.center().y() - side / 2, side, side);
    paintTierMark(painter, mark, tier, palette());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(mark.right() + gap, zone.top(), room, zone.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     name);
}

void ScoreScale::paintThreshold(QPainter &painter, int x, double threshold) const {
    const auto whole = bar();
    const auto line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawLine(x, whole.top(), x, whole.bottom() + gap);
    painter.drawText(QRect(x - whole.width() / (2 * zones), whole.bottom() + gap, whole.width() / zones, line),
                     Qt::AlignHCenter | Qt::AlignTop, ExplanationWords::number(threshold));
}

void ScoreScale::paintPointer(QPainter &painter) const {
    const auto whole = bar();
    const auto line = fontMetrics().height();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const auto x = whole.left() + whole.width() * (isMirrored ? 1 - place() : place());
    const auto half = line / 3.0;
    const QPointF tip(x, whole.top() - 1);
    QPolygonF arrow{tip, tip + QPointF(-half, -1.5 * half), tip + QPointF(half, -1.5 * half)};
    if (beyond() != Beyond::no) {
        const auto outward = (beyond() == Beyond::above) != isMirrored ? half : -half;
        const QPointF middle(x, whole.center().y());
        arrow = {middle + QPointF(2 * outward, 0), middle + QPointF(outward / 2, half),
                 middle + QPointF(outward / 2, -half)};
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::WindowText));
    painter.drawPolygon(arrow);
    auto font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::WindowText));
    const auto text = ExplanationWords::number(score_);
    const auto wide = QFontMetrics(font).horizontalAdvance(text) + 2 * gap;
    const auto left = std::clamp(x - wide / 2.0, 0.0, std::max(0.0, static_cast<double>(width() - wide)));
    painter.drawText(QRectF(left, gap / 2.0, wide, line), Qt::AlignCenter, text);
}

} // namespace pandemonium::applet
