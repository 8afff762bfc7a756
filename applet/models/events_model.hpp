// SPDX-License-Identifier: GPL-2.0-or-later
//
// The events of this session, the latest first, and not more than can be looked through. Knows nothing of where they
// come from.
#pragma once

#include "state/event.hpp"

#include <QAbstractTableModel>
#include <QList>

namespace pandemonium::applet {

class EventsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int most = 1000;

    enum Column : quint8 { timeColumn, kindColumn, sentenceColumn, columnsInAll };
    enum Role : quint16 { iconNameRole = Qt::UserRole, detailsRole };
    /// Names an event as long as it is there.
    using Id = quint64;

    using QAbstractTableModel::QAbstractTableModel;

    Id add(Event event);
    /// What became known of an event later; nothing when it is gone.
    void amend(Id id, const Event &event);
    [[nodiscard]] const Event *find(Id id) const;

    /// The rows as text for elsewhere, with their details, the earliest first.
    [[nodiscard]] QString text(QList<int> rows) const;
    [[nodiscard]] QString allText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const Event &event, int column) const;
    /// Where it is, or past the end.
    [[nodiscard]] qsizetype rowOf(Id id) const;

    QList<Event> events_; ///< the latest first
    Id lastId_ = 0;       ///< of the first row; the others count down from it
};

} // namespace pandemonium::applet
