// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/profile_filter.hpp"

namespace pandemonium::applet {
namespace {

/// By the tier in force: what is pinned first, by its pin.
int pinOrder(const std::optional<Pin> &pin) {
    return pin && pin->tier.known ? static_cast<int>(*pin->tier.known) : pin ? static_cast<int>(tierCount) : -1;
}

int tierOrder(const Profile &profile) {
    return profile.isSeen() && profile.tier.known ? static_cast<int>(*profile.tier.known) : -1;
}

std::weak_ordering compare(const Profile &left, const Profile &right, int column) {
    switch (column) {
    case ProfilesModel::tier:
        return tierOrder(left) <=> tierOrder(right);
    case ProfilesModel::pin:
        return pinOrder(left.pin) <=> pinOrder(right.pin);
    case ProfilesModel::confidence:
        return std::weak_order(left.confidence, right.confidence);
    case ProfilesModel::meanRun:
        return left.avgRuntimeNs <=> right.avgRuntimeNs;
    case ProfilesModel::wakeups:
        return left.wakeupsPer100ms <=> right.wakeupsPer100ms;
    case ProfilesModel::seen:
        return left.lastSeenUs <=> right.lastSeenUs;
    default:
        return std::weak_ordering::equivalent;
    }
}

} // namespace

ProfileFilter::ProfileFilter(ProfilesModel &model, QObject *parent) : QSortFilterProxyModel(parent), model_(model) {
    setSourceModel(&model);
    sort(ProfilesModel::name);
}

void ProfileFilter::setCriteria(const Criteria &criteria) {
    if (criteria == criteria_)
        return;
    model_.resetAround([&] { criteria_ = criteria; });
}

const Profile &ProfileFilter::profile(int row) const { return model_.profile(mapToSource(index(row, 0)).row()); }

int ProfileFilter::rowOf(const QString &key) const {
    const int row = model_.rowOf(key);
    return row < 0 ? -1 : mapFromSource(model_.index(row, 0)).row();
}

bool ProfileFilter::filterAcceptsRow(int row, const QModelIndex &) const {
    const auto &profile = model_.profile(row);
    if (criteria_.onlyPinned && !profile.pin)
        return false;
    if (criteria_.tier && (!profile.isSeen() || profile.tier.known != criteria_.tier))
        return false;
    return profile.name.contains(criteria_.text, Qt::CaseInsensitive);
}

bool ProfileFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const auto &one = model_.profile(left.row());
    const auto &other = model_.profile(right.row());
    const auto order = compare(one, other, left.column());
    if (order != 0)
        return order < 0;
    const int names = one.name.compare(other.name, Qt::CaseInsensitive);
    return names != 0 ? names < 0 : one.name < other.name;
}

} // namespace pandemonium::applet
