// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields.hpp"

#include "number.hpp"

#include <cmath>
#include <format>
#include <sstream>

namespace bench {

namespace {

constexpr std::size_t shown = 40; // a histogram can be very long

std::optional<std::string> parse_name(const std::string &text) {
    constexpr auto allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+";
    if (text.empty() || text.find_first_not_of(allowed) != std::string::npos)
        return std::nullopt;
    return text;
}

std::optional<std::string> parse_word(const std::string &text) { return text; }

std::optional<std::uint64_t> parse_whole(const std::string &text) { return number_from<std::uint64_t>(text); }

std::optional<double> parse_real(const std::string &text) {
    const auto value = number_from<double>(text);
    return value && std::isfinite(*value) && *value >= 0 ? value : std::nullopt;
}

std::optional<std::string> parse_text(const std::string &text) { return text; }

std::optional<Histogram> parse_histogram(const std::string &text) { return Histogram::from_text(text); }

} // namespace

Fields::Fields(const std::string &line) {
    if (line.starts_with("failed=")) {
        refuse("a cell that failed: " + line.substr(line.find('=') + 1));
        return;
    }
    std::istringstream words(line);
    for (std::string word; words >> word;) {
        const auto sign = word.find('=');
        if (sign == std::string::npos)
            refuse("not a field: " + word.substr(0, shown));
        else if (!values_.emplace(word.substr(0, sign), word.substr(sign + 1)).second)
            refuse(word.substr(0, sign) + "= is there twice");
    }
}

std::string Fields::name(const std::string &key) { return read(key, parse_name, "a name"); }

std::string Fields::word(const std::string &key) { return read(key, parse_word, "a word"); }

std::uint64_t Fields::whole(const std::string &key) { return read(key, parse_whole, "a whole number"); }

double Fields::real(const std::string &key) { return read(key, parse_real, "a number"); }

Histogram Fields::histogram(const std::string &key) { return read(key, parse_histogram, "a histogram"); }

std::string Fields::text(const std::string &key) { return read(key, parse_text, "a text"); }

void Fields::refuse(const std::string &why) {
    if (!problem_)
        problem_ = why;
}

template <typename Value>
Value Fields::read(const std::string &key, std::optional<Value> (*parse)(const std::string &text), const char *what) {
    const auto field = values_.find(key);
    if (field == values_.end()) {
        refuse("no " + key + "=");
        return {};
    }
    auto value = parse(field->second);
    if (!value)
        refuse(std::format("{}={} is not {}", key, field->second.substr(0, shown), what));
    return value.value_or(Value{});
}

} // namespace bench
