// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/latency_chart.hpp"

#include "views/tier_marks.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace pandemonium::applet {
namespace {

// What a person can feel begins at some milliseconds; below 10 µs it is all the same, above a second, too.
constexpr quint64 lowestUs = 10;
constexpr quint64 highestUs = 1'000'000;
constexpr quint64 usualHighestUs = 10'000;
constexpr quint64 decade = 10;

/// Where it is on the scale; what is beyond its ends is at its ends.
double placeOnScale(double us) {
    return std::log10(std::clamp(us, static_cast<double>(lowestUs), static_cast<double>(highestUs)));
}

Qt::PenStyle styleOf(Tier tier) {
    switch (tier) {
    case Tier::batch:
        return Qt::DotLine;
    case Tier::interactive:
        return Qt::DashLine;
    case Tier::latencyCritical:
        return Qt::SolidLine;
    }
    Q_UNREACHABLE_RETURN(Qt::SolidLine);
}

} // namespace

LatencyChart::LatencyChart(QWidget *parent) : TimeChart(parent) {
    setScale(decadesUpTo(0));
    setAccessibleName(tr("Waits for a processor"));
    LatencyChart::dress();
}

void LatencyChart::tell(const History &history, const Sample &now) {
    Marks marks;
    QStringList sentences;
    double highest = 0;
    for (const auto tier : allTiers) {
        const auto lines = history.wakeupP99Us(tier);
        for (const auto &point : lines | std::views::join)
            highest = std::max(highest, point.y());
        draw(tier, lines);
        if (now.of(tier).wakeupSamples > 0)
            marks.at(placeOf(tier)) = placeOnScale(static_cast<double>(now.of(tier).wakeupP99Us));
        sentences << Words::waitNow(tier, now);
    }
    setScale(decadesUpTo(highest));
    setMarks(marks);
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
}

void LatencyChart::draw(Tier tier, const QList<History::Line> &lines) {
    auto &series = lines_.at(placeOf(tier));
    while (series.size() > lines.size()) {
        chart()->removeSeries(series.constLast());
        delete series.takeLast();
    }
    while (series.size() < lines.size()) {
        series << new QLineSeries(this);
        dress(tier, *series.constLast());
        show(series.constLast());
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto line = lines.at(i);
        for (auto &point : line)
            point.setY(placeOnScale(point.y()));
        series.at(i)->replace(line);
    }
}

void LatencyChart::dress() {
    TimeChart::dress();
    for (const auto tier : allTiers)
        for (auto *const line : std::as_const(lines_.at(placeOf(tier))))
            dress(tier, *line);
}

void LatencyChart::dress(Tier tier, QLineSeries &line) const {
    constexpr double width = 2;
    line.setPen(QPen(tierColor(tier, palette()), width, styleOf(tier), Qt::RoundCap, Qt::RoundJoin));
}

TimeChart::Labels LatencyChart::decadesUpTo(double us) {
    Labels labels;
    for (auto value = lowestUs; value <= highestUs; value *= decade) {
        labels.append({Words::roundWakeup(value), placeOnScale(static_cast<double>(value))});
        if (value >= usualHighestUs && static_cast<double>(value) >= us)
            break;
    }
    return labels;
}

} // namespace pandemonium::applet
