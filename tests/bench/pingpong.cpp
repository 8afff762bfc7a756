// SPDX-License-Identifier: GPL-2.0-or-later
#include "pingpong.hpp"

#include "pooled.hpp"
#include "spawn.hpp"
#include "way.hpp"

namespace bench {

namespace {

Histogram play(Means means, nanoseconds duration) {
    Way there(means);
    Way back(means);
    const auto pong = fork_child("pong", [&] {
        while (there.receive() && back.send()) {
        }
    });
    Histogram round_trips;
    auto start = now();
    for (const auto end = start + duration; start < end;) {
        if (!there.send() || !back.receive())
            break;
        const auto done = now();
        round_trips.add(whole_us(done - start));
        start = done;
    }
    return round_trips;
}

} // namespace

Histogram ping_pong(Means means, unsigned pairs, nanoseconds duration) {
    return pooled(pairs, "ping", [means, duration](unsigned) { return play(means, duration); });
}

} // namespace bench
