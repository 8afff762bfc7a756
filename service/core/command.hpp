// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a client can ask for, after its arguments were checked. The bus edge makes commands from messages; the
// core decides them. Nothing here knows who asked.
#pragma once

#include "core/comm.hpp"
#include "core/profile.hpp"
#include "core/tier.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace pandemonium {

enum class Mode : std::uint8_t { off, observe, schedule };
[[nodiscard]] std::string_view to_string(Mode mode);
[[nodiscard]] std::optional<Mode> mode_from(std::string_view text);

/// Whether a choice outlives the service.
enum class Lasting : bool { until_stop, remembered };

struct SetMode {
    Mode mode;
    Lasting lasting;
};
struct ResetFailure {};
struct PinProfile {
    Comm name;
    Tier tier;
    Lasting lasting;
};
struct UnpinProfile {
    Comm name;
    bool only_runtime;
};
struct ForgetProfile {
    Comm name;
    bool also_unpin;
};
struct ForgetAll {};
struct SetLearning {
    bool on;
    Lasting lasting;
};
struct ImportProfiles {
    std::vector<Profile> profiles;
    std::uint32_t skipped; ///< entries the codec refused
    bool replace;
};

using Command = std::variant<SetMode, ResetFailure, PinProfile, UnpinProfile, ForgetProfile, ForgetAll, SetLearning,
                             ImportProfiles>;

/// What has to be authorised; one polkit action each (bus/actions).
enum class Intent : std::uint8_t { manage_scheduler, pin, pin_permanently, forget, forget_all, read_profiles };

} // namespace pandemonium
