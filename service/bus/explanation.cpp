// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/explanation.hpp"

#include <cmath>
#include <format>

namespace pandemonium {
namespace {

std::string three_digits(double value) {
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    auto text = std::format("{:.{}f}", value, decimals);
    if (text.contains('.')) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) {
            text.pop_back();
        }
    }
    return text;
}

std::string times_a_second(double per_100_ms) {
    const double rate = per_100_ms * 10;
    if (rate < 0.5) {
        return "less than once a second";
    }
    const auto whole = std::llround(rate);
    return whole == 1 ? "once a second" : std::format("{} times a second", whole);
}

std::string pin_words(const std::optional<Pin> &pin) {
    if (!pin) {
        return "its name is pinned to it";
    }
    if (pin->source == PinSource::administrator) {
        return "the administrator pinned its name to it";
    }
    return pin->persistent ? "its name is pinned to it for good" : "its name is pinned to it until the service stops";
}

std::string learned_words(const Profile *profile) {
    if (profile == nullptr) {
        return "that is what was learned from earlier runs of that name";
    }
    return std::format("{} observations of earlier runs say so, {} % of them with confidence", profile->observations,
                       std::lround(100 * confidence(*profile)));
}

std::string behaviour_words(const TaskReport &report) {
    constexpr double hardly_ever = 0.05; ///< wakeups in 100 ms: less than once in two seconds
    if (report.wakeup_freq < hardly_ever) {
        return report.avg_runtime.count() > 0
                   ? std::format("it runs {} at a stretch and hardly ever sleeps", in_words(report.avg_runtime))
                   : std::string("it hardly ever sleeps");
    }
    return std::format("it wakes {} and runs {} each time", times_a_second(report.wakeup_freq),
                       in_words(report.avg_runtime));
}

std::string reason_for(const TaskReport &report, const std::optional<Pin> &pin, const Profile *profile) {
    if (report.source == "pin") {
        return pin_words(pin);
    }
    if (report.source == "kernel-rule") {
        return "it is a thread of the kernel, and those are not held back";
    }
    if (report.source == "learned") {
        return learned_words(profile);
    }
    if (report.source == "behaviour") {
        return behaviour_words(report);
    }
    return "too little is known of it yet";
}

} // namespace

std::string in_words(std::chrono::nanoseconds duration) {
    const auto ns = static_cast<double>(duration.count());
    if (ns < 1e3) {
        return std::format("{} ns", duration.count());
    }
    if (ns < 1e6) {
        return three_digits(ns / 1e3) + " µs";
    }
    return ns < 1e9 ? three_digits(ns / 1e6) + " ms" : three_digits(ns / 1e9) + " s";
}

std::string sentence_for(const TaskReport &report, const std::optional<Pin> &pin, const Profile *profile) {
    return std::format("{}, because {}", to_string(report.tier), reason_for(report, pin, profile));
}

} // namespace pandemonium
