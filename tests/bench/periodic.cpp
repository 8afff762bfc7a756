// SPDX-License-Identifier: GPL-2.0-or-later
#include "periodic.hpp"

#include "load.hpp"
#include "trace.hpp"

namespace bench {

Histogram keep_beat(const Beat &beat, unsigned cpus, nanoseconds duration, Dice dice, Tally &done) {
    Histogram took;
    const auto start = now() + nanoseconds(dice.roll(static_cast<std::uint64_t>(beat.period.count())));
    for (nanoseconds slot{}; slot < duration; slot += beat.period) {
        sleep_until(start + slot);
        work_for(beat.work, cpus, [&done](std::uint64_t thousands) {
            work(thousands);
            done.add(0, thousands);
        });
        record(whole_us(now() - start - slot), took);
    }
    return took;
}

} // namespace bench
