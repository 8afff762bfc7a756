// SPDX-License-Identifier: GPL-2.0-or-later
//
// The kernels that the lab has, and a machine that tries one of them.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kernels {

struct DebianKernel {
    QString version;
    QStringList suites; ///< that are at it now; "lab" is what the other tests run on, "older" is no suite any more

    /// Debian 13's own kernel is built without sched_ext.
    [[nodiscard]] bool schedules() const { return suites != QStringList{"trixie"}; }
};

/// The oldest first; none outside the lab.
[[nodiscard]] QList<DebianKernel> debian_kernels();

/// What kernel_trial told.
class Trial {
public:
    /// Boots the kernel and tries it. without: names that it shall seem not to have.
    static Trial of(const DebianKernel &kernel, const QStringList &without = {});

    /// True when it came to its end; what went wrong on the way is said by said("failed").
    [[nodiscard]] bool ended() const { return lines_.contains("ended"); }
    /// What follows this word, of each line that begins with it.
    [[nodiscard]] QStringList said(const QString &word) const;
    [[nodiscard]] QString text() const { return lines_.join('\n'); }

private:
    QStringList lines_;
};

} // namespace kernels
