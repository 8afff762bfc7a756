// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/autostart.hpp"

#include "desktop/autostart_file.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <optional>

namespace pandemonium::applet {
namespace {

const auto entryName = QStringLiteral("autostart/org.pandemonium.Applet.desktop");

QString ownEntry() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u'/' + entryName;
}

/// The entry that counts: the person's own, or else the system's.
QString entryThatCounts() { return QStandardPaths::locate(QStandardPaths::GenericConfigLocation, entryName); }

qsizetype entriesThere() { return QStandardPaths::locateAll(QStandardPaths::GenericConfigLocation, entryName).size(); }

std::optional<QByteArray> contentOf(const QString &path) {
    constexpr qint64 longest = 65536; // no entry is; what is longer is not one
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > longest)
        return {};
    return file.readAll();
}

} // namespace

Autostart::Way Autostart::wayHere() {
    return QFileInfo::exists(QStringLiteral("/.flatpak-info")) ? Way::portal : Way::file;
}

Autostart::Autostart(Preferences &preferences, Way way, QObject *parent)
    : QObject(parent), preferences_(preferences), way_(way) {}

bool Autostart::isOn() const {
    if (way_ == Way::portal)
        return preferences_.startsAtLogin();
    const auto entry = contentOf(entryThatCounts());
    return entry && startsAnything(*entry);
}

void Autostart::set(bool on) {
    if (isAsking())
        return;
    if (way_ == Way::file) {
        complaint_ = write(on);
        Q_EMIT changed();
        return;
    }
    complaint_.clear();
    portal_.request(on, [this, on](const std::expected<bool, QString> &answer) {
        if (answer)
            preferences_.setStartsAtLogin(*answer);
        complaint_ = answer ? QString() : answer.error();
        if (answer && *answer != on)
            complaint_ = tr("The desktop did not allow it.");
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QString Autostart::write(bool on) const {
    const auto path = ownEntry();
    const auto present = contentOf(entryThatCounts());
    if (QFileInfo::exists(path) && !contentOf(path))
        return tr("The file %1 cannot be read, so it was left alone.").arg(path);
    const bool isOnlyOurs = present == newAutostartEntry() && entriesThere() == 1 && QFileInfo::exists(path);
    if (!on && (!present || isOnlyOurs))
        return !present || QFile::remove(path) ? QString() : tr("The file %1 cannot be removed.").arg(path);
    auto content = withStarting(present.value_or(newAutostartEntry()), on);
    if (on && !startsAnything(content)) // there is nothing in it that could be started
        content = newAutostartEntry();
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return tr("The file %1 cannot be written: %2").arg(path, file.errorString());
    return {};
}

} // namespace pandemonium::applet
