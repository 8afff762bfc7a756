// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/page.hpp"

#include <QHideEvent>

#include <utility>

namespace pandemonium::applet {

void Page::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!std::exchange(isLooking_, true))
        startLooking();
}

void Page::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    if (std::exchange(isLooking_, false))
        stopLooking();
}

} // namespace pandemonium::applet
