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

/// Why nothing could be shown, as a sentence; empty when there is a screen to try. arguments: of the command line.
[[nodiscard]] QString whyNoScreen(std::span<char *const> arguments);

} // namespace pandemonium::applet
