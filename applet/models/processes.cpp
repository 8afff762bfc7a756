// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/processes.hpp"

#include "models/comm.hpp"
#include "state/printable.hpp"

#include <QDir>
#include <QFile>

#include <optional>
#include <unistd.h>

namespace pandemonium::applet {
namespace {

constexpr qsizetype longestFile = 16 * 1024; ///< a command line can have megabytes
constexpr qsizetype longestCommandLine = 1000;

QByteArray contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(longestFile) : QByteArray();
}

/// The number after that word at the beginning of a line; nothing when there is none.
std::optional<quint64> numberAfter(const QByteArray &content, QByteArrayView word) {
    for (const auto &line : content.split('\n')) {
        if (!line.startsWith(word))
            continue;
        bool isNumber = false;
        const auto number = line.sliced(word.size()).simplified().split(' ').constFirst().toULongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

bool isOwn(const QString &directory) { return numberAfter(contentOf(directory + "/status"), "Uid:") == ::getuid(); }

/// What is used of /proc/PID/stat.
struct Stat {
    QByteArray comm;
    quint64 startedTicks = 0; ///< since boot
};

/// Nothing for what has ended or is part of the kernel. proc(5) counts the fields; the second, comm, may contain
/// anything, so the others are counted from its last parenthesis.
std::optional<Stat> statOf(const QString &directory) {
    constexpr qsizetype state = 3;
    constexpr qsizetype flags = 9;
    constexpr qsizetype startTime = 22;
    constexpr qsizetype firstAfterComm = 3;
    constexpr quint64 isKernelThread = 0x00200000; // PF_KTHREAD
    const auto content = contentOf(directory + "/stat");
    const auto open = content.indexOf('(');
    const auto close = content.lastIndexOf(')');
    if (open < 0 || close < open)
        return std::nullopt;
    const auto fields = content.sliced(close + 1).simplified().split(' ');
    const auto field = [&fields](qsizetype number) { return fields.value(number - firstAfterComm); };
    if (field(startTime).isEmpty() || QByteArrayView("ZXx").contains(field(state).front()) ||
        (field(flags).toULongLong() & isKernelThread) != 0)
        return std::nullopt;
    return Stat{content.sliced(open + 1, close - open - 1), field(startTime).toULongLong()};
}

/// Seconds since boot, by the kernel's clock for it, become microseconds since the epoch.
class Clock {
public:
    explicit Clock(const QString &proc) : bootSeconds_(numberAfter(contentOf(proc + "/stat"), "btime").value_or(0)) {}

    [[nodiscard]] qint64 atUs(quint64 ticks) const {
        constexpr quint64 usPerSecond = 1'000'000;
        const auto perSecond = static_cast<quint64>(std::max(1L, ::sysconf(_SC_CLK_TCK)));
        return static_cast<qint64>((bootSeconds_ + ticks / perSecond) * usPerSecond);
    }

private:
    quint64 bootSeconds_;
};

QString commandLineOf(const QString &directory) {
    auto line = contentOf(directory + "/cmdline");
    line.replace('\0', ' ');
    return printableLine(QString::fromUtf8(line).simplified(), longestCommandLine);
}

QList<quint32> numbersIn(const QString &directory) {
    QList<quint32> numbers;
    for (const auto &name : QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted)) {
        bool isNumber = false;
        if (const auto number = name.toUInt(&isNumber); isNumber)
            numbers << number;
    }
    return numbers;
}

/// The threads of that name; the first thread is the process itself and not among them.
QList<Process> threadsOf(const Process &process, const QString &directory, const QString &comm) {
    QList<Process> threads;
    for (const auto number : numbersIn(directory + "/task")) {
        auto name = contentOf(QStringLiteral("%1/task/%2/comm").arg(directory).arg(number));
        if (name.endsWith('\n'))
            name.chop(1);
        if (number != process.pid && commOf(name) == comm)
            threads << Process{number, comm, process.commandLine, process.startedUs};
    }
    return threads;
}

} // namespace

QList<Process> ownProcesses(const QString &proc, const QString &threadsNamed) {
    const Clock clock(proc);
    QList<Process> processes;
    for (const auto pid : numbersIn(proc)) {
        const auto directory = QStringLiteral("%1/%2").arg(proc).arg(pid);
        const auto stat = statOf(directory);
        if (!stat || !isOwn(directory))
            continue;
        const Process process{pid, commOf(stat->comm), commandLineOf(directory), clock.atUs(stat->startedTicks)};
        processes << process;
        if (!threadsNamed.isEmpty())
            processes << threadsOf(process, directory, threadsNamed);
    }
    return processes;
}

} // namespace pandemonium::applet
