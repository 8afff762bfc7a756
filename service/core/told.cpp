// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/told.hpp"

namespace pandemonium {

namespace {

/// The pins that hold, as many as the kernel side has room for.
std::map<Comm, Tier> enforceable(const Pins &pins) {
    std::map<Comm, Tier> chosen;
    for (const auto *kind : {&pins.administrator, &pins.runtime, &pins.lasting})
        for (const auto &[name, tier] : *kind)
            if (chosen.size() < pin_limit)
                chosen.emplace(name, tier);
    return chosen;
}

/// Calls gone(name) for what is only in before and changed(entry) for what is new or different in after.
template <typename Value, typename Gone, typename Changed>
void compare(const std::map<Comm, Value> &before, const std::map<Comm, Value> &after, Gone gone, Changed changed) {
    for (const auto &[name, value] : before)
        if (!after.contains(name))
            gone(name);
    for (const auto &[name, value] : after) {
        const auto known = before.find(name);
        if (known == before.end() || known->second != value)
            changed(name, value);
    }
}

} // namespace

void Told::tell(const Pins &pins, KernelWrites &writes) {
    auto next = enforceable(pins);
    compare(
        pins_, next, [&](const Comm &name) { writes.unpin.push_back(name); },
        [&](const Comm &name, Tier tier) { writes.pin.push_back({name, tier}); });
    pins_ = std::move(next);
}

void Told::tell(const std::vector<Prediction> &predictions, KernelWrites &writes) {
    std::map<Comm, Prediction> next;
    for (const Prediction &prediction : predictions)
        next.emplace(prediction.name, prediction);
    compare(
        predictions_, next, [&](const Comm &name) { writes.withdraw.push_back(name); },
        [&](const Comm &, const Prediction &prediction) { writes.predict.push_back(prediction); });
    predictions_ = std::move(next);
}

void Told::tell(const Knobs &knobs, KernelWrites &writes) {
    if (knobs == knobs_)
        return;
    writes.knobs = knobs;
    knobs_ = knobs;
}

KernelWrites Told::everything() const {
    KernelWrites writes;
    for (const auto &[name, tier] : pins_)
        writes.pin.push_back({name, tier});
    for (const auto &[name, prediction] : predictions_)
        writes.predict.push_back(prediction);
    writes.knobs = knobs_;
    return writes;
}

} // namespace pandemonium
