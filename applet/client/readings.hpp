// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service sends, turned into values. Nothing here fails: what is not as agreed is left out, and complaints,
// sentences for people, say what it was.
#pragma once

#include "state/explanation.hpp"
#include "state/profile.hpp"
#include "state/sample.hpp"
#include "state/service_state.hpp"

#include <QVariantMap>

namespace pandemonium::applet {

/// The properties of both interfaces, as GetAll gives them, into a state that is present.
[[nodiscard]] ServiceState readState(const QVariantMap &scheduler, const QVariantMap &profiles,
                                     QStringList &complaints);

/// No profile when it has no name that can be a key.
[[nodiscard]] std::optional<Profile> readProfile(const QVariantMap &entries, QStringList &complaints);

/// tiers: by the contract's word for each.
[[nodiscard]] Sample readSample(const QVariantMap &totals, const QMap<QString, QVariantMap> &tiers,
                                QStringList &complaints);

[[nodiscard]] Explanation readExplanation(const QVariantMap &entries, QStringList &complaints);

} // namespace pandemonium::applet
