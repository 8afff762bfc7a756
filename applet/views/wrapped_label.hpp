// SPDX-License-Identifier: GPL-2.0-or-later
//
// Labels for sentences: plain text that wraps. What comes from elsewhere is never taken for markup.
#pragma once

#include <QLabel>

namespace pandemonium::applet {

[[nodiscard]] QLabel *wrappedLabel(QWidget *parent = nullptr);

/// One that can be copied from, and is reached and read by keyboard. name: the object's, by which it is found.
[[nodiscard]] QLabel *wrappedLabel(const char *name, QWidget *parent);

} // namespace pandemonium::applet
