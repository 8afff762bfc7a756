// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/actions.hpp"

#include <algorithm>
#include <array>
#include <format>

namespace pandemonium {
namespace {

constexpr std::array manage{Intent::manage_scheduler};
constexpr std::array pinning{Intent::pin, Intent::pin_permanently};
constexpr std::array forgetting{Intent::forget, Intent::pin_permanently};
constexpr std::array clearing{Intent::forget_all};
constexpr std::array reading{Intent::read_profiles};
constexpr std::span<const Intent> nothing;

constexpr std::array rows{
    MethodRow{"Scheduler", "SetMode", manage, true},      MethodRow{"Scheduler", "ResetFailure", manage, true},
    MethodRow{"Stats", "GetStats", nothing, false},       MethodRow{"Stats", "Subscribe", nothing, false},
    MethodRow{"Stats", "Unsubscribe", nothing, false},    MethodRow{"Profiles", "ListProfiles", reading, false},
    MethodRow{"Profiles", "GetProfile", reading, false},  MethodRow{"Profiles", "PinProfile", pinning, true},
    MethodRow{"Profiles", "UnpinProfile", pinning, true}, MethodRow{"Profiles", "ForgetProfile", forgetting, true},
    MethodRow{"Profiles", "ForgetAll", clearing, true},   MethodRow{"Profiles", "SetLearning", manage, true},
    MethodRow{"Profiles", "ExplainPid", reading, false},  MethodRow{"Profiles", "ExplainTask", reading, false},
    MethodRow{"Profiles", "Export", reading, false},      MethodRow{"Profiles", "Import", clearing, true},
};

std::string words(Lasting lasting) { return lasting == Lasting::until_stop ? "until the service stops" : "for good"; }

struct Describe {
    Details operator()(const SetMode &command) const {
        return {{"change", std::format("mode {}", to_string(command.mode))}, {"duration", words(command.lasting)}};
    }
    Details operator()(const ResetFailure &) const {
        return {{"change", "try again after a failure"}, {"duration", "now"}};
    }
    Details operator()(const SetLearning &command) const {
        return {{"change", command.on ? "learning on" : "learning off"}, {"duration", words(command.lasting)}};
    }
    Details operator()(const PinProfile &command) const {
        return {{"program", harmless(command.name.escaped())},
                {"tier", std::string(to_string(command.tier))},
                {"duration", words(command.lasting)}};
    }
    Details operator()(const UnpinProfile &command) const {
        return {
            {"program", harmless(command.name.escaped())}, {"tier", "no longer pinned"}, {"duration", "from now on"}};
    }
    Details operator()(const ForgetProfile &command) const {
        return {{"program", harmless(command.name.escaped())},
                {"tier", command.also_unpin ? "forgotten and no longer pinned" : "forgotten"},
                {"duration", "from now on"}};
    }
    Details operator()(const ForgetAll &) const { return {{"change", "forget it"}}; }
    Details operator()(const ImportProfiles &command) const {
        return {{"change", std::format("{} {} imported profiles", command.replace ? "replace it by" : "add",
                                       command.profiles.size())}};
    }
};

bool is_markup(unsigned char byte) {
    return byte < 0x20 || byte == 0x7f || std::string_view("<>&\"'$`").contains(static_cast<char>(byte));
}

/// Zero-width, direction-changing and line-separating characters are the UTF-8 sequences E2 80 8B..8F, A8..AE,
/// E2 81 A0..AF and EF BB BF: what a dialog would not show, or would show elsewhere.
bool is_invisible(std::string_view text, std::size_t at) {
    if (text.size() - at < 3) {
        return false;
    }
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (lead == 0xef) {
        return second == 0xbb && third == 0xbf;
    }
    if (lead != 0xe2) {
        return false;
    }
    return (second == 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae))) ||
           (second == 0x81 && third >= 0xa0 && third <= 0xaf);
}

} // namespace

std::span<const MethodRow> method_rows() { return rows; }

const MethodRow *find_method(std::string_view interface, std::string_view method) {
    const auto *row = std::ranges::find_if(
        rows, [&](const MethodRow &each) { return each.interface == interface && each.method == method; });
    return row == rows.end() ? nullptr : row;
}

bool may_ask(const MethodRow &row, Intent intent) { return std::ranges::contains(row.intents, intent); }

std::string_view action_id(Intent intent) {
    using enum Intent;
    switch (intent) {
    case manage_scheduler:
        return "org.pandemonium1.manage-scheduler";
    case pin:
        return "org.pandemonium1.pin-profile";
    case pin_permanently:
        return "org.pandemonium1.pin-profile-permanently";
    case forget:
        return "org.pandemonium1.forget-profile";
    case forget_all:
        return "org.pandemonium1.forget-all";
    case read_profiles:
        return "org.pandemonium1.read-profiles";
    }
    return {};
}

Details details_of(const Command &command) { return std::visit(Describe{}, command); }

std::string harmless(std::string_view text) {
    std::string shown;
    const auto escape = [&](std::string_view bytes) {
        for (const char byte : bytes) {
            shown += std::format("\\x{:02x}", static_cast<unsigned char>(byte));
        }
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_invisible(text, at)) {
            escape(text.substr(at, 3));
            at += 2;
        } else if (is_markup(static_cast<unsigned char>(text[at]))) {
            escape(text.substr(at, 1));
        } else {
            shown += text[at];
        }
    }
    return shown;
}

} // namespace pandemonium
