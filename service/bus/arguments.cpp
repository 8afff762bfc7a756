// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/arguments.hpp"

#include "bus/errors.hpp"
#include "core/escape.hpp"

#include <format>

namespace pandemonium {
namespace {

/// A comm's 15 bytes, each written \xHH.
constexpr std::size_t longest_escaped_name = std::size_t{4} * (Comm::capacity - 1);
constexpr std::uint32_t longest_page = 256;
constexpr std::chrono::milliseconds shortest_interval{250};
constexpr std::chrono::milliseconds longest_interval{60'000};

/// What was sent, for a sentence: an error message must not be as long as what provoked it.
std::string quoted(const std::string &text) {
    constexpr std::size_t shown = 40;
    return text.size() <= shown ? std::format("\"{}\"", printable(text))
                                : std::format("a text of {} bytes", text.size());
}

} // namespace

Checked<Comm> name_argument(const std::string &text) {
    if (text.size() > longest_escaped_name) {
        return refuse(RefusalKind::invalid_name, std::format("A name has at most {} bytes.", Comm::capacity - 1));
    }
    return Comm::from_escaped(text).transform_error([&](const std::string &why) {
        return Refusal{RefusalKind::invalid_name, std::format("{} names no program: {}.", quoted(text), why)};
    });
}

Checked<Tier> tier_argument(const std::string &text) {
    if (const auto tier = tier_from(text)) {
        return *tier;
    }
    return refuse(RefusalKind::invalid_tier,
                  std::format("A tier is batch, interactive or latency-critical, not {}.", quoted(text)));
}

Checked<Mode> mode_argument(const std::string &text) {
    if (const auto mode = mode_from(text)) {
        return *mode;
    }
    return refuse(RefusalKind::invalid_mode, std::format("A mode is off, observe or schedule, not {}.", quoted(text)));
}

Checked<bool> single_flag(std::uint64_t flags) {
    if (flags > 1) {
        return refuse(RefusalKind::invalid_args,
                      std::format("Unknown flags {:#x}; the only flag is 1.", flags & ~std::uint64_t{1}));
    }
    return flags == 1;
}

Checked<Lasting> lasting_argument(std::uint64_t flags) {
    return single_flag(flags).transform(
        [](bool until_stop) { return until_stop ? Lasting::until_stop : Lasting::remembered; });
}

Checked<Command> set_mode(const std::string &mode, std::uint64_t flags) {
    return mode_argument(mode).and_then([&](Mode checked) {
        return lasting_argument(flags).transform([&](Lasting lasting) -> Command { return SetMode{checked, lasting}; });
    });
}

Checked<Command> set_learning(bool on, std::uint64_t flags) {
    return lasting_argument(flags).transform([&](Lasting lasting) -> Command { return SetLearning{on, lasting}; });
}

Checked<Command> pin_profile(const std::string &name, const std::string &tier, std::uint64_t flags) {
    const auto checked_name = name_argument(name);
    if (!checked_name) {
        return std::unexpected(checked_name.error());
    }
    return tier_argument(tier).and_then([&](Tier checked) {
        return lasting_argument(flags).transform(
            [&](Lasting lasting) -> Command { return PinProfile{*checked_name, checked, lasting}; });
    });
}

Checked<Command> unpin_profile(const std::string &name, std::uint64_t flags) {
    return name_argument(name).and_then([&](const Comm &checked) {
        return single_flag(flags).transform(
            [&](bool only_runtime) -> Command { return UnpinProfile{.name = checked, .only_runtime = only_runtime}; });
    });
}

Checked<Command> forget_profile(const std::string &name, std::uint64_t flags) {
    return name_argument(name).and_then([&](const Comm &checked) {
        return single_flag(flags).transform(
            [&](bool also_unpin) -> Command { return ForgetProfile{.name = checked, .also_unpin = also_unpin}; });
    });
}

Checked<Command> forget_all(std::uint64_t flags) {
    if (flags != 0) {
        return refuse(RefusalKind::invalid_args, std::format("Unknown flags {:#x}; there are none yet.", flags));
    }
    return ForgetAll{};
}

Checked<Page> page_argument(const std::string &filter, std::uint32_t offset, std::uint32_t limit) {
    constexpr std::string_view by_name = "name:";
    if (limit == 0 || limit > longest_page) {
        return refuse(RefusalKind::invalid_args, std::format("A page has 1 to {} profiles.", longest_page));
    }
    if (filter.starts_with(by_name) && filter.size() <= by_name.size() + longest_escaped_name) {
        return Page{{Filter::Kind::name, filter.substr(by_name.size())}, offset, limit};
    }
    for (const auto &[text, kind] :
         {std::pair{"all", Filter::Kind::all}, std::pair{"pinned", Filter::Kind::pinned},
          std::pair{"confident", Filter::Kind::confident}, std::pair{"active", Filter::Kind::active}}) {
        if (filter == text) {
            return Page{{kind, {}}, offset, limit};
        }
    }
    return refuse(
        RefusalKind::invalid_args,
        std::format("A filter is all, pinned, confident, active or name: and a prefix, not {}.", quoted(filter)));
}

Checked<std::chrono::milliseconds> interval_argument(std::uint32_t interval_ms) {
    const std::chrono::milliseconds interval{interval_ms};
    if (interval < shortest_interval || interval > longest_interval) {
        return refuse(RefusalKind::invalid_args,
                      std::format("An interval is {} to {}.", shortest_interval, longest_interval));
    }
    return interval;
}

} // namespace pandemonium
