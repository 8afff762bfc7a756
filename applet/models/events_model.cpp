// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/events_model.hpp"

#include "words/event_words.hpp"

#include <algorithm>
#include <numeric>

namespace pandemonium::applet {
namespace {

QString iconName(const Event &event) {
    if (!event.icon.isEmpty())
        return event.icon;
    const bool isTrouble = event.kind == EventKind::ejection || event.kind == EventKind::failure;
    return isTrouble ? QStringLiteral("pandemonium-failed-symbolic") : QStringLiteral("pandemonium-off-symbolic");
}

/// Tooltips guess whether a text is markup; this leaves nothing to guess, and long lines are wrapped.
QString shownAsItIs(const QString &text) { return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()); }

} // namespace

EventsModel::Id EventsModel::add(Event event) {
    if (events_.size() >= most) {
        const auto last = static_cast<int>(events_.size()) - 1;
        beginRemoveRows({}, last, last);
        events_.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    events_.prepend(std::move(event));
    ++lastId_;
    endInsertRows();
    return lastId_;
}

void EventsModel::amend(Id id, const Event &event) {
    const auto row = rowOf(id);
    if (row >= events_.size())
        return;
    events_[row] = event;
    const auto shown = static_cast<int>(row);
    Q_EMIT dataChanged(index(shown, 0), index(shown, columnsInAll - 1));
}

const Event *EventsModel::find(Id id) const {
    const auto row = rowOf(id);
    return row < events_.size() ? &events_.at(row) : nullptr;
}

qsizetype EventsModel::rowOf(Id id) const {
    return id > 0 && id <= lastId_ ? static_cast<qsizetype>(lastId_ - id) : events_.size();
}

QString EventsModel::text(QList<int> rows) const {
    std::ranges::sort(rows, std::ranges::greater());
    QStringList lines;
    for (const int row : rows) {
        const auto &event = events_.at(row);
        lines << tr("%1  %2: %3", "copied line: time, kind, sentence")
                     .arg(EventWords::dayAndTime(event.when), EventWords::kind(event.kind), event.sentence);
        if (!event.details.isEmpty())
            lines << event.details;
    }
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

QString EventsModel::allText() const {
    QList<int> rows(events_.size());
    std::ranges::iota(rows, 0);
    return text(std::move(rows));
}

int EventsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(events_.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columnsInAll; }

QVariant EventsModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &event = events_.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(event, index.column());
    case Qt::ToolTipRole:
        return index.column() == sentenceColumn ? shownAsItIs(event.sentence) : QVariant();
    case iconNameRole:
        return index.column() == kindColumn ? iconName(event) : QVariant();
    case detailsRole:
        return event.details.isEmpty() ? event.sentence : event.details;
    default:
        return {};
    }
}

QString EventsModel::cell(const Event &event, int column) const {
    switch (column) {
    case timeColumn:
        return EventWords::time(event.when);
    case kindColumn:
        return EventWords::kind(event.kind);
    default:
        return event.sentence;
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case timeColumn:
        return tr("Time", "column");
    case kindColumn:
        return tr("Kind", "column");
    default:
        return tr("What happened", "column");
    }
}

} // namespace pandemonium::applet
