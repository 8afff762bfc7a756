// SPDX-License-Identifier: GPL-2.0-or-later
#include "pingpong.hpp"

#include "pipe.hpp"
#include "pooled.hpp"
#include "spawn.hpp"

#include <unistd.h>

namespace bench {

namespace {

bool throw_ball(int to) {
    const char ball = 0;
    return write(to, &ball, 1) == 1;
}

bool catch_ball(int from) {
    char ball = 0;
    return read(from, &ball, 1) == 1;
}

Histogram play(nanoseconds duration) {
    const auto there = make_pipe();
    const auto back = make_pipe();
    const auto pong = fork_child("pong", [&] {
        while (catch_ball(there.out) && throw_ball(back.in)) {
        }
    });
    Histogram round_trips;
    auto start = now();
    for (const auto end = start + duration; start < end;) {
        if (!throw_ball(there.in) || !catch_ball(back.out))
            break;
        const auto done = now();
        round_trips.add(whole_us(done - start));
        start = done;
    }
    return round_trips;
}

} // namespace

Histogram ping_pong(unsigned pairs, nanoseconds duration) {
    return pooled(pairs, "ping", [duration](unsigned) { return play(duration); });
}

} // namespace bench
