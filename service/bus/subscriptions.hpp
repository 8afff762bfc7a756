// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who gets samples, how often. Each subscription has its own timer and its own window; without subscriptions there
// is no timer. One goes with its cookie, or with its subscriber's bus name.
#pragma once

#include "bus/arguments.hpp"
#include "bus/bus.hpp"
#include "bus/callers.hpp"
#include "bus/sd_bus_raii.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace pandemonium {

class Subscriptions {
public:
    struct Due {
        const std::string &subscriber;
        std::chrono::nanoseconds taken_at;
        Sample sample;
    };
    /// send is called on the loop whenever a sample is due.
    Subscriptions(sd_event *event, const BusHooks &hooks, Callers &callers, std::function<void(const Due &)> send);

    /// The new subscription's cookie, never 0.
    [[nodiscard]] Checked<std::uint32_t> add(const std::string &subscriber, std::chrono::milliseconds interval);
    /// Ends a subscription of the subscriber's own.
    [[nodiscard]] Checked<void> remove(const std::string &subscriber, std::uint32_t cookie);
    void remove_all_of(const std::string &subscriber);

private:
    struct Subscription {
        Callers::Hold subscriber;
        std::chrono::milliseconds interval{};
        std::optional<Snapshot> before;
        OneShot timer;
    };
    void arm(std::uint32_t cookie, Subscription &subscription);
    void due(std::uint32_t cookie);

    sd_event *event_;
    const BusHooks &hooks_;
    Callers &callers_;
    std::function<void(const Due &)> send_;
    std::map<std::uint32_t, Subscription> subscriptions_;
    std::uint32_t last_cookie_ = 0;
};

} // namespace pandemonium
