// SPDX-License-Identifier: GPL-2.0-or-later
#include "programs.hpp"

#include "bpf/rhythms.hpp"
#include "spawn.hpp"
#include "way.hpp"

#include <sys/prctl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <string_view>

namespace bench {

using namespace std::chrono_literals;
using pandemonium::test::endless;
using pandemonium::test::Rhythm;

namespace {

constexpr std::string_view two_tasks = "ping-pong";
/// Long enough for any habit.
constexpr nanoseconds former_life = 1s;
/// Less than the 10 ms of running after which a young task is judged.
constexpr nanoseconds unjudged = 8ms;
constexpr nanoseconds turn = 1ms;
/// After so many thousand instructions a hog looks at the clock, without a system call.
constexpr std::uint64_t hog_step = 100;

constexpr Rhythm audio{.name = "audio", .run = 200us, .period = 5ms};

void play(const Rhythm &rhythm, Stage &stage, nanoseconds until = endless) {
    for (const auto start = now(); now() < until;) {
        if (rhythm.run >= endless)
            stage.work_thousands(hog_step);
        else
            stage.work_for(rhythm.run);
        if (rhythm.period > 0ns)
            sleep_until(start + ((now() - start) / rhythm.period + 1) * rhythm.period);
        else if (rhythm.sleep > 0ns)
            sleep_until(now() + rhythm.sleep);
    }
}

/// Two tasks in turns: each works, hands over and sleeps; the first is judged.
template <typename Mine, typename Others> void alternate(Stage &stage, const Mine &mine, const Others &others) {
    Way there(Means::pipe);
    Way back(Means::pipe);
    const auto other = fork_child("other", [&] {
        while (there.receive()) {
            others();
            if (!back.send())
                return;
        }
    });
    stage.enter();
    while (there.send() && back.receive())
        mine();
}

Program one_of(const pandemonium::test::Program &known) {
    std::string name(known.rhythm.name);
    std::ranges::replace(name, ' ', '-');
    const auto tier = static_cast<pandemonium_tier>(known.tier);
    if (name == two_tasks)
        return {name, tier, [run = known.rhythm.run](Stage &stage) {
                    const auto one_turn = [&stage, run] { stage.work_as_alone(run); };
                    alternate(stage, one_turn, one_turn);
                }};
    return {name, tier, [rhythm = known.rhythm](Stage &stage) {
                stage.enter();
                play(rhythm, stage);
            }};
}

/// It is judged from the moment on in which it is another program.
Program turned(const char *name, const Rhythm &before, const Rhythm &after, pandemonium_tier tier) {
    return {name, tier, [before, after](Stage &stage) {
                play(before, stage, now() + former_life);
                stage.enter();
                play(after, stage);
            }};
}

/// Naps as short as the kernel grants them.
Program napping(const char *name, nanoseconds run, nanoseconds nap) {
    return {name, TIER_BATCH, [run, nap](Stage &stage) {
                prctl(PR_SET_TIMERSLACK, 1);
                stage.enter();
                play({.name = {}, .run = run, .sleep = nap}, stage);
            }};
}

/// Called like somebody who is urgent, and each time like another.
void rename_and_run(Stage &stage) {
    constexpr std::array names{"pipewire", "kwin_wayland", "audio", "Xorg"};
    stage.enter();
    for (std::size_t next = 0;; ++next) {
        prctl(PR_SET_NAME, names[next % names.size()]);
        stage.work_for(turn);
    }
}

/// A helper that does nothing but make it sleep for as long as it takes to wake it.
void be_helped(Stage &stage) {
    alternate(stage, [&stage] { stage.work_for(turn); }, [] {});
}

/// Two that share the work of one, each asleep for half of the time.
void relay(Stage &stage) {
    const auto work = [&stage] { stage.work_for(turn); };
    alternate(stage, work, work);
}

/// Its children do the work, so long each, and are gone; after some naps, which make a short life look like a long one.
auto respawning(nanoseconds life, unsigned naps = 0) {
    return [life, naps](Stage &stage) {
        for (;;) {
            auto child = fork_child("young", [&] {
                prctl(PR_SET_TIMERSLACK, 1);
                stage.enter();
                for (unsigned nap = 0; nap < naps; ++nap)
                    sleep_until(now() + 50us);
                stage.work_for(life);
            });
            if (!child.succeeded())
                return;
        }
    };
}

} // namespace

std::vector<Program> desktop() {
    std::vector<Program> programs;
    std::ranges::transform(pandemonium::test::programs, std::back_inserter(programs), one_of);
    const Rhythm spinner{.name = "spinner", .run = endless};
    programs.push_back(turned("turned-busy", audio, spinner, TIER_BATCH));
    programs.push_back(turned("turned-urgent", spinner, audio, TIER_LATENCY_CRITICAL));
    return programs;
}

std::vector<Program> spoofers() {
    return {
        napping("honest", endless, 0ns),
        napping("naps-50us-of-4", 3950us, 50us),
        napping("naps-0.1ms-of-1", 900us, 100us),
        napping("naps-1ms-of-5", 4ms, 1ms),
        {"helped", TIER_BATCH, be_helped},
        {"relay", TIER_BATCH, relay},
        {"renames", TIER_BATCH, rename_and_run},
        {"respawns", TIER_BATCH, respawning(unjudged)},
        {"respawns-12ms", TIER_BATCH, respawning(12ms)},
        {"respawns-that-nap", TIER_BATCH, respawning(unjudged, 3)},
    };
}

} // namespace bench
