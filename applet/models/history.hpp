// SPDX-License-Identifier: GPL-2.0-or-later
//
// The last two minutes of samples, as lines to draw. Their time is the service's (Sample::monotonicUs): when samples
// stay away the lines break, and when time runs backwards the history begins anew. However fast samples come, the
// number kept is bounded, and of those that come too fast the worst latency is kept.
#pragma once

#include "state/sample.hpp"

#include <QList>
#include <QPointF>

namespace pandemonium::applet {

class History {
public:
    static constexpr qint64 spanUs = 120'000'000;
    static constexpr qint64 finestUs = 250'000; ///< of samples closer than this one point is made

    /// A sample without a time is one that was asked for; it is not of the history.
    void add(const Sample &sample);
    /// That time is now: what is older than the span before it is let go. A time in the past changes nothing.
    void passTo(qint64 monotonicUs);
    /// What comes next is not connected with what was.
    void breakOff() { isBroken_ = true; }

    [[nodiscard]] qsizetype size() const { return moments_.size(); }

    /// x: seconds before now, -120 to 0.
    using Line = QList<QPointF>;
    /// y: the share of CPU time, 0 to 1, of this tier and the less urgent ones together: the upper edge of its area.
    /// Where samples are missing it is 0. All tiers have the same x.
    [[nodiscard]] Line stackedShare(Tier tier) const;
    /// y: microseconds. One line for each stretch without a break.
    [[nodiscard]] QList<Line> wakeupP99Us(Tier tier) const;

private:
    struct Moment {
        qint64 fromUs = 0; ///< where its window begins
        qint64 atUs = 0;
        int stretch = 0; ///< moments of one stretch are connected
        std::array<double, tierCount> share{};
        std::array<std::optional<quint64>, tierCount> p99Us{};
    };
    [[nodiscard]] double secondsTo(qint64 us) const;

    QList<Moment> moments_;
    qint64 nowUs_ = 0;
    bool isBroken_ = false;
};

} // namespace pandemonium::applet
