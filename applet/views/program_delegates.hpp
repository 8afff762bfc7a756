// SPDX-License-Identifier: GPL-2.0-or-later
//
// How the cells of the programs' table are drawn: icons and what is going on beside the name, tiers with their marks,
// confidence as a bar. The text of each cell is in the model, so that what is drawn is also read out and copied.
#pragma once

#include "models/profile_filter.hpp"

#include <QStyledItemDelegate>

namespace pandemonium::applet {

class DesktopEntries;

class NameDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    NameDelegate(const ProfileFilter &filter, const DesktopEntries &entries, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const ProfileFilter &filter_;
    const DesktopEntries &entries_;
};

/// The tier as learned, or the one of the pin.
class TierDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    TierDelegate(const ProfileFilter &filter, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    [[nodiscard]] std::optional<Tier> tier(const QModelIndex &index) const;

    const ProfileFilter &filter_;
};

class ConfidenceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ConfidenceDelegate(const ProfileFilter &filter, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ProfileFilter &filter_;
};

} // namespace pandemonium::applet
