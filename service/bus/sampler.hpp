// SPDX-License-Identifier: GPL-2.0-or-later
//
// The window behind GetStats: about the second before the call, from what was sampled lately; after idle, from a
// sample taken now and another one a little later. Samples nothing by itself.
#pragma once

#include "bus/bus.hpp"
#include "bus/sd_bus_raii.hpp"

#include <deque>
#include <functional>
#include <vector>

namespace pandemonium {

using Sampled = std::expected<Sample, Refusal>;

class Sampler {
public:
    Sampler(sd_event *event, const BusHooks &hooks) : event_(event), hooks_(hooks) {}

    /// Answers at once, or after the second sample.
    void sample(std::function<void(const Sampled &)> answer);

private:
    void remember(const Snapshot &snapshot);
    [[nodiscard]] const Snapshot *base_for(const Snapshot &now) const;
    void second_look();

    sd_event *event_;
    const BusHooks &hooks_;
    std::deque<Snapshot> lately_;
    Snapshot first_;
    std::vector<std::function<void(const Sampled &)>> waiting_;
    OneShot second_;
};

} // namespace pandemonium
