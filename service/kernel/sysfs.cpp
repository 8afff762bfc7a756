// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/sysfs.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <ranges>

namespace pandemonium {

namespace {

constexpr std::size_t text_limit = 64 * 1024;

std::optional<unsigned> number_from(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<std::string> read_text(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    std::string text(text_limit + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (file.bad() || text.size() > text_limit)
        return std::nullopt;
    return text;
}

std::optional<std::string> read_line(const std::filesystem::path &path) {
    auto text = read_text(path);
    if (text)
        text->resize(std::min(text->find('\n'), text->size()));
    return text;
}

std::optional<unsigned> read_number(const std::filesystem::path &path) {
    return read_line(path).and_then([](const std::string &line) { return number_from(line); });
}

std::optional<std::vector<unsigned>> parse_cpu_list(std::string_view text, unsigned limit) {
    std::vector<unsigned> cpus;
    for (const auto part : text | std::views::split(',')) {
        const std::string_view range(part);
        const auto dash = range.find('-');
        const auto first = number_from(range.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : number_from(range.substr(dash + 1));
        if (!first || !last || *first > *last || *last >= limit)
            return std::nullopt;
        for (unsigned cpu = *first; cpu <= *last; ++cpu)
            cpus.push_back(cpu);
    }
    return cpus;
}

} // namespace pandemonium
