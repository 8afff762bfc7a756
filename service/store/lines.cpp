// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/lines.hpp"

#include "core/escape.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace pandemonium {

namespace {

constexpr std::size_t quotation_limit = 40;  // bytes; enough to recognise a line by
constexpr std::string_view blanks = " \t\r"; // a file from another system may end its lines with \r\n

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view without_comment(std::string_view text) {
    for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
        if (at == 0 || blanks.contains(text[at - 1]))
            return text.substr(0, at);
    return text;
}

/// Takes the next line from the front of text, without its end.
std::string_view take_line(std::string_view &text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

} // namespace

Complaints::Complaints(const std::filesystem::path &file) : file_(escaped(file.native())) {}

void Complaints::add(std::size_t line, std::string_view sentence) {
    if (reports_.size() == limit)
        ++left_out_;
    else
        reports_.push_back({.sentence = std::format("{}:{}: {}", file_, line, sentence)});
}

Reports Complaints::finish() && {
    if (left_out_ > 0)
        reports_.push_back({.sentence = std::format("{}: {} more complaints are left out", file_, left_out_)});
    return std::move(reports_);
}

std::vector<Line> parse_lines(std::string_view text, Complaints &complaints,
                              const std::function<void(std::string_view)> &rejected) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view whole = take_line(text);
        const std::string_view content = trimmed(without_comment(whole));
        if (content.empty())
            continue;
        const std::size_t equals = content.rfind('=');
        const Line line{number, whole, trimmed(content.substr(0, std::min(equals, content.size()))),
                        equals == std::string_view::npos ? "" : trimmed(content.substr(equals + 1))};
        if (equals != std::string_view::npos && !line.key.empty()) {
            lines.push_back(line);
            continue;
        }
        complaints.add(line, "is not of the form `name = value`");
        if (rejected)
            rejected(whole);
    }
    return lines;
}

void apply(std::span<const Setting> settings, std::span<const Line> lines, Complaints &complaints) {
    std::map<std::string_view, std::size_t> taken;
    for (const Line &line : lines) {
        const auto setting = std::ranges::find(settings, line.key, &Setting::key);
        if (setting == settings.end()) {
            complaints.add(line, std::format("{} is not a known setting", quoted(line.key)));
            continue;
        }
        if (!setting->take(line.value)) {
            complaints.add(line, std::format("{} must be {}", setting->key, setting->expected));
            continue;
        }
        if (const auto [first, is_new] = taken.try_emplace(setting->key, line.number); !is_new)
            complaints.add(line,
                           std::format("{} was set in line {} too; this one counts", setting->key, first->second));
    }
}

std::string quoted(std::string_view text) { return "`" + escaped(text.substr(0, quotation_limit)) + "`"; }

std::optional<bool> switch_from(std::string_view text) {
    static constexpr std::array<std::string_view, 4> on{"yes", "true", "on", "1"};
    static constexpr std::array<std::string_view, 4> off{"no", "false", "off", "0"};
    if (std::ranges::contains(on, text))
        return true;
    if (std::ranges::contains(off, text))
        return false;
    return std::nullopt;
}

} // namespace pandemonium
