// SPDX-License-Identifier: GPL-2.0-or-later
#include "storm.hpp"

#include <cstdio>
#include <exception>
#include <stdexcept>

namespace bench {

namespace {

void rage(const StormKind &kind, const Scene &scene, unsigned rounds) {
    unsigned made = 0;
    try {
        const auto round = kind.prepare(scene);
        for (const auto start = now(); made < rounds; ++made) {
            sleep_until(start + made * kind.period);
            round();
        }
    } catch (const std::exception &error) {
        std::fprintf(stderr, "storm: after %u rounds: %s\n", made, error.what());
        throw;
    }
}

} // namespace

Storm::Storm(const StormKind &kind, const Scene &scene, nanoseconds duration)
    : rounds_(static_cast<unsigned>(duration / kind.period)),
      child_(fork_child("storm", [&kind, &scene, this] { rage(kind, scene, rounds_); })) {}

unsigned Storm::rounds() {
    if (!child_.succeeded())
        throw std::runtime_error("the storm was none");
    return rounds_;
}

} // namespace bench
