// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/announce.hpp"

#include <QAccessible>

namespace pandemonium::applet {

void announce(QWidget &speaker, const QString &sentence) {
    QAccessibleAnnouncementEvent announcement(&speaker, sentence);
    QAccessible::updateAccessibility(&announcement);
}

} // namespace pandemonium::applet
