// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/desktop_entries.hpp"

#include "models/desktop_file.hpp"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <fcntl.h>
#include <sys/stat.h>

namespace pandemonium::applet {
namespace {

constexpr qsizetype largestFile = 64 * 1024;
constexpr int mostVisited = 8192; ///< files and directories; a full desktop has some hundreds

/// How sure it is that a file means a program: the lower the surer. What is not in menus is a helper of something.
using Rank = std::pair<qsizetype, bool>;

struct Found {
    QString icon;
    Rank rank;
};

/// What a file contains; nothing when it is large, or no file at all. Opening a FIFO or a device does not wait.
QByteArray contentOf(const QString &path) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {};
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largestFile)
        return {};
    return file.read(largestFile);
}

void take(const DesktopFile &file, QHash<QString, Found> &found) {
    if (file.icon.isEmpty())
        return;
    for (qsizetype place = 0; place < file.programs.size(); ++place) {
        const Rank rank{place, !file.isShown};
        const auto &program = file.programs.at(place);
        if (const auto before = found.constFind(program); before == found.cend() || rank < before->rank)
            found.insert(program, {file.icon, rank});
    }
}

QHash<QString, QString> iconNamesIn(const QStringList &directories) {
    QHash<QString, Found> found;
    QSet<QString> seen; // a file hides those of the same name in less important directories
    int visited = 0;
    for (const auto &directory : directories) {
        QDirIterator each(directory, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (each.hasNext() && ++visited <= mostVisited) {
            const auto path = each.next();
            const auto name = path.sliced(directory.size());
            if (!name.endsWith(QLatin1StringView(".desktop")) || seen.contains(name))
                continue;
            seen.insert(name);
            take(readDesktopFile(contentOf(path)), found);
        }
    }
    QHash<QString, QString> names;
    for (const auto &[program, icon] : found.asKeyValueRange())
        names.insert(program, icon.icon);
    return names;
}

QIcon loadedIcon(const QString &name) {
    if (QFileInfo(name).isAbsolute())
        return QFileInfo(name).isFile() ? QIcon(name) : QIcon();
    if (name.isEmpty() || name.contains(QLatin1Char('/')))
        return {};
    return QIcon::fromTheme(name);
}

} // namespace

QIcon DesktopEntries::iconFor(const QString &comm) const {
    if (!icons_)
        icons_ = iconNamesIn(directories_);
    if (const auto loaded = loaded_.constFind(comm); loaded != loaded_.cend())
        return *loaded;
    const auto name = icons_->constFind(comm);
    if (name == icons_->cend())
        return {};
    return *loaded_.insert(comm, loadedIcon(*name));
}

} // namespace pandemonium::applet
