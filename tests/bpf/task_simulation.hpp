// SPDX-License-Identifier: GPL-2.0-or-later
//
// A task as the classifier sees it: a description of what it does is turned into the events the kernel would
// report (wakeup, tick, stop, sleep), and every verdict is kept. Time is simulated.
#pragma once

#include "bpf/classify.h"

#include <chrono>
#include <random>
#include <string_view>
#include <vector>

namespace pandemonium::test {

using std::chrono::nanoseconds;

/// What a task does over and over. With a period it sleeps until the next multiple of it, as timers and displays
/// make one do; otherwise it sleeps for a while; with neither it never sleeps.
struct Rhythm {
    std::string_view name;
    nanoseconds run{};
    nanoseconds sleep{};
    nanoseconds period{};
};

/// How it is treated while it does so.
struct Surroundings {
    double contention = 1; ///< wall time from wakeup to sleep over run time
    double jitter = 0;     ///< each run and each relative sleep differs by up to this share
};

struct Verdict {
    nanoseconds at{};
    u8 tier = TIER_BATCH;
    s32 score_fp = 0;
};

class TaskSimulation {
public:
    explicit TaskSimulation(unsigned seed = 1);

    /// Goes on for a while; leaves the task wherever it is in its rhythm.
    void behave(const Rhythm &rhythm, nanoseconds duration, Surroundings surroundings = {});
    void sleep(nanoseconds duration);
    /// A learned profile is applied to it.
    void learn(const task_class_entry &profile);

    [[nodiscard]] behaviour &task() { return task_; }
    [[nodiscard]] u64 now_ns() const { return static_cast<u64>(now_.count()); }
    [[nodiscard]] nanoseconds now() const { return now_; }
    [[nodiscard]] u8 tier() const { return task_.tier; }

    /// Share of the time from one moment to now that was spent in a tier.
    [[nodiscard]] double share_in(u8 tier, nanoseconds from) const;
    /// Highest tier since a moment.
    [[nodiscard]] u8 highest_since(nanoseconds from) const;
    [[nodiscard]] int changes_since(nanoseconds from) const;
    [[nodiscard]] const std::vector<Verdict> &verdicts() const { return verdicts_; }

private:
    nanoseconds varied(nanoseconds duration, double jitter);
    void run(nanoseconds duration, double contention, nanoseconds until);
    void judge();

    behaviour task_{};
    nanoseconds now_{};
    std::mt19937 random_;
    std::vector<Verdict> verdicts_;
};

} // namespace pandemonium::test
