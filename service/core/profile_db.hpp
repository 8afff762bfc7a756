// SPDX-License-Identifier: GPL-2.0-or-later
//
// All learned profiles: merging observations, choosing predictions, retention.
#pragma once

#include "core/observation.hpp"
#include "core/profile.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace pandemonium {

inline constexpr std::size_t prediction_limit = 512; ///< as many as the kernel side's map holds

struct Retention {
    std::size_t profiles = 4096;
    std::chrono::days age{30};
};

class ProfileDb {
public:
    explicit ProfileDb(Retention retention = {});

    /// The first observation of a name copies, later ones move the averages by 1/8; one vote for its tier. An
    /// observation without a name or with an unknown tier is dropped. True when it was taken.
    bool merge(const Observation &observation, WallTime now);
    /// Adds or replaces as Import does: the newer last_seen wins. What is out of bounds is bounded, what has no
    /// name is refused. True when the profile was taken.
    bool import(const Profile &profile);
    bool forget(const Comm &name);
    std::size_t clear();
    /// Drops what is too old, then what is too many: least recently seen first, ties by fewer observations, then
    /// by name. Returns how many went. A time last seen in the future (the clock was set back) counts as now.
    std::size_t evict(WallTime now);

    /// The clock was set, so every time that was taken from it moves along.
    void shift(std::chrono::microseconds step);
    [[nodiscard]] bool is_over_limit() const { return profiles_.size() > retention_.profiles; }
    [[nodiscard]] const Profile *find(const Comm &name) const;
    [[nodiscard]] const std::map<Comm, Profile> &all() const { return profiles_; }
    [[nodiscard]] std::size_t confident_count() const;
    /// The confident profiles of most recent use, at most prediction_limit, sorted by name.
    [[nodiscard]] std::vector<Prediction> predictions() const;

private:
    Retention retention_;
    std::map<Comm, Profile> profiles_;
};

} // namespace pandemonium
