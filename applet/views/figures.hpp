// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a sample says, all of it: the load in a sentence, the tiers in numbers, two minutes in two pictures, and what is
// behind it.
#pragma once

#include "models/history.hpp"
#include "state/service_state.hpp"
#include "views/latency_chart.hpp"
#include "views/share_chart.hpp"
#include "views/tier_table.hpp"

namespace pandemonium::applet {

class Figures : public QWidget {
    Q_OBJECT
public:
    explicit Figures(QWidget *parent = nullptr);

    void tell(const ServiceState &service, const Sample &now, const History &history);

private:
    QLabel *load_;
    QLabel *strains_;
    TierTable *table_;
    ShareChart *shares_;
    LatencyChart *waits_;
    QLabel *background_;
};

} // namespace pandemonium::applet
