// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/configuration.hpp"

#include "store/atomic_file.hpp"
#include "store/lines.hpp"
#include "store/profile_codec.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <optional>

namespace pandemonium {

namespace {

constexpr unsigned longest_retention_days = 3650;

std::optional<unsigned> number_from(std::string_view text, unsigned most) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc{} || end != text.end() || number < 1 || number > most)
        return std::nullopt;
    return number;
}

/// A setting whose text is read by parse and stored in place.
template <typename Value, typename Parse>
Setting setting(std::string_view key, std::string_view expected, Value &place, Parse parse) {
    return {key, expected, [&place, parse](std::string_view text) {
                const auto value = parse(text);
                if (value)
                    place = Value(*value);
                return value.has_value();
            }};
}

} // namespace

LoadedConfiguration parse_configuration(std::string_view text, const std::filesystem::path &file) {
    LoadedConfiguration loaded;
    Configuration &to = loaded.configuration;
    const std::array settings{
        setting("mode", "off, observe or schedule", to.mode, mode_from),
        setting("learning", "yes or no", to.learning, switch_from),
        setting("pin_maps", "yes or no", to.pin_maps, switch_from),
        setting("retention.profiles", "a number from 1 to 4096", to.retention.profiles,
                [](std::string_view value) { return number_from(value, profile_count_limit); }),
        setting("retention.days", "a number from 1 to 3650", to.retention.age,
                [](std::string_view value) { return number_from(value, longest_retention_days); }),
    };
    Complaints complaints(file);
    apply(settings, parse_lines(text, complaints), complaints);
    loaded.reports = std::move(complaints).finish();
    return loaded;
}

LoadedConfiguration load_configuration(const std::filesystem::path &file) {
    // the administrator's file may be a link, as some distributions and tools make it
    const auto bytes = read_file(file, text_file_limit, Symlinks::followed);
    if (bytes)
        return parse_configuration(text_of(*bytes), file);
    if (bytes.error().number == ENOENT)
        return {};
    return {.reports = {{.sentence = bytes.error().sentence + "; the defaults are used"}}};
}

} // namespace pandemonium
