// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/processes_model.hpp"

#include "state/time.hpp"
#include "words/words.hpp"

#include <QLocale>
#include <QTextDocument>

namespace pandemonium::applet {
namespace {

/// The time of today, the date of another day.
QString startOf(const Process &process) {
    const auto start = dateTimeOf(process.startedUs);
    return start.date() == QDate::currentDate() ? QLocale().toString(start.time(), QLocale::ShortFormat)
                                                : QLocale().toString(start.date(), QLocale::ShortFormat);
}

} // namespace

void ProcessesModel::read(const QString &threadsNamed) {
    beginResetModel();
    processes_ = ownProcesses(proc_, threadsNamed);
    endResetModel();
}

QList<quint32> ProcessesModel::pidsOf(const QString &comm) const {
    QList<quint32> pids;
    for (const auto &process : processes_)
        if (process.comm == comm)
            pids << process.pid;
    return pids;
}

int ProcessesModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(processes_.size());
}

int ProcessesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columnsInAll; }

QVariant ProcessesModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &process = processes_.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown(process, column);
    case Qt::ToolTipRole:
        return column == commandLine ? Qt::convertFromPlainText(process.commandLine, Qt::WhiteSpaceNormal) : QVariant();
    case Qt::TextAlignmentRole:
        return column == pid ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case sortRole:
        return ordered(process, column);
    case searchRole:
        return QStringLiteral("%1 %2 %3").arg(process.pid).arg(Words::displayName(process.comm), process.commandLine);
    case pidRole:
        return process.pid;
    case commRole:
        return process.comm;
    default:
        return {};
    }
}

QVariant ProcessesModel::shown(const Process &process, Column column) {
    switch (column) {
    case program:
        return Words::displayName(process.comm);
    case pid:
        return QString::number(process.pid);
    case started:
        return startOf(process);
    default:
        return process.commandLine;
    }
}

QVariant ProcessesModel::ordered(const Process &process, Column column) {
    switch (column) {
    case pid:
        return process.pid;
    case started:
        return process.startedUs;
    default:
        return shown(process, column);
    }
}

QVariant ProcessesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case program:
        return tr("Program");
    case pid:
        return tr("PID");
    case started:
        return tr("Started");
    case commandLine:
        return tr("Command line");
    default:
        return {};
    }
}

} // namespace pandemonium::applet
