// SPDX-License-Identifier: GPL-2.0-or-later
//
// The interface XML, read as it is: what may be called, and how.
#pragma once

#include <QMap>
#include <QString>

namespace pandemonium::test {

/// The signature of a method's arguments by "interface.Method", those of Properties among them.
[[nodiscard]] QMap<QString, QString> methods_of_the_contract();

} // namespace pandemonium::test
