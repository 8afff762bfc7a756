// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pins are people's decisions: a name holds a tier, whatever its behaviour. The administrator's come from
// /etc and win; a person's are lasting or hold until the service stops (the runtime one wins over the lasting).
#pragma once

#include "core/comm.hpp"
#include "core/tier.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace pandemonium {

enum class PinSource : std::uint8_t { person, administrator };
[[nodiscard]] std::string_view to_string(PinSource source);

struct Pin {
    Tier tier = Tier::interactive;
    PinSource source = PinSource::person;
    bool persistent = true;

    bool operator==(const Pin &) const = default;
};

inline constexpr std::size_t pin_limit = 512; ///< names in all; the kernel side's map holds as many

struct Pins {
    std::map<Comm, Tier> administrator;
    std::map<Comm, Tier> lasting;
    std::map<Comm, Tier> runtime;

    /// The pin that holds for a name.
    [[nodiscard]] std::optional<Pin> find(const Comm &name) const;
    /// The pins that hold, one per name.
    [[nodiscard]] std::map<Comm, Pin> effective() const;

    bool operator==(const Pins &) const = default;
};

} // namespace pandemonium
