// SPDX-License-Identifier: GPL-2.0-or-later
//
// The profiles as a table: one row per program, in the order they came, with what is going on with a row beside it.
// Takes values and tells what changed of them, row by row, so that whoever looks keeps place and selection.
#pragma once

#include "models/row_note.hpp"
#include "state/profile.hpp"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>

namespace pandemonium::applet {

class ProfilesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { name, tier, pin, confidence, meanRun, wakeups, seen, columnsInAll };
    enum Role : quint16 { noteRole = Qt::UserRole + 1 }; ///< RowNote's text, empty without one
    /// Microseconds since the epoch.
    using Clock = std::function<qint64()>;

    explicit ProfilesModel(Clock clock, QObject *parent = nullptr);

    /// These and no others.
    void replaceAll(const QList<Profile> &profiles);
    /// These are new, or different now.
    void merge(const QList<Profile> &profiles);
    void remove(const QString &key);
    void clear();

    /// Of rows that are there; they go with their row.
    void setNotes(const QStringList &keys, const RowNote &note);
    void clearNotes(const QStringList &keys);
    void clearSettledNotes();

    /// For a filter that is another after change: all is looked at anew, and nothing told row by row.
    void resetAround(const std::function<void()> &change);

    [[nodiscard]] const Profile &profile(int row) const { return profiles_.at(row); }
    [[nodiscard]] std::optional<RowNote> note(const QString &key) const;
    /// Whose note was settled last, as long as that is there; empty: nobody's.
    [[nodiscard]] QString settledLast() const;
    /// -1: there is none.
    [[nodiscard]] int rowOf(const QString &key) const { return rows_.value(key, -1); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Profile &profile, int column) const;
    [[nodiscard]] QString explanation(const Profile &profile, int column) const;
    void removeRange(int first, int last);
    void countRowsFrom(int first);
    void announce(const QList<int> &rows);

    Clock clock_;
    QList<Profile> profiles_;
    QHash<QString, int> rows_; ///< by name
    QHash<QString, RowNote> notes_;
    QString settledLast_; ///< may have gone, or wait again
};

} // namespace pandemonium::applet
