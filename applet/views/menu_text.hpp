// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text for menus and buttons, in which a mark stands before the letter that chooses the entry unless it is doubled.
#pragma once

#include <QString>

namespace pandemonium::applet {

/// Who draws a menu: a panel that gets it over the bus takes underscores for marks, and Qt does not tell it otherwise.
enum class DrawnBy : quint8 { qt, panel };

/// Text from elsewhere, shown as it is.
[[nodiscard]] inline QString literal(QString text, DrawnBy drawnBy = DrawnBy::qt) {
    text.replace(u'&', QStringLiteral("&&"));
    return drawnBy == DrawnBy::panel ? text.replace(u'_', QStringLiteral("__")) : text;
}

} // namespace pandemonium::applet
