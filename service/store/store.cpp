// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/store.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <ranges>
#include <utility>
#include <vector>

namespace pandemonium {

namespace {

Choices effective(const Configuration &configuration, const StoredChoices &lasting, const StoredChoices &runtime) {
    return {.mode = lasting.mode.value_or(configuration.mode),
            .runtime_mode = runtime.mode,
            .learning = lasting.learning.value_or(configuration.learning),
            .runtime_learning = runtime.learning,
            .stays_out = runtime.stays_out};
}

/// A choice is worth storing when it differs from the default, or was stored before.
template <typename Value>
std::optional<Value> to_store(const Value &chosen, const Value &configured, const std::optional<Value> &stored) {
    return stored || chosen != configured ? std::optional(chosen) : std::nullopt;
}

} // namespace

Store::Store(const Directories &directories)
    : profiles_(directories.state), pins_(directories.state / "pins.conf"),
      lasting_(directories.state / "state.conf", Lasting::remembered),
      runtime_(directories.runtime / "runtime.conf", Lasting::until_stop),
      configuration_file_(directories.configuration / "pandemonium.conf"),
      pins_directory_(directories.configuration / "pins.d") {}

Store::Loaded Store::load_all(WallTime now) {
    auto [configuration, reports] = load_configuration(configuration_file_);
    configuration_ = configuration;
    auto lasting = lasting_.load(now);
    auto runtime = runtime_.load(now);
    auto stored = profiles_.load(now);
    auto pins = reload_pins({.administrator = {}, .lasting = {}, .runtime = std::move(runtime.choices.pins)});
    ProfileDb profiles(configuration.retention);
    for (const Profile &profile : stored.profiles)
        (void)profiles.import(profile); // one of each name: taken
    append(reports, std::move(lasting.reports));
    append(reports, std::move(runtime.reports));
    append(reports, std::move(stored.reports));
    append(reports, std::move(pins.reports));
    return {.start = {.choices = effective(configuration, lasting.choices, runtime.choices),
                      .profiles = std::move(profiles),
                      .pins = std::move(pins.pins),
                      .store = stored.state},
            .configuration = configuration,
            .reports = std::move(reports)};
}

Store::ReloadedPins Store::reload_pins(const Pins &current) {
    auto administrator = load_pins_directory(pins_directory_);
    auto lasting = pins_.load();
    ReloadedPins reloaded{.pins = {.administrator = std::move(administrator.pins),
                                   .lasting = std::move(lasting.pins).value_or(current.lasting),
                                   .runtime = current.runtime},
                          .reports = std::move(administrator.reports)};
    append(reloaded.reports, std::move(lasting.reports));
    return reloaded;
}

Result<Reports> Store::save_profiles(const ProfileDb &profiles, Generations generations, WallTime now) {
    const auto all = profiles.all() | std::views::values | std::ranges::to<std::vector>();
    return profiles_.save(all, generations, now);
}

Result<void> Store::save_pins(const Pins &pins) { return pins_.save(pins.lasting); }

Result<Reports> Store::save_choices(const Choices &choices, const Pins &pins, WallTime now) {
    const StoredChoices &before = lasting_.on_disk();
    auto lasting = lasting_.save({.mode = to_store(choices.mode, configuration_.mode, before.mode),
                                  .learning = to_store(choices.learning, configuration_.learning, before.learning)},
                                 now);
    if (!lasting)
        return lasting;
    auto runtime = runtime_.save({.mode = choices.runtime_mode,
                                  .learning = choices.runtime_learning,
                                  .stays_out = choices.stays_out,
                                  .pins = pins.runtime},
                                 now);
    if (runtime)
        append(*runtime, *std::move(lasting));
    return runtime;
}

Result<Reports> Store::drop_runtime_choices(WallTime now) { return runtime_.save({}, now); }

StoreState state_after(const Error &error) {
    const bool is_read_only = error.number == EROFS || error.number == EACCES || error.number == EPERM;
    return is_read_only ? StoreState::read_only : StoreState::failed;
}

} // namespace pandemonium
