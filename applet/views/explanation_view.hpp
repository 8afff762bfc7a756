// SPDX-License-Identifier: GPL-2.0-or-later
//
// One explanation, spread out: the tier, why, the score on its scale, what was measured and what was learned.
#pragma once

#include "state/explanation.hpp"
#include "views/score_scale.hpp"

#include <QFormLayout>
#include <QLabel>

namespace pandemonium::applet {

class ExplanationView : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationView(QWidget *parent = nullptr);

    void showExplanation(const Explanation &explanation);

protected:
    bool event(QEvent *event) override;

private:
    void showMark();

    std::optional<Tier> tier_;
    QLabel *mark_;
    QLabel *title_;
    QLabel *tierName_;
    QLabel *source_;
    ScoreScale *scale_;
    QLabel *score_;
    QLabel *measured_;
    QFormLayout *measurements_;
    QLabel *learned_;
    QLabel *saysTitle_;
    QLabel *says_;
};

} // namespace pandemonium::applet
