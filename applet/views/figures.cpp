// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/figures.hpp"

#include "views/wrapped_label.hpp"
#include "words/words.hpp"

#include <QVBoxLayout>

namespace pandemonium::applet {
namespace {

QLayout *titled(const QString &title, TimeChart *chart) {
    auto *const column = new QVBoxLayout;
    auto *const heading = new QLabel(title, chart->parentWidget());
    heading->setTextFormat(Qt::PlainText);
    heading->setBuddy(chart);
    column->addWidget(heading);
    column->addWidget(chart, 1);
    return column;
}

} // namespace

Figures::Figures(QWidget *parent)
    : QWidget(parent), load_(wrappedLabel("load", this)), strains_(wrappedLabel("strains", this)),
      table_(new TierTable(this)), shares_(new ShareChart(this)), waits_(new LatencyChart(this)),
      background_(wrappedLabel("background", this)) {
    constexpr double larger = 1.2;
    auto heading = font();
    heading.setPointSizeF(heading.pointSizeF() * larger);
    load_->setFont(heading);
    auto *const pictures = new QHBoxLayout;
    pictures->addLayout(titled(tr("Who used the processors, while they were in use"), shares_), 1);
    pictures->addLayout(titled(tr("How long 99 of 100 wake-ups waited at most"), waits_), 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(load_);
    column->addWidget(strains_);
    column->addWidget(table_);
    column->addSpacing(fontMetrics().height() / 2);
    column->addLayout(pictures, 1);
    column->addWidget(background_);
}

void Figures::tell(const ServiceState &service, const Sample &now, const History &history) {
    load_->setText(Words::load(service.regime, now.cpuIdle));
    const auto strains = Words::strains(now);
    strains_->setText(strains.join(QLatin1Char('\n')));
    strains_->setHidden(strains.isEmpty());
    table_->tell(now);
    shares_->tell(history, now);
    waits_->tell(history, now);
    background_->setText(Words::kernelNow(service, now) + QLatin1Char('\n') + Words::learned(now));
}

} // namespace pandemonium::applet
