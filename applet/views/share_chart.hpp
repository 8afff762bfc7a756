// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who used the processors: the tiers' shares of CPU time, stacked from the least urgent up.
#pragma once

#include "models/history.hpp"
#include "views/time_chart.hpp"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QLineSeries>

namespace pandemonium::applet {

class ShareChart final : public TimeChart {
    Q_OBJECT
public:
    explicit ShareChart(QWidget *parent = nullptr);

    /// now: what the right end is.
    void tell(const History &history, const Sample &now);

protected:
    void dress() override;

private:
    std::array<QLineSeries *, tierCount> edges_{};
    std::array<QAreaSeries *, tierCount> areas_{};
};

} // namespace pandemonium::applet
