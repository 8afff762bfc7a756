// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text of an XDG autostart entry: whether it starts something, and the same text with that changed. Everything
// else in it is somebody's own and stays as it is.
#pragma once

#include <QByteArray>

namespace pandemonium::applet {

/// The entry as the applet makes it.
[[nodiscard]] QByteArray newAutostartEntry();
[[nodiscard]] bool startsAnything(const QByteArray &entry);
[[nodiscard]] QByteArray withStarting(const QByteArray &entry, bool on);

} // namespace pandemonium::applet
