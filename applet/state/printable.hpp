// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text from elsewhere, made fit for a screen: programs choose their own names, and a service may be broken. What would
// move the cursor, hide or turn the text around becomes U+FFFD; what is too long is cut.
#pragma once

#include <QString>

namespace pandemonium::applet {

/// One line of at most that many characters; the cut is marked.
[[nodiscard]] QString printableLine(const QString &text, qsizetype longest);

/// Lines as they are, of at most that many characters, the last of them: what went wrong is at a dump's end.
[[nodiscard]] QString printableTail(const QString &text, qsizetype longest);

} // namespace pandemonium::applet
