// SPDX-License-Identifier: GPL-2.0-or-later
#include "tree.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace pandemonium::tree {

namespace {
const QString top = QStringLiteral(PANDEMONIUM_TREE);
}

QStringList files_in(const QString &directory, const QStringList &endings) {
    QStringList found;
    QDirIterator walk(QDir(top).filePath(directory), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const auto path = QDir(top).relativeFilePath(walk.next());
        if (std::ranges::any_of(endings, [&](const QString &ending) { return path.endsWith(ending); }))
            found << path;
    }
    found.sort();
    return found;
}

QByteArray contents(const QString &path) {
    QFile file(QDir(top).filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype line_count(const QString &path) { return contents(path).count('\n'); }

} // namespace pandemonium::tree
