// SPDX-License-Identifier: GPL-2.0-or-later
//
// The programs a desktop is made of, by what they do, and the tier each belongs in.
#pragma once

#include "bpf/task_simulation.hpp"

#include <array>

namespace pandemonium::test {

using namespace std::chrono_literals;

struct Program {
    Rhythm rhythm;
    u8 tier = TIER_BATCH;
    double contention = 2; ///< the worst it must bear without losing its tier
};

inline constexpr auto endless = 24h;

inline constexpr std::array programs{
    Program{{.name = "audio", .run = 200us, .period = 5ms}, TIER_LATENCY_CRITICAL},
    Program{{.name = "compositor at 60 Hz", .run = 2ms, .period = 16667us}, TIER_LATENCY_CRITICAL},
    Program{{.name = "compositor at 144 Hz", .run = 2ms, .period = 6944us}, TIER_LATENCY_CRITICAL, 1.5},
    Program{{.name = "ping-pong", .run = 50us, .sleep = 75us}, TIER_LATENCY_CRITICAL},
    // At twice the wall time it would have 0.7 ms of each frame left to sleep, as a busy copier has.
    Program{{.name = "game frame at 60 Hz", .run = 8ms, .period = 16667us}, TIER_INTERACTIVE, 1.5},
    Program{{.name = "typing editor", .run = 300us, .sleep = 100ms}, TIER_INTERACTIVE},
    Program{{.name = "shell", .run = 2ms, .sleep = 200ms}, TIER_INTERACTIVE},
    Program{{.name = "kernel worker", .run = 50us, .sleep = 100ms}, TIER_INTERACTIVE},
    Program{{.name = "compiler that reads files", .run = 19ms, .sleep = 1ms}, TIER_BATCH},
    Program{{.name = "spinner", .run = endless}, TIER_BATCH},
    Program{{.name = "backup", .run = 8ms, .sleep = 2ms}, TIER_BATCH},
    Program{{.name = "spoofer", .run = 3950us, .sleep = 50us}, TIER_BATCH},
};

} // namespace pandemonium::test
