// SPDX-License-Identifier: GPL-2.0-or-later
//
// The right to come to the front, which a desktop gives as a token to whoever the person just clicked on.
#pragma once

#include <QString>

namespace pandemonium::applet {

/// The token this process was started with, of Wayland or X11; empty when there is none.
[[nodiscard]] QString activationTokenOfStart();

/// The next window that is activated comes with it. Nothing happens with an empty one.
void useActivationToken(const QString &token);

} // namespace pandemonium::applet
