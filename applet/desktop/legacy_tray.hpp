// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tray of X11, from before StatusNotifierItem: who owns the selection _NET_SYSTEM_TRAY_Sn of the screen. Looked at
// by hand, because asking Qt decides for the process's life which kind of tray it uses.
#pragma once

#include <QByteArray>

namespace pandemonium::applet {

/// The window of the tray's manager; its end is heard from now on. 0: there is none, or this is not X11.
[[nodiscard]] quint32 legacyTrayManager();

/// Whether a native event says that a manager came, or that this one went.
[[nodiscard]] bool concernsLegacyTray(const QByteArray &eventType, const void *message, quint32 manager);

} // namespace pandemonium::applet
