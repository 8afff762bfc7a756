// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/tier_marks.hpp"

#include "words/words.hpp"

#include <QPainterPath>
#include <QPixmap>
#include <QWidget>

namespace pandemonium::applet {
namespace {

constexpr int middleGrey = 128;

struct Colors {
    QColor onLight;
    QColor onDark;
};

/// Grey, blue and amber differ for all common kinds of colour blindness; each keeps 4.5:1 against its ground.
Colors colorsOf(Tier tier) {
    switch (tier) {
    case Tier::batch:
        return {QColor(0x5F, 0x6B, 0x7A), QColor(0xA9, 0xB4, 0xC2)};
    case Tier::interactive:
        return {QColor(0x1F, 0x6F, 0xC4), QColor(0x6C, 0xB2, 0xFF)};
    case Tier::latencyCritical:
        return {QColor(0xB4, 0x53, 0x09), QColor(0xFF, 0xB4, 0x54)};
    }
    Q_UNREACHABLE_RETURN({});
}

QPainterPath shapeOf(Tier tier, const QRectF &square) {
    QPainterPath path;
    switch (tier) {
    case Tier::batch: {
        constexpr double inset = 0.08;
        const auto by = square.width() * inset;
        path.addRect(square.adjusted(by, by, -by, -by));
        break;
    }
    case Tier::interactive:
        path.addEllipse(square);
        break;
    case Tier::latencyCritical:
        path.moveTo(square.center().x(), square.top());
        path.lineTo(square.right(), square.center().y());
        path.lineTo(square.center().x(), square.bottom());
        path.lineTo(square.left(), square.center().y());
        path.closeSubpath();
        break;
    }
    return path;
}

} // namespace

QColor tierColor(Tier tier, const QPalette &palette) {
    const auto colors = colorsOf(tier);
    return palette.color(QPalette::Base).lightness() < middleGrey ? colors.onDark : colors.onLight;
}

void paintTierMark(QPainter &painter, const QRectF &rectangle, Tier tier, const QPalette &palette) {
    constexpr double letterShare = 0.55;
    const auto side = std::min(rectangle.width(), rectangle.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rectangle.center());
    const auto color = tierColor(tier, palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shapeOf(tier, square), color);
    auto font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(1, static_cast<int>(side * letterShare)));
    painter.setFont(font);
    painter.setPen(color.lightness() < middleGrey ? Qt::white : Qt::black);
    painter.drawText(square, Qt::AlignCenter, Words::tierLetter(tier));
    painter.restore();
}

QPixmap tierPixmap(Tier tier, int side, const QWidget &widget) {
    const auto ratio = widget.devicePixelRatioF();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintTierMark(painter, QRectF(0, 0, side, side), tier, widget.palette());
    return pixmap;
}

} // namespace pandemonium::applet
