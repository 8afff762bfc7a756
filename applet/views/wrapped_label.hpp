// SPDX-License-Identifier: GPL-2.0-or-later
//
// A label for sentences: plain text that wraps, can be copied, and is reached and read by keyboard.
#pragma once

#include <QLabel>

namespace pandemonium::applet {

/// name: the object's, by which it is found.
[[nodiscard]] QLabel *wrappedLabel(const char *name, QWidget *parent);

} // namespace pandemonium::applet
