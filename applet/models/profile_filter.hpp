// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which profiles are shown, and in which order. What is typed resets it: thousands of rows that come and go one by one
// cost a view a hundred times as much as looking anew. Changes of the profiles themselves do not.
#pragma once

#include "models/profiles_model.hpp"

#include <QSortFilterProxyModel>

namespace pandemonium::applet {

class ProfileFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    struct Criteria {
        QString text = {}; ///< anywhere in the name, in upper or lower case; empty: any name
        std::optional<Tier> tier = {};
        bool onlyPinned = false;

        bool operator==(const Criteria &) const = default;
    };

    /// model: outlives this.
    explicit ProfileFilter(ProfilesModel &model, QObject *parent = nullptr);

    void setCriteria(const Criteria &criteria);
    [[nodiscard]] const Criteria &criteria() const { return criteria_; }
    [[nodiscard]] const Profile &profile(int row) const;
    /// -1: it is not shown.
    [[nodiscard]] int rowOf(const QString &key) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ProfilesModel &model_;
    Criteria criteria_;
};

} // namespace pandemonium::applet
