// SPDX-License-Identifier: GPL-2.0-or-later
#include "histogram.hpp"

#include "number.hpp"

#include <ranges>

namespace bench {

void Histogram::add(std::uint64_t value_us, std::uint64_t times) {
    times_of_[value_us] += times;
    count_ += times;
}

void Histogram::merge(const Histogram &other) {
    for (const auto &[value, times] : other.times_of_)
        add(value, times);
}

std::uint64_t Histogram::percentile(unsigned percent) const {
    const std::uint64_t rank = (count_ * percent + 99) / 100;
    std::uint64_t seen = 0;
    for (const auto &[value, times] : times_of_) {
        seen += times;
        if (seen >= rank)
            return value;
    }
    return 0;
}

std::uint64_t Histogram::count_above(std::uint64_t value_us) const {
    std::uint64_t above = 0;
    for (auto part = times_of_.upper_bound(value_us); part != times_of_.end(); ++part)
        above += part->second;
    return above;
}

std::string Histogram::to_text() const {
    std::string text;
    for (const auto &[value, times] : times_of_)
        text += (text.empty() ? "" : ",") + std::to_string(value) + "x" + std::to_string(times);
    return text;
}

std::optional<Histogram> Histogram::from_text(std::string_view text) {
    Histogram histogram;
    if (text.empty())
        return histogram;
    for (const auto part : std::views::split(text, ',')) {
        const std::string_view pair(part.begin(), part.end());
        const auto cross = pair.find('x');
        if (cross == std::string_view::npos)
            return std::nullopt;
        const auto value = number_from<std::uint64_t>(pair.substr(0, cross));
        const auto times = number_from<std::uint64_t>(pair.substr(cross + 1));
        if (!value || !times || *times == 0)
            return std::nullopt;
        histogram.add(*value, *times);
    }
    return histogram;
}

} // namespace bench
