// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/told.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace pandemonium {

namespace {

/// The pins that hold, by name, as many as the kernel side has room for.
std::vector<PinWrite> enforceable(const Pins &pins) {
    std::map<Comm, Tier> chosen;
    for (const auto *kind : {&pins.administrator, &pins.runtime, &pins.lasting})
        for (const auto &[name, tier] : *kind)
            if (chosen.size() < pin_limit)
                chosen.emplace(name, tier);
    std::vector<PinWrite> sorted;
    for (const auto &[name, tier] : chosen)
        sorted.push_back({name, tier});
    return sorted;
}

/// Takes next in place of told, and says what is gone and what is new or different. Both are sorted by name.
template <typename Entry>
void replace(std::vector<Entry> &told, std::vector<Entry> next, std::vector<Comm> &gone, std::vector<Entry> &changed) {
    auto old = told.begin();
    for (const Entry &entry : next) {
        for (; old != told.end() && old->name < entry.name; ++old)
            gone.push_back(old->name);
        const bool is_known = old != told.end() && old->name == entry.name;
        if (!is_known || *old != entry)
            changed.push_back(entry);
        if (is_known)
            ++old;
    }
    std::transform(old, told.end(), std::back_inserter(gone), [](const Entry &entry) { return entry.name; });
    told = std::move(next);
}

} // namespace

void Told::tell(const Pins &pins, KernelWrites &writes) { replace(pins_, enforceable(pins), writes.unpin, writes.pin); }

void Told::tell(std::vector<Prediction> predictions, KernelWrites &writes) {
    replace(predictions_, std::move(predictions), writes.withdraw, writes.predict);
}

KernelWrites Told::everything() const {
    KernelWrites writes;
    writes.pin = pins_;
    writes.predict = predictions_;
    return writes;
}

} // namespace pandemonium
