// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/private_mounts.hpp"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace pandemonium::test {
namespace {

void must(int result, const char *what) {
    if (result < 0) {
        qFatal("cannot %s: %s", what, strerror(errno)); // NOLINT(concurrency-mt-unsafe): one thread
    }
}

} // namespace

void make_mounts_private() {
    must(unshare(CLONE_NEWNS), "have mounts of one's own");
    must(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "keep mounts to oneself");
}

CoveringDisk::CoveringDisk(QString directory, const QString &size) : directory_(std::move(directory)) {
    const auto options = (size.isEmpty() ? QString("mode=755") : "mode=755,size=" + size).toUtf8();
    must(mount("tmpfs", directory_.toUtf8().constData(), "tmpfs", 0, options.constData()), "mount a disk");
}

CoveringDisk::~CoveringDisk() { (void)umount2(directory_.toUtf8().constData(), MNT_DETACH); }

void CoveringDisk::make_read_only(bool read_only) const {
    const unsigned long flags = read_only ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT;
    must(mount(nullptr, directory_.toUtf8().constData(), nullptr, flags, nullptr), "change a disk");
}

void CoveringDisk::fill() const {
    const int fd = open(filler().toUtf8().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR); // NOLINT: its form
    must(fd, "make a file that fills the disk");
    const QByteArray some(4096, 'x');
    while (write(fd, some.constData(), static_cast<std::size_t>(some.size())) > 0) {
    }
    close(fd);
}

void CoveringDisk::drain() const { QFile::remove(filler()); }

const char *missing_for_observing() {
    const bool can = geteuid() == 0 && QFile::exists("/sys/kernel/btf/vmlinux");
    return can ? nullptr : "needs root and a kernel with BPF and BTF";
}

std::unique_ptr<CoveringDisk> hide_sched_ext() {
    constexpr const char *sched_ext = "/sys/kernel/sched_ext";
    make_mounts_private();
    return QFile::exists(sched_ext) ? std::make_unique<CoveringDisk>(sched_ext) : nullptr;
}

} // namespace pandemonium::test
