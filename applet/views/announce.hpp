// SPDX-License-Identifier: GPL-2.0-or-later
//
// What somebody who does not see the screen has to be told at once: handed to the screen reader, if there is one.
#pragma once

#include <QWidget>

namespace pandemonium::applet {

/// speaker: whose sentence it is.
void announce(QWidget &speaker, const QString &sentence);

} // namespace pandemonium::applet
