// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which picture belongs to a program, from the .desktop files of the person and the machine. They are read once, when
// first asked for: starting costs nothing. Whatever is in those directories, reading them ends soon.
#pragma once

#include <QHash>
#include <QIcon>
#include <QStandardPaths>
#include <QStringList>

#include <optional>

namespace pandemonium::applet {

class DesktopEntries {
public:
    /// directories: the most important first.
    explicit DesktopEntries(
        QStringList directories = QStandardPaths::standardLocations(QStandardPaths::ApplicationsLocation))
        : directories_(std::move(directories)) {}

    /// comm: as the service writes it. A null icon when there is none.
    [[nodiscard]] QIcon iconFor(const QString &comm) const;

private:
    QStringList directories_;
    mutable std::optional<QHash<QString, QString>> icons_; ///< what the files call the icon, by comm
    mutable QHash<QString, QIcon> loaded_;                 ///< by comm, also those without
};

} // namespace pandemonium::applet
