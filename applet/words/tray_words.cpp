// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/tray_words.hpp"

#include "words/words.hpp"

#include <QLocale>

namespace pandemonium::applet {

QString TrayWords::tooltip(const ServiceState &service, const std::optional<Sample> &sample, QTime at) {
    auto line = Words::oneLine(service, sample);
    if (!sample || line == Words::oneLine(service, {}))
        return line; // no figures in it
    return tr("%1 (at %2)", "one line with figures, time").arg(line, QLocale().toString(at, QLocale::ShortFormat));
}

} // namespace pandemonium::applet
