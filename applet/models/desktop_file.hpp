// SPDX-License-Identifier: GPL-2.0-or-later
//
// What one .desktop file says about the programs it starts and their picture. Anybody may have written the file: what
// makes no sense is taken for nothing. Reads no files itself.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pandemonium::applet {

struct DesktopFile {
    QStringList programs = {}; ///< comms of what it starts, the surest first
    QString icon = {};         ///< a name of the theme or an absolute path
    bool isShown = true;       ///< in menus
};

/// Without programs when the file is not about one.
[[nodiscard]] DesktopFile readDesktopFile(const QByteArray &content);

} // namespace pandemonium::applet
