// SPDX-License-Identifier: GPL-2.0-or-later
//
// Mounts that only this process and its children see: what the machine has can be hidden from the daemon, and a
// disk can be as small or as read-only as a test needs it.
#pragma once

#include <QString>

#include <memory>

namespace pandemonium::test {

/// From now on nobody else sees what this process mounts. Once, before anything is mounted.
void make_mounts_private();

/// An empty disk over a directory, as long as this lives. Needs make_mounts_private().
class CoveringDisk {
public:
    /// size: bytes, or nothing for as many as are needed.
    explicit CoveringDisk(QString directory, const QString &size = {});
    CoveringDisk(const CoveringDisk &) = delete;
    CoveringDisk &operator=(const CoveringDisk &) = delete;
    ~CoveringDisk();

    void make_read_only(bool read_only) const;
    /// Leaves no byte free until drain() is called.
    void fill() const;
    void drain() const;

private:
    [[nodiscard]] QString filler() const { return directory_ + "/filler"; }

    QString directory_;
};

/// Why a test cannot use the machine's own kernel; null when it can.
[[nodiscard]] const char *missing_for_observing();

/// make_mounts_private(), and sched_ext hidden where the kernel has it, as long as what comes back lives: the machine's
/// own scheduling is never touched.
[[nodiscard]] std::unique_ptr<CoveringDisk> hide_sched_ext();

} // namespace pandemonium::test
