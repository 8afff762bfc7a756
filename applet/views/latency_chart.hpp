// SPDX-License-Identifier: GPL-2.0-or-later
//
// How long programs waited for a processor: each tier's wake-up p99 as a line on a logarithmic scale. The lines differ
// in colour and in how they are drawn.
#pragma once

#include "models/history.hpp"
#include "views/time_chart.hpp"

#include <QtCharts/QLineSeries>

namespace pandemonium::applet {

class LatencyChart final : public TimeChart {
    Q_OBJECT
public:
    explicit LatencyChart(QWidget *parent = nullptr);

    /// now: what the right end is.
    void tell(const History &history, const Sample &now);

protected:
    void dress() override;

private:
    void draw(Tier tier, const QList<History::Line> &lines);
    void dress(Tier tier, QLineSeries &line) const;
    /// Powers of ten, up to the one above the highest value.
    [[nodiscard]] static Labels decadesUpTo(double highestUs);

    std::array<QList<QLineSeries *>, tierCount> lines_; ///< one for each stretch without a break
};

} // namespace pandemonium::applet
