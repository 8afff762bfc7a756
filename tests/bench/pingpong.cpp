// SPDX-License-Identifier: GPL-2.0-or-later
#include "pingpong.hpp"

#include "pooled.hpp"
#include "spawn.hpp"
#include "trace.hpp"
#include "way.hpp"

namespace bench {

namespace {

Histogram play(Means means, std::uint64_t trips) {
    Way there(means);
    Way back(means);
    const auto pong = fork_child("pong", [&] {
        while (there.receive() && back.send()) {
        }
    });
    Histogram round_trips;
    auto start = now();
    while (round_trips.count() < trips) {
        if (!there.send() || !back.receive())
            break;
        const auto done = now();
        record(whole_us(done - start), round_trips);
        start = done;
    }
    return round_trips;
}

} // namespace

Histogram ping_pong(Means means, unsigned pairs, std::uint64_t trips, nanoseconds duration) {
    const auto end = now() + duration;
    auto all = pooled(pairs, "ping", [means, trips](unsigned) { return play(means, trips); });
    sleep_until(end);
    return all;
}

} // namespace bench
