// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/share_chart.hpp"

#include "views/tier_marks.hpp"
#include "words/words.hpp"

namespace pandemonium::applet {

ShareChart::ShareChart(QWidget *parent) : TimeChart(parent) {
    constexpr double half = 0.5;
    setScale({{Words::percent(0), 0}, {Words::percent(half), half}, {Words::percent(1), 1}});
    setAccessibleName(tr("Shares of CPU time"));
    QLineSeries *below = nullptr; // the time axis
    for (const auto tier : allTiers) {
        auto *const edge = new QLineSeries(this);
        auto *const area = new QAreaSeries(edge, below);
        area->setPen(Qt::NoPen);
        show(area);
        edges_.at(placeOf(tier)) = edge;
        areas_.at(placeOf(tier)) = area;
        below = edge;
    }
    ShareChart::dress();
}

void ShareChart::tell(const History &history, const Sample &now) {
    Marks marks;
    QStringList sentences;
    double below = 0;
    for (const auto tier : allTiers) {
        edges_.at(placeOf(tier))->replace(history.stackedShare(tier));
        sentences << Words::shareNow(tier, now);
        if (const auto share = now.of(tier).runTimeShare; share > 0)
            marks.at(placeOf(tier)) = below + share / 2;
        below += now.of(tier).runTimeShare;
    }
    setMarks(marks);
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
}

void ShareChart::dress() {
    TimeChart::dress();
    for (const auto tier : allTiers)
        areas_.at(placeOf(tier))->setBrush(tierColor(tier, palette()));
}

} // namespace pandemonium::applet
