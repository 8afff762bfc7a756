// SPDX-License-Identifier: GPL-2.0-or-later
//
// What shakes a scheduler while something is measured: CPUs that go and come, affinities, cpusets and weights that
// change, a real-time hog, crowds of threads and processes, suspension. A storm comes in rounds, and every round asks
// the kernel whether it did what it was told: one that does nothing is no storm.
#pragma once

#include "clock.hpp"
#include "spawn.hpp"

#include <sys/types.h>

#include <functional>
#include <vector>

namespace bench {

/// What a storm happens to.
struct Scene {
    unsigned cpus;
    std::vector<pid_t> hogs;
    Dice dice;
};

/// Throws when the kernel did not do as it was told.
using Round = std::function<void()>;

struct StormKind {
    Round (*prepare)(const Scene &scene) = nullptr;
    nanoseconds period{}; ///< a round in each, or as soon after as the last one is over
    bool gathers = false; ///< it may send all hogs to one CPU
    unsigned crowd = 0;   ///< tasks it adds to those that want a CPU
    unsigned spread = 1;  ///< the heaviest weighs so many times what the lightest does
    nanoseconds hold{};   ///< how long it keeps a CPU from everybody
};

extern const StormKind hotplug;
extern const StormKind affinity;
extern const StormKind cpuset;
extern const StormKind weights;
extern const StormKind fifo;
extern const StormKind threads;
extern const StormKind forkbomb;
extern const StormKind suspension;

/// A process that makes as many rounds as there are periods in duration.
class Storm {
public:
    Storm(const StormKind &kind, const Scene &scene, nanoseconds duration);

    [[nodiscard]] bool is_over() const { return !child_.is_running(); }
    /// Waits for its end; how many rounds it made, which is all, or it throws.
    [[nodiscard]] unsigned rounds();

private:
    unsigned rounds_;
    Child child_;
};

} // namespace bench
