// SPDX-License-Identifier: GPL-2.0-or-later
#include "pingpong.hpp"

#include "pooled.hpp"
#include "spawn.hpp"
#include "trace.hpp"
#include "way.hpp"

namespace bench {

namespace {

constexpr unsigned thousand = 1000;

/// Whoever hands the byte to its other half and waits until it is back.
class Pair {
public:
    explicit Pair(Means means)
        : there_(means), back_(means), pong_(fork_child("pong", [this] {
              while (there_.receive() && back_.send()) {
              }
          })) {}
    /// False when it is broken.
    [[nodiscard]] bool trip() { return there_.send() && back_.receive(); }

private:
    Way there_;
    Way back_;
    Child pong_;
};

Histogram play(Means means, std::uint64_t trips) {
    Pair pair(means);
    Histogram round_trips;
    auto start = now();
    while (round_trips.count() < trips && pair.trip()) {
        const auto done = now();
        record(whole_us(done - start), round_trips);
        start = done;
    }
    return round_trips;
}

Histogram play_for(nanoseconds duration) {
    Pair pair(Means::pipe);
    Histogram thousands;
    for (const auto end = now() + duration; now() < end;) {
        const auto start = now();
        for (unsigned i = 0; i < thousand && pair.trip(); ++i) {
        }
        record(whole_us(now() - start), thousands);
    }
    return thousands;
}

} // namespace

Histogram ping_pong(Means means, unsigned pairs, std::uint64_t trips, nanoseconds duration) {
    const auto end = now() + duration;
    auto all = pooled(pairs, "ping", [means, trips](unsigned) { return play(means, trips); });
    sleep_until(end);
    return all;
}

Histogram ping_pong_alone(nanoseconds duration) {
    return pooled(1, "ping", [duration](unsigned) { return play_for(duration); });
}

} // namespace bench
