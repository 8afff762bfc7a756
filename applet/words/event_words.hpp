// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the applet says of things that happened: the lines of the events page.
#pragma once

#include "state/event.hpp"
#include "state/failure.hpp"
#include "state/profile.hpp"
#include "state/service_state.hpp"

#include <QCoreApplication>

namespace pandemonium::applet {

class EventWords {
    Q_DECLARE_TR_FUNCTIONS(pandemonium::applet::EventWords)
public:
    [[nodiscard]] static QString kind(EventKind kind);
    /// Time as it stands in the list, and in a copy, where it needs its day.
    [[nodiscard]] static QString time(const QDateTime &when);
    [[nodiscard]] static QString dayAndTime(const QDateTime &when);

    [[nodiscard]] static QString state(const ServiceState &service);
    [[nodiscard]] static QString mode(const Told<Mode> &mode, Doer doer);
    /// title: what did not happen, in a few words.
    [[nodiscard]] static QString failed(const QString &title, const Failure &failure);
    [[nodiscard]] static QString restarts(quint32 restarts);
    /// The service came, went, or cannot be reached.
    [[nodiscard]] static QString presence(const ServiceState &service);
    [[nodiscard]] static QString pinned(const QString &name, const Told<Tier> &tier, Lasting lasting, Doer doer);
    [[nodiscard]] static QString unpinned(const QString &name, Doer doer);
    [[nodiscard]] static QString forgotten(const QString &name, Doer doer);
    [[nodiscard]] static QString cleared(quint32 removed);
    /// Everything the record tells, with the dump last.
    [[nodiscard]] static QString details(const ExitRecord &record);
};

} // namespace pandemonium::applet
