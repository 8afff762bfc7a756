// SPDX-License-Identifier: GPL-2.0-or-later
//
// The person's own running processes as a table: as they were when it was read last. Nothing here reads by itself.
#pragma once

#include "models/processes.hpp"

#include <QAbstractTableModel>

namespace pandemonium::applet {

class ProcessesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { program, pid, started, commandLine, columnsInAll };
    enum Role : quint16 {
        sortRole = Qt::UserRole, ///< what rows are ordered by, per column
        searchRole,              ///< all that is shown of a row in one line
        pidRole,
        commRole,
    };

    /// proc: where /proc is.
    explicit ProcessesModel(QString proc = QStringLiteral("/proc"), QObject *parent = nullptr)
        : QAbstractTableModel(parent), proc_(std::move(proc)) {}

    /// Reads them anew, and the threads with that comm.
    void read(const QString &threadsNamed = {});
    /// Of the processes and threads with that comm.
    [[nodiscard]] QList<quint32> pidsOf(const QString &comm) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QVariant shown(const Process &process, Column column);
    [[nodiscard]] static QVariant ordered(const Process &process, Column column);

    QString proc_;
    QList<Process> processes_;
};

} // namespace pandemonium::applet
