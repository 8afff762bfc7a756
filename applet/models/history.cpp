// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/history.hpp"

#include <algorithm>
#include <numeric>

namespace pandemonium::applet {
namespace {

/// Samples come once a second; one or two may be late on a busy machine. Also how long a tier may be without
/// wake-ups before its line of latencies breaks.
constexpr qint64 connectedUs = 3'000'000;

} // namespace

void History::add(const Sample &sample) {
    const auto atUs = sample.monotonicUs;
    if (atUs <= 0)
        return;
    if (atUs < nowUs_) {
        moments_.clear();
        nowUs_ = 0;
    }
    passTo(atUs);
    const bool isFirst = moments_.isEmpty();
    const auto lastUs = isFirst ? 0 : moments_.constLast().atUs;
    if (isFirst || isBroken_ || atUs - lastUs >= finestUs) {
        const auto windowUs = static_cast<qint64>(std::min<quint64>(sample.windowUs, spanUs));
        const auto fromUs = std::max(lastUs, atUs - windowUs);
        const bool isConnected = !isFirst && !isBroken_ && fromUs - lastUs <= connectedUs;
        const auto before = isFirst ? 0 : moments_.constLast().stretch;
        moments_.append({.fromUs = fromUs, .atUs = atUs, .stretch = isConnected ? before : before + 1});
        isBroken_ = false;
    }
    auto &moment = moments_.last();
    for (const auto tier : allTiers) {
        const auto &of = sample.of(tier);
        moment.share.at(placeOf(tier)) = of.runTimeShare;
        if (auto &p99Us = moment.p99Us.at(placeOf(tier)); of.wakeupSamples > 0)
            p99Us = std::max(p99Us.value_or(0), of.wakeupP99Us);
    }
}

void History::passTo(qint64 monotonicUs) {
    nowUs_ = std::max(nowUs_, monotonicUs);
    const auto old =
        std::ranges::find_if(moments_, [this](const auto &moment) { return moment.atUs >= nowUs_ - spanUs; });
    moments_.erase(moments_.begin(), old);
}

double History::secondsTo(qint64 us) const {
    constexpr double usPerSecond = 1e6;
    return static_cast<double>(us - nowUs_) / usPerSecond;
}

History::Line History::stackedShare(Tier tier) const {
    Line line;
    line.reserve(moments_.size() + 1);
    int stretch = 0;
    for (const auto &moment : moments_) {
        const auto sum = std::accumulate(moment.share.begin(), moment.share.begin() + 1 + placeOf(tier), 0.0);
        const auto share = std::min(1.0, sum);
        if (moment.stretch != stretch) {
            if (!line.isEmpty())
                line << QPointF(line.constLast().x(), 0) << QPointF(secondsTo(moment.fromUs), 0);
            line << QPointF(secondsTo(moment.fromUs), share);
            stretch = moment.stretch;
        }
        line << QPointF(secondsTo(moment.atUs), share);
    }
    return line;
}

QList<History::Line> History::wakeupP99Us(Tier tier) const {
    QList<Line> lines;
    const Moment *last = nullptr;
    for (const auto &moment : moments_) {
        const auto p99Us = moment.p99Us.at(placeOf(tier));
        if (!p99Us)
            continue;
        const auto y = static_cast<double>(*p99Us);
        const bool isConnected =
            last != nullptr && last->stretch == moment.stretch && moment.fromUs - last->atUs <= connectedUs;
        if (!isConnected)
            lines.append(Line{QPointF(secondsTo(moment.fromUs), y)});
        lines.last() << QPointF(secondsTo(moment.atUs), y);
        last = &moment;
    }
    return lines;
}

} // namespace pandemonium::applet
