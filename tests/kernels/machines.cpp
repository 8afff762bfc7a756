// SPDX-License-Identifier: GPL-2.0-or-later
#include "machines.hpp"

#include <QFile>
#include <QProcess>
#include <algorithm>
#include <semaphore>
#include <thread>

namespace kernels {

namespace {

/// Each keeps one core busy.
std::counting_semaphore<> free_cores(std::max(1U, std::thread::hardware_concurrency()));

constexpr auto directory = "/mnt/kernels/"; // ./lab puts them there

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<DebianKernel> debian_kernels() {
    QList<DebianKernel> kernels;
    const auto lines = QString::fromUtf8(contents(QString(directory) + "list")).split('\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList words = line.split(' ');
        kernels.append({.version = words.first(), .suites = words.mid(1)});
    }
    return kernels;
}

Trial Trial::of(const DebianKernel &kernel, const QStringList &without) {
    const QString name = kernel.version + (without.isEmpty() ? "" : "-older");
    // Two caches, so that there is something to steal from; time counts instructions, so that a busy host makes no
    // stall.
    QStringList arguments{"--direct", "--smp", "4,sockets=2,cores=2", "--slow"};
    arguments << "--log" << "build/kernels/" + name + ".log" << "--kernel" << directory + ("vmlinuz-" + kernel.version)
              << "--";
    if (!without.isEmpty())
        arguments << "env" << "LD_PRELOAD=" OLDER_KERNEL << "OLDER_WITHOUT=" + without.join(',');
    free_cores.acquire();
    QProcess machine;
    machine.setProcessChannelMode(QProcess::MergedChannels);
    machine.start("tests/lab/machine", arguments << KERNEL_TRIAL);
    machine.waitForFinished(-1); // the machine has a limit of its own
    free_cores.release();
    Trial trial;
    trial.lines_ = QString::fromUtf8(machine.readAll()).remove('\r').split('\n', Qt::SkipEmptyParts);
    QFile told("build/kernels/" + name + ".told");
    if (told.open(QIODevice::WriteOnly))
        told.write(trial.text().toUtf8() + '\n');
    return trial;
}

QStringList Trial::said(const QString &word) const {
    QStringList found;
    for (const QString &line : lines_) {
        if (line.startsWith(word + ' '))
            found.append(line.mid(word.size() + 1));
    }
    found.removeDuplicates();
    return found;
}

} // namespace kernels
