// SPDX-License-Identifier: GPL-2.0-or-later
#include "watch.hpp"

#include "pipe.hpp"
#include "probe.hpp"
#include "stage.hpp"
#include "tiers.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <format>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace bench {

using namespace std::chrono_literals;

namespace {

// Somewhere in each period, or the looks would lock onto a program whose period is a multiple of theirs.
constexpr nanoseconds look_period = 5ms;
constexpr nanoseconds look_phases = 4ms;
/// By then a program must be in its tier; what was before is not held against it.
constexpr nanoseconds time_to_recognise = 200ms;
constexpr std::array<const char *, TIER_COUNT> tier_names{"batch", "interactive", "latency-critical"};

/// What was seen of one program's tier.
struct Seen {
    bool by_any;                        ///< whether anybody judges at all
    std::optional<nanoseconds> reached; ///< what is born in its tier and leaves it meanwhile reaches it later
    std::uint64_t samples = 0;          ///< once it is recognised
    std::uint64_t in_tier = 0;
};

void look(const Program &program, const Stage &stage, const Tiers &tiers, Seen &seen) {
    const auto tier = tiers.of(stage.task());
    if (!tier)
        return;
    const auto lived = now() - stage.since().value_or(now());
    const bool is_there = *tier == program.tier;
    if (is_there && !seen.reached)
        seen.reached = lived;
    if (lived > time_to_recognise && seen.reached) {
        ++seen.samples;
        seen.in_tier += is_there ? 1U : 0U;
    } else if (!is_there) {
        seen.reached.reset();
    }
}

Seen look_on(const Program &program, const Stage &stage, nanoseconds duration, Dice dice) {
    const Tiers tiers;
    Seen seen{.by_any = tiers.are_known(), .reached = {}};
    const auto start = now();
    for (nanoseconds slot{}; slot < duration; slot += look_period) {
        sleep_until(start + slot + nanoseconds(dice.roll(look_phases.count())));
        look(program, stage, tiers, seen);
    }
    return seen;
}

/// A probe that runs beside what this process does.
class ProbeBeside {
public:
    ProbeBeside(nanoseconds duration, const Dice &dice, unsigned cpus)
        : samples_(make_pipe()),
          process_(fork_child("probe", [&] { write_all(samples_.in, probe(duration, dice, cpus).to_text()); })) {
        close(samples_.in);
    }
    /// Once, at the end.
    [[nodiscard]] Histogram samples() {
        const auto samples = Histogram::from_text(read_all(samples_.out));
        close(samples_.out);
        if (!samples || samples->count() == 0)
            throw std::runtime_error("the probe measured nothing");
        return *samples;
    }

private:
    Pipe samples_;
    Child process_;
};

void await_entry(const Stage &stage, const Child &process) {
    while (!stage.since()) {
        if (!process.is_running())
            throw std::runtime_error("a program ended instead of being watched");
        sleep_until(now() + 1ms);
    }
}

std::uint64_t mean_of(const std::vector<std::uint64_t> &work) {
    return work.empty() ? 0 : std::accumulate(work.begin(), work.end(), std::uint64_t{}) / work.size();
}

std::uint64_t per_mille(std::uint64_t part, std::uint64_t whole) { return whole > 0 ? part * 1000 / whole : 0; }

struct Watched {
    Seen seen;
    std::uint64_t work;
    Histogram probe;
};

Watched watch(const Program &program, const Hogs &hogs, const Watching &watching) {
    Stage stage(watching.cpus);
    const auto process = fork_child(program.name.c_str(), [&] { program.live(stage); });
    await_entry(stage, process);
    ProbeBeside probe(watching.each, Dice(watching.seed), watching.cpus);
    const auto others_before = mean_of(hogs.work_done());
    const auto before = stage.work_done();
    const auto seen = look_on(program, stage, watching.each, Dice(watching.seed + 1));
    const auto others = mean_of(hogs.work_done()) - others_before;
    const auto work = per_mille(stage.work_done() - before, others);
    return {.seen = seen, .work = work, .probe = probe.samples()};
}

std::string reached_text(const Seen &seen) {
    if (!seen.by_any)
        return "-";
    if (!seen.reached)
        return "never";
    return std::to_string(std::chrono::floor<std::chrono::milliseconds>(*seen.reached).count());
}

std::string text_of(const Program &program, const Watched &watched) {
    const auto &seen = watched.seen;
    return std::format("{}:{}:{}:{}:{}:{}:{}", program.name, tier_names.at(program.tier), reached_text(seen),
                       seen.samples, seen.in_tier, watched.work, watched.probe.percentile(99));
}

} // namespace

Figure watch(const std::vector<Program> &programs, const Hogs &hogs, const Watching &watching) {
    Histogram all;
    std::string fields;
    for (const auto &program : programs) {
        const auto watched = watch(program, hogs, watching);
        all.merge(watched.probe);
        fields += (fields.empty() ? " programs=" : ",") + text_of(program, watched);
    }
    return {all, fields};
}

} // namespace bench
