// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every sample of one figure, in whole microseconds: exact percentiles, and a text form from which runs can be
// pooled without loss ("80x3,95x1": three samples of 80, one of 95).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

class Histogram {
public:
    void add(std::uint64_t value_us, std::uint64_t times = 1);
    void merge(const Histogram &other);

    [[nodiscard]] std::uint64_t count() const { return count_; }
    /// Nearest rank: the smallest sample that at least percent of all samples do not exceed. Zero when empty.
    [[nodiscard]] std::uint64_t percentile(unsigned percent) const;
    [[nodiscard]] std::uint64_t count_above(std::uint64_t value_us) const;
    [[nodiscard]] std::uint64_t max() const { return percentile(100); }

    [[nodiscard]] std::string to_text() const;
    [[nodiscard]] static std::optional<Histogram> from_text(std::string_view text);

private:
    std::map<std::uint64_t, std::uint64_t> times_of_;
    std::uint64_t count_ = 0;
};

} // namespace bench
