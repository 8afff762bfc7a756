// SPDX-License-Identifier: GPL-2.0-or-later
//
// The knobs that fit a regime and what was measured in it (SPEC: regimes and tuning). One step a tick; a rule acts
// when two ticks in a row say the same, and a tick that saw too little says nothing.
#pragma once

#include "core/knobs.hpp"
#include "core/regime.hpp"
#include "core/sample.hpp"

#include <cstdint>
#include <optional>

namespace pandemonium {

/// Where the knobs of a regime start.
[[nodiscard]] Knobs base_knobs(Regime regime);

/// Two ticks in a row that say the same.
class Streak {
public:
    enum class Vote : std::uint8_t { down, level, up };
    /// True when the vote before said the same; the row begins anew then.
    [[nodiscard]] bool is_second(Vote vote);

private:
    std::optional<Vote> last_;
};

class Tuning {
public:
    /// Rules, in the order they apply:
    /// - a change of regime starts from its base;
    /// - MIXED: the worst p99 of the two urgent tiers above its ceiling shortens the slice by a quarter, down to a
    ///   floor; at or below it lengthens the slice by a fixed step up to the base, but not during a fork storm, whose
    ///   quiet ticks promise nothing;
    /// - mostly short sleeps (programs waiting for a disk or each other) lengthen the batch slice by a quarter of the
    ///   base, as whoever wakes up preempts anyway; mostly long ones (programs waiting for people) shorten it by as
    ///   much, but not while batch work never stops waiting; neither brings it back to the base.
    Knobs step(Regime regime, const Sample &sample);
    [[nodiscard]] const Knobs &current() const { return knobs_; }

private:
    void tune_slice(const Sample &sample);
    void tune_batch_slice(const Sample &sample);

    Regime regime_ = Regime::light;
    Knobs knobs_ = base_knobs(Regime::light);
    Streak latency_;
    Streak sleeps_;
};

} // namespace pandemonium
