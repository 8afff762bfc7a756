// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words "key=value" of one line. What cannot be read answers as zero or empty, and the first such reading is
// kept as the line's problem: read everything, then ask once.
#pragma once

#include "histogram.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace bench {

class Fields {
public:
    explicit Fields(const std::string &line);

    [[nodiscard]] bool has(const std::string &key) const { return values_.contains(key); }
    /// Letters, digits and "-_.+": it becomes a file's name and part of a drawing.
    [[nodiscard]] std::string name(const std::string &key);
    /// Anything.
    [[nodiscard]] std::string word(const std::string &key);
    [[nodiscard]] std::uint64_t whole(const std::string &key);
    /// Finite and not negative.
    [[nodiscard]] double real(const std::string &key);
    [[nodiscard]] Histogram histogram(const std::string &key);
    /// As it stands.
    [[nodiscard]] std::string text(const std::string &key);

    void refuse(const std::string &why);
    [[nodiscard]] const std::optional<std::string> &problem() const { return problem_; }

private:
    template <typename Value>
    Value read(const std::string &key, std::optional<Value> (*parse)(const std::string &text), const char *what);

    std::map<std::string, std::string> values_;
    std::optional<std::string> problem_;
};

} // namespace bench
