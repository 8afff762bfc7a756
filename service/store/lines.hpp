// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text files of the service, line by line: `key = value`, with `#` comments at the beginning of a line or
// after a blank. The key ends at the last `=` before a comment, so that it may hold others. A line that is none
// of this is complained about, with file and line, and the rest is used.
#pragma once

#include "store/report.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pandemonium {

inline constexpr std::size_t text_file_limit = 256 * 1024; ///< bytes; every pin there can be needs a quarter of it

struct Line {
    std::size_t number = 0; ///< from 1
    std::string_view text;  ///< the whole line, as it stands
    std::string_view key;   ///< trimmed, not empty
    std::string_view value; ///< trimmed
};

/// What is wrong with a file. At most limit are kept word by word, the others are counted: a file of
/// nonsense must not fill the journal.
class Complaints {
public:
    static constexpr std::size_t limit = 16;

    explicit Complaints(const std::filesystem::path &file);
    void add(const Line &line, std::string_view sentence) { add(line.number, sentence); }
    void add(std::size_t line, std::string_view sentence);
    /// The reports, the last of which counts what was left out.
    [[nodiscard]] Reports finish() &&;

private:
    std::string file_;
    Reports reports_;
    std::size_t left_out_ = 0;
};

/// The lines with a key and a value; they point into text. Lines that have none are handed to rejected.
[[nodiscard]] std::vector<Line> parse_lines(std::string_view text, Complaints &complaints,
                                            const std::function<void(std::string_view)> &rejected = {});

/// One key a file may hold. take() stores the value, or returns false when it is none.
struct Setting {
    std::string_view key;
    std::string_view expected; ///< completes "KEY must be "
    std::function<bool(std::string_view value)> take;
};

/// Hands each line to the setting of that key. Unknown keys, bad values and repetitions are complained about; of
/// repetitions the last good one counts.
void apply(std::span<const Setting> settings, std::span<const Line> lines, Complaints &complaints);

/// The beginning of a text from a file, fit for a sentence.
[[nodiscard]] std::string quoted(std::string_view text);

/// yes, true, on, 1 and no, false, off, 0.
[[nodiscard]] std::optional<bool> switch_from(std::string_view text);
[[nodiscard]] constexpr std::string_view to_switch(bool on) { return on ? "yes" : "no"; }

} // namespace pandemonium
