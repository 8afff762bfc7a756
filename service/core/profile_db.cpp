// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/profile_db.hpp"

#include <algorithm>
#include <tuple>

namespace pandemonium {

namespace {

/// A new value counts this part of the average.
constexpr std::int64_t averaged_over = 8;

/// Moves old by 1/8 of its distance to next, and by one at least: with a plain division a rate that differs by
/// less than 8 would never be learned.
constexpr std::int64_t moved(std::int64_t old, std::int64_t next) {
    const std::int64_t distance = next - old;
    const std::int64_t away = distance > 0 ? averaged_over - 1 : 1 - averaged_over;
    return old + (distance + away) / averaged_over;
}

std::chrono::nanoseconds moved(std::chrono::nanoseconds old, std::chrono::nanoseconds next) {
    return std::chrono::nanoseconds(moved(old.count(), next.count()));
}

std::uint64_t moved(std::uint64_t old, std::uint64_t next) {
    return static_cast<std::uint64_t>(moved(static_cast<std::int64_t>(old), static_cast<std::int64_t>(next)));
}

void vote(Profile &profile, Tier tier) {
    for (double &votes : profile.votes)
        votes *= vote_decay;
    profile.votes[index_of(tier)] += 1.0;
}

void learn(Behaviour &known, const Behaviour &seen) {
    known.avg_runtime = moved(known.avg_runtime, seen.avg_runtime);
    known.runtime_dev = moved(known.runtime_dev, seen.runtime_dev);
    known.wakeup_freq = moved(known.wakeup_freq, seen.wakeup_freq);
    known.csw_rate = moved(known.csw_rate, seen.csw_rate);
}

/// Keeps the first count of at least as many profiles in the given order, without sorting the rest.
template <typename Order> void keep_first(std::vector<const Profile *> &profiles, std::size_t count, Order before) {
    std::ranges::nth_element(profiles, profiles.begin() + static_cast<std::ptrdiff_t>(count), before);
    profiles.resize(count);
}

/// The order of eviction: longest unseen, then least observed, then by name.
bool goes_sooner(const Profile *a, const Profile *b) {
    return std::tie(a->last_seen, a->observations, a->name) < std::tie(b->last_seen, b->observations, b->name);
}

} // namespace

ProfileDb::ProfileDb(Retention retention) : retention_(retention) {}

bool ProfileDb::merge(const Observation &observation, WallTime now) {
    if (observation.name.is_empty() || index_of(observation.tier) >= tier_count)
        return false;
    const Behaviour seen = bounded(observation.behaviour);
    const auto [at, is_new] = profiles_.try_emplace(observation.name);
    Profile &profile = at->second;
    if (is_new) {
        profile.name = observation.name;
        profile.behaviour = seen;
        profile.first_seen = now;
    } else {
        learn(profile.behaviour, seen);
    }
    vote(profile, observation.tier);
    ++profile.observations;
    profile.last_seen = now;
    return true;
}

bool ProfileDb::import(const Profile &profile) {
    if (profile.name.is_empty())
        return false;
    const auto known = profiles_.find(profile.name);
    if (known != profiles_.end() && known->second.last_seen >= profile.last_seen)
        return false;
    profiles_.insert_or_assign(profile.name, bounded(profile));
    return true;
}

bool ProfileDb::forget(const Comm &name) { return profiles_.erase(name) != 0; }

std::size_t ProfileDb::clear() {
    const std::size_t removed = profiles_.size();
    profiles_.clear();
    return removed;
}

std::size_t ProfileDb::evict(WallTime now) {
    const std::size_t before = profiles_.size();
    for (auto &[name, profile] : profiles_)
        profile.last_seen = std::min(profile.last_seen, now);
    std::erase_if(profiles_, [&](const auto &entry) { return now - entry.second.last_seen > retention_.age; });
    if (profiles_.size() > retention_.profiles) {
        std::vector<const Profile *> going;
        for (const auto &[name, profile] : profiles_)
            going.push_back(&profile);
        keep_first(going, profiles_.size() - retention_.profiles, goes_sooner);
        for (const Profile *profile : going)
            profiles_.erase(Comm(profile->name));
    }
    return before - profiles_.size();
}

void ProfileDb::shift(std::chrono::microseconds step) {
    for (auto &[name, profile] : profiles_) {
        profile.first_seen += step;
        profile.last_seen += step;
    }
}

const Profile *ProfileDb::find(const Comm &name) const {
    const auto found = profiles_.find(name);
    return found == profiles_.end() ? nullptr : &found->second;
}

std::size_t ProfileDb::confident_count() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(profiles_, [](const auto &entry) { return is_confident(entry.second); }));
}

std::vector<Prediction> ProfileDb::predictions() const {
    std::vector<const Profile *> confident;
    for (const auto &[name, profile] : profiles_)
        if (is_confident(profile))
            confident.push_back(&profile);
    if (confident.size() > prediction_limit) { // else they are in the order of the map: by name
        keep_first(confident, prediction_limit, [](const Profile *a, const Profile *b) { return goes_sooner(b, a); });
        std::ranges::sort(confident, {}, &Profile::name);
    }
    std::vector<Prediction> predictions;
    predictions.reserve(confident.size());
    for (const Profile *profile : confident)
        predictions.push_back({profile->name, dominant_tier(*profile), profile->behaviour});
    return predictions;
}

} // namespace pandemonium
