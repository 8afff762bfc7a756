// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/tray_words.hpp"

#include "words/words.hpp"

#include <QLocale>

namespace pandemonium::applet {

QString TrayWords::tooltip(const ServiceState &service, const std::optional<Sample> &sample, const QDateTime &at) {
    auto line = Words::oneLine(service, sample);
    if (!sample || line == Words::oneLine(service, {}))
        return line; // no figures in it
    const QLocale locale;
    return tr("%1 (%2 at %3)", "one line with figures, day of the week, time")
        .arg(line, locale.toString(at, QStringLiteral("ddd")), locale.toString(at.time(), QLocale::ShortFormat));
}

} // namespace pandemonium::applet
