// SPDX-License-Identifier: GPL-2.0-or-later
//
// Symbolic icons in the colour of the text they stand beside: Qt draws them in the colour of the file, which is right
// on neither light nor dark.
#pragma once

#include "state/service_state.hpp"

#include <QColor>
#include <QIcon>

namespace pandemonium::applet {

/// The name of the icon that shows how the service is.
[[nodiscard]] QString stateIconName(const ServiceState &service);

/// The theme's icon of that name, or the embedded one, as it is.
[[nodiscard]] QIcon themeIcon(const QString &name);

/// The same in that colour, sharp at every size and scale.
[[nodiscard]] QIcon symbolicIcon(const QString &name, const QColor &color);

} // namespace pandemonium::applet
