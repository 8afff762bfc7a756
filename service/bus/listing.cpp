// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/listing.hpp"

#include <map>
#include <utility>

namespace pandemonium {
namespace {

/// "active" is what was seen since this long ago.
constexpr std::chrono::minutes recently{1};

struct Known {
    const Profile *profile = nullptr; ///< nullptr: pinned and never seen
    std::optional<Pin> pin;
};

bool matches(const Filter &filter, const Comm &name, const Known &known, WallTime now) {
    switch (filter.kind) {
    case Filter::Kind::all:
        return true;
    case Filter::Kind::pinned:
        return known.pin.has_value();
    case Filter::Kind::confident:
        return known.profile != nullptr && is_confident(*known.profile);
    case Filter::Kind::active:
        return known.profile != nullptr && now - known.profile->last_seen <= recently;
    case Filter::Kind::name:
        return name.escaped().starts_with(filter.prefix);
    }
    return false;
}

std::map<Comm, Known> everything_known(const Core &core) {
    std::map<Comm, Known> known;
    for (const auto &[name, profile] : core.profiles().all()) {
        known[name].profile = &profile;
    }
    for (const auto &[name, pin] : core.pins().effective()) {
        known[name].pin = pin;
    }
    return known;
}

} // namespace

Listing list_profiles(const Core &core, const Page &page, WallTime now) {
    Listing listing;
    for (const auto &[name, known] : everything_known(core)) {
        if (!matches(page.filter, name, known, now)) {
            continue;
        }
        if (listing.total >= page.offset && listing.profiles.size() < page.limit) {
            listing.profiles.push_back(profile_dictionary(name, known.profile, known.pin));
        }
        ++listing.total;
    }
    return listing;
}

} // namespace pandemonium
