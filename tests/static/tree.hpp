// SPDX-License-Identifier: GPL-2.0-or-later
//
// The source tree as the static tests read it: every file of the fixed top level, no build output.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pandemonium::tree {

/// Paths below the top of the tree, sorted: the files in `directory` and below whose names end in one of `endings`.
[[nodiscard]] QStringList files_in(const QString &directory, const QStringList &endings);
[[nodiscard]] QByteArray contents(const QString &path);
[[nodiscard]] qsizetype line_count(const QString &path);

} // namespace pandemonium::tree
