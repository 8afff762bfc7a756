// SPDX-License-Identifier: GPL-2.0-or-later
//
// The doors between the rooms as a table, and a reader of includes that knows which door each one goes through.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pandemonium::layering {

/// The room a file belongs to: core, kernel, store, bus, daemon or main for service/; for bpf/ intf, classify (the C
/// that is compiled on the host too: .h but not .bpf.h) or bpf. Empty for a file the table says nothing about.
[[nodiscard]] QString room_of(const QString &path);

/// Every include in `text` that a file of `room` may not have, as written.
[[nodiscard]] QStringList violations(const QString &room, const QByteArray &text);

/// The libraries a room's library may link, by CMake target.
[[nodiscard]] QStringList may_link(const QString &room);

} // namespace pandemonium::layering
