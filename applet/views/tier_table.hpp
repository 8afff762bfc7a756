// SPDX-License-Identifier: GPL-2.0-or-later
//
// The three tiers with their numbers, the most urgent on top: a row each, so that numbers can be compared.
#pragma once

#include "state/sample.hpp"

#include <QLabel>

namespace pandemonium::applet {

class TierTable : public QWidget {
    Q_OBJECT
public:
    explicit TierTable(QWidget *parent = nullptr);

    void tell(const Sample &now);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QLabel *mark;
        QLabel *tasks;
        QLabel *share;
        QLabel *p50;
        QLabel *p99;
        QLabel *longest;
    };
    void addHeads();
    void addRow(Tier tier);
    void dress();

    std::array<Row, tierCount> rows_{};
};

} // namespace pandemonium::applet
