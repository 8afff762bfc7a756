// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/subscriptions.hpp"

#include "bus/errors.hpp"

#include <algorithm>

namespace pandemonium {
namespace {

constexpr std::size_t per_subscriber = 8;
constexpr std::size_t in_all = 64;

} // namespace

Subscriptions::Subscriptions(sd_event *event, const BusHooks &hooks, Callers &callers,
                             std::function<void(const Due &)> send)
    : event_(event), hooks_(hooks), callers_(callers), send_(std::move(send)) {}

Checked<std::uint32_t> Subscriptions::add(const std::string &subscriber, std::chrono::milliseconds interval) {
    const auto of_this = std::ranges::count_if(
        subscriptions_, [&](const auto &each) { return each.second.subscriber.name() == subscriber; });
    if (subscriptions_.size() >= in_all || static_cast<std::size_t>(of_this) >= per_subscriber) {
        return refuse(RefusalKind::limit_exceeded, "Too many subscriptions.");
    }
    auto hold = callers_.hold(subscriber);
    do {
        ++last_cookie_;
    } while (last_cookie_ == 0 || subscriptions_.contains(last_cookie_));
    auto &subscription = subscriptions_[last_cookie_];
    subscription.subscriber = std::move(hold);
    subscription.interval = interval;
    if (const auto now = hooks_.snapshot()) {
        subscription.before = *now;
    }
    arm(last_cookie_, subscription);
    return last_cookie_;
}

Checked<void> Subscriptions::remove(const std::string &subscriber, std::uint32_t cookie) {
    const auto at = subscriptions_.find(cookie);
    if (at == subscriptions_.end() || at->second.subscriber.name() != subscriber) {
        return refuse(RefusalKind::no_such_cookie, "You have no subscription with that cookie.");
    }
    subscriptions_.erase(at);
    return {};
}

void Subscriptions::remove_all_of(const std::string &subscriber) {
    std::erase_if(subscriptions_, [&](const auto &each) { return each.second.subscriber.name() == subscriber; });
}

void Subscriptions::arm(std::uint32_t cookie, Subscription &subscription) {
    subscription.timer = OneShot::after(event_, subscription.interval, [this, cookie] { due(cookie); });
}

void Subscriptions::due(std::uint32_t cookie) {
    auto &subscription = subscriptions_.at(cookie);
    arm(cookie, subscription);
    const auto now = hooks_.snapshot();
    if (!now) {
        subscription.before.reset();
        return;
    }
    if (subscription.before) {
        send_({.subscriber = subscription.subscriber.name(),
               .taken_at = now->taken_at,
               .sample = sample_between(*subscription.before, *now)});
    }
    subscription.before = *now;
}

} // namespace pandemonium
