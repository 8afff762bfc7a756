// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/profiles_model.hpp"

#include "state/time.hpp"
#include "words/words.hpp"

#include <QLocale>
#include <QSet>

namespace pandemonium::applet {
namespace {

constexpr double windowsPerSecond = 10; ///< the service counts wake-ups per 100 ms

/// Tool tips take text for markup when it looks so, and what programs and the service say may look so.
QString toolTip(const QString &text) {
    return text.isEmpty() ? text : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

bool isNumber(int column) { return column > ProfilesModel::confidence; }

} // namespace

ProfilesModel::ProfilesModel(Clock clock, QObject *parent) : QAbstractTableModel(parent), clock_(std::move(clock)) {}

void ProfilesModel::replaceAll(const QList<Profile> &profiles) {
    QSet<QString> staying;
    for (const auto &profile : profiles)
        staying.insert(profile.name);
    const auto stays = [&](int row) { return staying.contains(profiles_.at(row).name); };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (stays(last))
            continue;
        int first = last;
        while (first > 0 && !stays(first - 1))
            --first;
        removeRange(first, last);
        last = first;
    }
    merge(profiles);
}

void ProfilesModel::merge(const QList<Profile> &profiles) {
    QList<Profile> added;
    QHash<QString, qsizetype> places; // a list that changed while it was read has some names twice
    QList<int> different;
    for (const auto &profile : profiles) {
        if (const int row = rowOf(profile.name); row < 0) {
            if (const auto place = places.constFind(profile.name); place != places.cend()) {
                added[*place] = profile;
            } else {
                places.insert(profile.name, added.size());
                added << profile;
            }
        } else if (profiles_.at(row) != profile) {
            profiles_[row] = profile;
            different << row;
        }
    }
    announce(different);
    if (added.isEmpty())
        return;
    const int before = rowCount();
    beginInsertRows({}, before, before + static_cast<int>(added.size()) - 1);
    profiles_ += added;
    countRowsFrom(before);
    endInsertRows();
}

void ProfilesModel::remove(const QString &key) {
    if (const int row = rowOf(key); row >= 0)
        removeRange(row, row);
}

void ProfilesModel::clear() {
    if (!profiles_.isEmpty())
        removeRange(0, rowCount() - 1);
}

void ProfilesModel::setNotes(const QStringList &keys, const RowNote &note) {
    QList<int> rows;
    for (const auto &key : keys) {
        if (rowOf(key) < 0)
            continue;
        notes_.insert(key, note);
        rows << rowOf(key);
        if (note.isSettled())
            settledLast_ = key;
    }
    announce(rows);
}

void ProfilesModel::clearNotes(const QStringList &keys) {
    QList<int> rows;
    for (const auto &key : keys)
        if (notes_.remove(key))
            rows << rowOf(key);
    announce(rows);
}

void ProfilesModel::clearSettledNotes() {
    QStringList settled;
    for (auto note = notes_.cbegin(); note != notes_.cend(); ++note)
        if (note->isSettled())
            settled << note.key();
    clearNotes(settled);
}

void ProfilesModel::resetAround(const std::function<void()> &change) {
    beginResetModel();
    change();
    endResetModel();
}

std::optional<RowNote> ProfilesModel::note(const QString &key) const {
    const auto found = notes_.constFind(key);
    return found == notes_.cend() ? std::nullopt : std::optional(*found);
}

QString ProfilesModel::settledLast() const { return notes_.value(settledLast_).isSettled() ? settledLast_ : QString(); }

int ProfilesModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(profiles_.size());
}

int ProfilesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columnsInAll; }

QVariant ProfilesModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &profile = profiles_.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(profile, index.column());
    case Qt::ToolTipRole:
        return toolTip(explanation(profile, index.column()));
    case Qt::AccessibleDescriptionRole:
    case noteRole:
        return notes_.value(profile.name).text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    default:
        return {};
    }
}

QVariant ProfilesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnsInAll)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::DisplayRole) {
        const std::array<QString, columnsInAll> titles{tr("Program"),  tr("Tier"),     tr("Pin"), tr("Confidence"),
                                                       tr("Mean run"), tr("Wake-ups"), tr("Seen")};
        return titles.at(static_cast<std::size_t>(section));
    }
    if (role == Qt::ToolTipRole) {
        const std::array<QString, columnsInAll> meanings{
            tr("What the kernel calls the program: at most 15 letters"),
            tr("Where the program belongs, as learned from its earlier runs"),
            tr("Where somebody decided that the program belongs; this overrides what was learned"),
            tr("How sure the service is of the tier. A confident one is used from the start of the next run."),
            tr("How long the program works on average before it waits for something again"),
            tr("How often the program starts to work in a second"),
            tr("When the program ran last"),
        };
        return meanings.at(static_cast<std::size_t>(section));
    }
    return {};
}

QString ProfilesModel::text(const Profile &profile, int column) const {
    if (column == name)
        return Words::displayName(profile.name);
    if (column == pin)
        return profile.pin ? Words::pin(*profile.pin) : QString();
    if (column == seen)
        return Words::ago(profile.lastSeenUs, clock_());
    if (!profile.isSeen())
        return {};
    switch (column) {
    case tier:
        return Words::tierName(profile.tier);
    case confidence:
        return Words::percent(profile.confidence);
    case meanRun:
        return Words::duration(profile.avgRuntimeNs);
    default:
        return tr("%1 /s", "wake-ups a second")
            .arg(QLocale().toString(static_cast<double>(profile.wakeupsPer100ms) * windowsPerSecond, 'f', 0));
    }
}

QString ProfilesModel::explanation(const Profile &profile, int column) const {
    if (column == name)
        return notes_.value(profile.name).text;
    if (column == tier)
        return profile.isSeen() ? (profile.tier.known ? Words::tierMeaning(*profile.tier.known) : QString())
                                : tr("This program has not run since somebody pinned it");
    if (column == confidence && profile.isSeen())
        return tr("From %n observation(s)", nullptr,
                  static_cast<int>(std::min<quint64>(profile.observations, std::numeric_limits<int>::max())));
    if (column == seen && profile.lastSeenUs != 0)
        return QLocale().toString(dateTimeOf(profile.lastSeenUs), QLocale::LongFormat);
    return text(profile, column);
}

void ProfilesModel::removeRange(int first, int last) {
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        rows_.remove(profiles_.at(row).name);
        notes_.remove(profiles_.at(row).name);
    }
    profiles_.remove(first, last - first + 1);
    countRowsFrom(first);
    endRemoveRows();
}

void ProfilesModel::countRowsFrom(int first) {
    for (int row = first; row < rowCount(); ++row)
        rows_[profiles_.at(row).name] = row;
}

void ProfilesModel::announce(const QList<int> &rows) {
    if (rows.isEmpty())
        return;
    // One signal: every one of them makes a sorted view look through all its rows.
    const auto [first, last] = std::ranges::minmax(rows);
    Q_EMIT dataChanged(index(first, 0), index(last, columnsInAll - 1));
}

} // namespace pandemonium::applet
