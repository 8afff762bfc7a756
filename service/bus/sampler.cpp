// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/sampler.hpp"

#include "bus/errors.hpp"

#include <algorithm>
#include <utility>

namespace pandemonium {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds second_look_after{200};
/// A window is about a second; between these it still says what it promises.
constexpr milliseconds shortest_window{180};
constexpr milliseconds longest_window{1200};
/// Somebody who asks in a loop must not push the old end of the window out of memory.
constexpr milliseconds apart{100};
constexpr std::size_t waiting_at_once = 64;

} // namespace

void Sampler::remember(const Snapshot &snapshot) {
    while (!lately_.empty() && snapshot.taken_at - lately_.front().taken_at > longest_window) {
        lately_.pop_front();
    }
    if (lately_.empty() || snapshot.taken_at - lately_.back().taken_at >= apart) {
        lately_.push_back(snapshot);
    }
}

const Snapshot *Sampler::base_for(const Snapshot &now) const {
    const auto fits = [&](const Snapshot &each) {
        const auto window = now.taken_at - each.taken_at;
        return window >= shortest_window && window <= longest_window;
    };
    const auto oldest = std::ranges::find_if(lately_, fits);
    return oldest == lately_.end() ? nullptr : &*oldest;
}

void Sampler::sample(std::function<void(const Sampled &)> answer) {
    const auto now = hooks_.snapshot();
    if (!now) {
        answer(std::unexpected(now.error()));
        return;
    }
    if (const auto *base = base_for(*now)) {
        answer(sample_between(*base, *now));
        remember(*now);
        return;
    }
    if (waiting_.size() >= waiting_at_once) {
        answer(refuse(RefusalKind::limit_exceeded, "Too many callers wait for statistics."));
        return;
    }
    if (waiting_.empty()) {
        first_ = *now;
        remember(*now);
        second_ = OneShot::after(event_, second_look_after, [this] { second_look(); });
    }
    waiting_.push_back(std::move(answer));
}

void Sampler::second_look() {
    const auto waiting = std::exchange(waiting_, {});
    const auto now = hooks_.snapshot();
    const Sampled sampled = now.transform([&](const Snapshot &second) { return sample_between(first_, second); });
    if (now) {
        remember(*now);
    }
    for (const auto &answer : waiting) {
        answer(sampled);
    }
}

} // namespace pandemonium
