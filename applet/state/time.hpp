// SPDX-License-Identifier: GPL-2.0-or-later
//
// The contract's times as Qt's: it counts microseconds.
#pragma once

#include <QDateTime>

namespace pandemonium::applet {

/// us: since the epoch.
[[nodiscard]] inline QDateTime dateTimeOf(qint64 us) {
    constexpr qint64 usPerMs = 1000;
    return QDateTime::fromMSecsSinceEpoch(us / usPerMs);
}

} // namespace pandemonium::applet
