// SPDX-License-Identifier: GPL-2.0-or-later
//
// A program's name as the kernel keeps it (comm: 15 bytes of anything), written as the service writes it: valid UTF-8,
// with \xhh for each byte that is not text, moves the cursor, turns the text around, or is a backslash. Two programs
// are the same when these are equal; for the screen there is Words::displayName.
#pragma once

#include <QByteArray>
#include <QString>

namespace pandemonium::applet {

/// Of a program with that base name; what the kernel would cut off is cut off.
[[nodiscard]] QString commOf(const QByteArray &baseName);

} // namespace pandemonium::applet
