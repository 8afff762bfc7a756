// SPDX-License-Identifier: GPL-2.0-or-later
//
// What every start of the applet needs before it can say anything: its names and the person's language.
#pragma once

#include <QString>
#include <QTranslator>

#include <span>

namespace pandemonium::applet {

/// Names for the desktop, the command line and the settings.
void describeApplication();

/// The applet's and Qt's own words in the person's language, as long as this lives; needs an application.
class Translations {
public:
    Translations();

private:
    QTranslator ours_;
    QTranslator qts_;
};

/// Whether something names a screen; it may still be none. arguments: of the command line.
[[nodiscard]] bool canTryAScreen(std::span<char *const> arguments);
[[nodiscard]] QString noScreenSentence();

} // namespace pandemonium::applet
