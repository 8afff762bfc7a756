// SPDX-License-Identifier: GPL-2.0-or-later
//
// What /proc says of the person's own running processes. A process may end while it is looked at, and then is not in
// the answer; kernel threads and other people's processes never are.
#pragma once

#include <QList>
#include <QString>

namespace pandemonium::applet {

struct Process {
    quint32 pid = 0;
    QString comm = {};        ///< as the service writes it
    QString commandLine = {}; ///< one line that can be shown
    qint64 startedUs = 0;     ///< since the epoch

    bool operator==(const Process &) const = default;
};

/// All of them, and each thread with that comm: a thread may have a name of its own. proc: where /proc is.
[[nodiscard]] QList<Process> ownProcesses(const QString &proc, const QString &threadsNamed = {});

} // namespace pandemonium::applet
