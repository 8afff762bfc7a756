// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/explanation_view.hpp"

#include "views/tier_marks.hpp"
#include "views/wrapped_label.hpp"
#include "words/explanation_words.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pandemonium::applet {
namespace {

QLabel *heading(const QString &text, QWidget *parent) {
    auto *label = new QLabel(text, parent);
    auto font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

ExplanationView::ExplanationView(QWidget *parent)
    : QWidget(parent), mark_(new QLabel(this)), title_(wrappedLabel("title", this)),
      tierName_(wrappedLabel("tier", this)), source_(wrappedLabel("source", this)), scale_(new ScoreScale(this)),
      score_(wrappedLabel("score", this)), measured_(wrappedLabel("measured", this)), measurements_(new QFormLayout),
      learned_(wrappedLabel("learned", this)), saysTitle_(heading(tr("In the service’s own words"), this)),
      says_(wrappedLabel("says", this)) {
    constexpr double larger = 1.3;
    auto font = title_->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * larger);
    title_->setFont(font);
    auto *names = new QVBoxLayout;
    names->addWidget(title_);
    names->addWidget(tierName_);
    auto *head = new QHBoxLayout;
    head->addWidget(mark_);
    head->addLayout(names, 1);
    auto *all = new QVBoxLayout(this);
    all->addLayout(head);
    all->addWidget(source_);
    all->addWidget(scale_);
    all->addWidget(score_);
    all->addWidget(heading(tr("What it does"), this));
    all->addWidget(measured_);
    all->addLayout(measurements_);
    all->addWidget(heading(tr("What was learned"), this));
    all->addWidget(learned_);
    all->addWidget(saysTitle_);
    all->addWidget(says_);
    all->addStretch();
}

void ExplanationView::showExplanation(const Explanation &explanation) {
    tier_ = explanation.tier.known;
    showMark();
    title_->setText(ExplanationWords::title(explanation));
    tierName_->setText(tr("Tier: %1").arg(Words::tierName(explanation.tier)));
    source_->setText(Words::source(explanation.source));
    scale_->setVisible(ExplanationWords::hasScale(explanation));
    if (ExplanationWords::hasScale(explanation))
        scale_->showScore(explanation);
    score_->setText(ExplanationWords::score(explanation));
    measured_->setText(Words::measured(explanation));
    while (measurements_->rowCount() > 0)
        measurements_->removeRow(0);
    for (const auto &[what, value] : ExplanationWords::measurements(explanation)) {
        auto *label = wrappedLabel("measurement", this);
        label->setText(value);
        label->setAccessibleName(what);
        label->setAccessibleDescription(value);
        measurements_->addRow(what, label);
    }
    learned_->setText(ExplanationWords::learned(explanation).join(QLatin1Char('\n')));
    saysTitle_->setVisible(!explanation.sentence.isEmpty());
    says_->setVisible(!explanation.sentence.isEmpty());
    says_->setText(explanation.sentence);
}

void ExplanationView::showMark() {
    mark_->setVisible(tier_.has_value());
    if (tier_)
        mark_->setPixmap(tierPixmap(*tier_, 2 * fontMetrics().height(), *this));
}

bool ExplanationView::event(QEvent *event) {
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::DevicePixelRatioChange)
        showMark();
    return isTaken;
}

} // namespace pandemonium::applet
