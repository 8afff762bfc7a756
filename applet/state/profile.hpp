// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service knows and holds of one program. The name is the key, as the service wrote it; it is made fit for
// the screen only where it is shown.
#pragma once

#include "state/tier.hpp"

#include <QList>
#include <QMetaType>

namespace pandemonium::applet {

enum class PinSource : quint8 { person, administrator };
template <> struct WireWords<PinSource> {
    static constexpr std::array<QLatin1StringView, 2> words{QLatin1StringView("person"),
                                                            QLatin1StringView("administrator")};
};

/// How long a choice holds.
enum class Lasting : quint8 { forGood, untilServiceStops };

struct Pin {
    Told<Tier> tier = {};
    Told<PinSource> source = {};
    Lasting lasting = Lasting::forGood;

    bool operator==(const Pin &) const = default;
};

struct Profile {
    QString name = {};
    Told<Tier> tier = {};     ///< as learned; no word when never seen
    double confidence = 0;    ///< 0 to 1
    quint64 observations = 0; ///< 0: pinned and never seen
    std::array<quint32, tierCount> votes{};
    quint64 avgRuntimeNs = 0; ///< of one activation
    quint64 runtimeDevNs = 0;
    quint64 wakeupsPer100ms = 0;
    qint64 lastSeenUs = 0; ///< since the epoch
    std::optional<Pin> pin = {};

    bool operator==(const Profile &) const = default;
    [[nodiscard]] bool isSeen() const { return observations > 0; }
    [[nodiscard]] bool isPinnedByAdministrator() const { return pin && pin->source.known == PinSource::administrator; }
};

struct ProfilePage {
    quint32 total = 0; ///< how many the filter matches in all
    QList<Profile> profiles = {};
    quint32 entries = 0; ///< how many the service sent, also those that could not be read
};

} // namespace pandemonium::applet

Q_DECLARE_METATYPE(pandemonium::applet::Profile)
