// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tasks that do the same piece of work in every period and must be done before its end, frames and sound; and such as
// work for a moment whenever they are asked.
#pragma once

#include "clock.hpp"
#include "histogram.hpp"
#include "tally.hpp"

namespace bench {

struct Beat {
    nanoseconds period;
    nanoseconds work; ///< how long it takes alone on a CPU while all CPUs are busy
};

inline constexpr Beat frame_beat{.period = nanoseconds(16'666'667), .work = nanoseconds(2'500'000)};
inline constexpr Beat audio_beat{.period = nanoseconds(5'000'000), .work = nanoseconds(200'000)};

/// From the start of each period to the end of its work. A period that began while the last one's work was not
/// done counts from its own start. The dice choose where in a period the first one begins. Adds what it worked to the
/// only counter of done.
[[nodiscard]] Histogram keep_beat(const Beat &beat, unsigned cpus, nanoseconds duration, Dice dice, Tally &done);

/// What a person asks of a program: now and then something that takes it a moment.
struct Questions {
    nanoseconds least_pause{};
    nanoseconds most_pause{};
    nanoseconds least_work{}; ///< of CPU time
    nanoseconds most_work{};
};
inline constexpr Questions editor_questions{
    .least_pause = std::chrono::milliseconds(20),
    .most_pause = std::chrono::milliseconds(80),
    .least_work = std::chrono::milliseconds(1),
    .most_work = std::chrono::milliseconds(6),
};

/// Of each question: how late the program begins to answer it.
[[nodiscard]] Histogram answer(const Questions &questions, unsigned cpus, nanoseconds duration, Dice dice, Tally &done);

} // namespace bench
