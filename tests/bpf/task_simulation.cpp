// SPDX-License-Identifier: GPL-2.0-or-later
#include "bpf/task_simulation.hpp"

#include <algorithm>

namespace pandemonium::test {

using namespace std::chrono_literals;

namespace {

/// The coarsest tick among common kernels (250 Hz): the fewest reports a running task gets.
constexpr nanoseconds tick = 4ms;
/// Any moment but zero, which could be mistaken for "never".
constexpr nanoseconds birth = 1h;

} // namespace

TaskSimulation::TaskSimulation(unsigned seed) : now_(birth), random_(seed) {
    behaviour_init(&task_, now_ns());
    judge();
}

nanoseconds TaskSimulation::varied(nanoseconds duration, double jitter) {
    std::uniform_real_distribution<double> factor(1 - jitter, 1 + jitter);
    return nanoseconds(static_cast<nanoseconds::rep>(static_cast<double>(duration.count()) * factor(random_)));
}

void TaskSimulation::judge() {
    behaviour_classify(&task_, now_ns());
    verdicts_.push_back({.at = now_, .tier = task_.tier, .score_fp = task_.score_fp});
}

void TaskSimulation::run(nanoseconds duration, double contention, nanoseconds until) {
    while (duration > 0ns && now_ < until) {
        const auto chunk = std::min(duration, tick);
        now_ += nanoseconds(static_cast<nanoseconds::rep>(static_cast<double>(chunk.count()) * contention));
        behaviour_run(&task_, now_ns(), static_cast<u64>(chunk.count()));
        duration -= chunk;
        judge();
    }
}

void TaskSimulation::sleep(nanoseconds duration) {
    behaviour_sleep(&task_, now_ns());
    judge();
    now_ += duration;
    behaviour_wakeup(&task_, now_ns());
    judge();
}

void TaskSimulation::behave(const Rhythm &rhythm, nanoseconds duration, Surroundings surroundings) {
    const auto start = now_;
    const auto end = start + duration;
    while (now_ < end) {
        run(varied(rhythm.run, surroundings.jitter), surroundings.contention, end);
        if (now_ >= end)
            return;
        if (rhythm.period > 0ns)
            sleep(rhythm.period - (now_ - start) % rhythm.period);
        else if (rhythm.sleep > 0ns)
            sleep(varied(rhythm.sleep, surroundings.jitter));
    }
}

void TaskSimulation::learn(const task_class_entry &profile) {
    behaviour_apply_prior(&task_, &profile, now_ns());
    judge();
}

double TaskSimulation::share_in(u8 tier, nanoseconds from) const {
    nanoseconds inside{};
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        const auto since = std::max(verdicts_[i].at, from);
        const auto until = i + 1 < verdicts_.size() ? verdicts_[i + 1].at : now_;
        if (verdicts_[i].tier == tier && until > since)
            inside += until - since;
    }
    return static_cast<double>(inside.count()) / static_cast<double>((now_ - from).count());
}

u8 TaskSimulation::highest_since(nanoseconds from) const {
    u8 highest = TIER_BATCH;
    for (const auto &verdict : verdicts_)
        if (verdict.at >= from)
            highest = std::max(highest, verdict.tier);
    return highest;
}

int TaskSimulation::changes_since(nanoseconds from) const {
    int changes = 0;
    for (std::size_t i = 1; i < verdicts_.size(); ++i)
        if (verdicts_[i].at >= from && verdicts_[i].tier != verdicts_[i - 1].tier)
            ++changes;
    return changes;
}

} // namespace pandemonium::test
