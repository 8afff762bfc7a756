// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a service says of programs, processes and the machine, as it sends it: the dictionaries of the contract.
#pragma once

#include <QStringList>
#include <QVariantMap>

namespace pandemonium::test {

/// A profile's dictionary. runtime_us: of one activation.
struct Program {
    QString name;
    QString tier = "interactive";
    double confidence = 0.8;
    quint64 observations = 20;
    quint64 runtime_us = 1500;
    quint64 wakeups_per_100ms = 6;
    quint64 last_seen_us = 0; ///< 0: now
    QString pinned = {};      ///< tier, or nothing
    bool by_administrator = false;
    bool for_good = true;

    operator QVariantMap() const; // NOLINT(google-explicit-constructor): it is one
};

/// Many different ones, named program-0000 and so on, in all tiers, some pinned.
[[nodiscard]] QList<QVariantMap> many_programs(int count);
/// What a desktop runs, with names people know.
[[nodiscard]] QList<QVariantMap> desktop_programs();

struct Task {
    quint32 pid;
    QString name;
    QString tier = "interactive";
    QString source = "behaviour";
    double score = 4.5;
    QString sentence = "It wakes often and runs briefly.";

    operator QVariantMap() const; // NOLINT(google-explicit-constructor): it is one
};

/// Totals and tiers of a quiet second.
[[nodiscard]] QVariantMap quiet_totals();
[[nodiscard]] QMap<QString, QVariantMap> quiet_tiers();

} // namespace pandemonium::test
