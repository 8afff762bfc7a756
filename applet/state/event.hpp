// SPDX-License-Identifier: GPL-2.0-or-later
//
// Something that happened while the applet ran, as it is told to people: whole sentences, in their language.
#pragma once

#include <QDateTime>
#include <QString>

namespace pandemonium::applet {

enum class EventKind : quint8 { state, mode, ejection, restart, service, pin, forget, failure };

struct Event {
    EventKind kind = EventKind::state;
    QDateTime when = {};
    QString sentence = {};
    QString icon = {};    ///< its name, of the state it leads to or the tier it is about; empty: as others of its kind
    QString details = {}; ///< reason, message, the kernel's dump: many lines; may be empty

    bool operator==(const Event &) const = default;
};

/// Whose doing something was, as far as it can be known.
enum class Doer : quint8 { here, somebodyElse, administrator };

} // namespace pandemonium::applet
