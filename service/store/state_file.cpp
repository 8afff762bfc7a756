// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/state_file.hpp"

#include "store/aside.hpp"

#include <format>
#include <iterator>
#include <vector>

namespace pandemonium {

namespace {

constexpr std::string_view pin_prefix = "pin.";
constexpr std::string_view lasting_header =
    "# Choices made over D-Bus, written by the service; they override pandemonium.conf.\n";
constexpr std::string_view runtime_header = "# Choices that hold until the service stops, written by the service.\n";

/// Takes the lines of pins out of lines.
PinMap take_pins(std::vector<Line> &lines, Complaints &complaints) {
    PinMap pins;
    std::erase_if(lines, [&](const Line &line) {
        if (!line.key.starts_with(pin_prefix))
            return false;
        if (pins.size() == pin_limit)
            complaints.add(line, std::format("is one pin too many, there can be {}", pin_limit));
        else
            (void)add_pin(pins, line.key.substr(pin_prefix.size()), line, complaints); // it has complained
        return true;
    });
    return pins;
}

} // namespace

ParsedChoices parse_choices(std::string_view text, const std::filesystem::path &file, Lasting lasting) {
    ParsedChoices parsed;
    Complaints complaints(file);
    auto lines = parse_lines(text, complaints);
    if (lasting == Lasting::until_stop)
        parsed.choices.pins = take_pins(lines, complaints);
    std::vector settings{
        Setting{"mode", "off, observe or schedule",
                [&](std::string_view value) {
                    const auto mode = mode_from(value);
                    return mode && (parsed.choices.mode = mode, true);
                }},
        Setting{"learning", "yes or no",
                [&](std::string_view value) {
                    const auto on = switch_from(value);
                    return on && (parsed.choices.learning = on, true);
                }},
    };
    if (lasting == Lasting::until_stop)
        settings.emplace_back("stays-out", "yes or no", [&](std::string_view value) {
            const auto on = switch_from(value);
            return on && (parsed.choices.stays_out = *on, true);
        });
    apply(settings, lines, complaints);
    parsed.reports = std::move(complaints).finish();
    return parsed;
}

std::string serialise_choices(const StoredChoices &choices, Lasting lasting) {
    std::string text(lasting == Lasting::remembered ? lasting_header : runtime_header);
    const auto out = std::back_inserter(text);
    if (choices.mode)
        std::format_to(out, "mode = {}\n", to_string(*choices.mode));
    if (choices.learning)
        std::format_to(out, "learning = {}\n", to_switch(*choices.learning));
    if (choices.stays_out)
        std::format_to(out, "stays-out = {}\n", to_switch(true));
    for (const auto &[name, tier] : choices.pins)
        std::format_to(out, "{}{} = {}\n", pin_prefix, name_in_file(name), to_string(tier));
    return text;
}

ParsedChoices StateFile::load(WallTime now) {
    on_disk_ = {};
    const auto bytes = file_.read();
    if (bytes && !*bytes)
        return {};
    if (bytes) {
        ParsedChoices parsed = parse_choices(text_of(**bytes), file_.path(), lasting_);
        on_disk_ = parsed.choices;
        return parsed;
    }
    ParsedChoices parsed{.reports = {{.sentence = bytes.error().sentence}}};
    if (!is_passing(bytes.error().number))
        parsed.reports.push_back(report_of(file_.keep_aside(now)));
    return parsed;
}

Result<Reports> StateFile::save(const StoredChoices &choices, WallTime now) {
    if (on_disk_ == choices)
        return {};
    const std::string text = serialise_choices(choices, lasting_);
    auto aside = file_.replace_keeping_aside(bytes_of(text), Previous::dropped, now);
    if (!aside)
        return std::unexpected(std::move(aside.error()));
    on_disk_ = choices;
    return *aside ? Reports{report_of(aside)} : Reports{};
}

} // namespace pandemonium
