// SPDX-License-Identifier: GPL-2.0-or-later
#include "periodic.hpp"

#include "load.hpp"
#include "trace.hpp"

#include <algorithm>
#include <cstdint>

namespace bench {

namespace {

void work_for_time(nanoseconds time, unsigned cpus, Tally &done) {
    work_for(time, cpus, [&done](std::uint64_t thousands) {
        work(thousands);
        done.add(0, thousands);
    });
}

nanoseconds between(nanoseconds least, nanoseconds most, Dice &dice) {
    return least + nanoseconds(dice.roll(static_cast<std::uint64_t>((most - least).count())));
}

} // namespace

Histogram keep_beat(const Beat &beat, unsigned cpus, nanoseconds duration, Dice dice, Tally &done) {
    Histogram took;
    const auto start = now() + nanoseconds(dice.roll(static_cast<std::uint64_t>(beat.period.count())));
    for (nanoseconds slot{}; slot < duration; slot += beat.period) {
        sleep_until(start + slot);
        work_for_time(beat.work, cpus, done);
        record(whole_us(now() - start - slot), took);
    }
    return took;
}

Histogram answer(const Questions &questions, unsigned cpus, nanoseconds duration, Dice dice, Tally &done) {
    Histogram late;
    const auto end = now() + duration;
    for (auto due = now(); (due += between(questions.least_pause, questions.most_pause, dice)) < end;) {
        sleep_until(due);
        record(whole_us(now() - due), late);
        work_for_time(between(questions.least_work, questions.most_work, dice), cpus, done);
        due = std::max(due, now()); // nobody asks before there is an answer
    }
    return late;
}

} // namespace bench
