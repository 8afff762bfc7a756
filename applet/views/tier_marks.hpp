// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a tier looks wherever it is shown: a colour, and a shape with its letter, so that nobody has to tell colours
// apart.
#pragma once

#include "state/tier.hpp"

#include <QColor>
#include <QPainter>
#include <QPalette>

namespace pandemonium::applet {

/// Readable on that palette's base colour, light or dark.
[[nodiscard]] QColor tierColor(Tier tier, const QPalette &palette);

/// Square, circle, or diamond, with the tier's letter in it, as large as fits into the rectangle.
void paintTierMark(QPainter &painter, const QRectF &rectangle, Tier tier, const QPalette &palette);

/// The mark as a picture for labels and lists; side in device-independent pixels.
[[nodiscard]] QPixmap tierPixmap(Tier tier, int side, const QWidget &widget);

} // namespace pandemonium::applet
