// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/pins.hpp"

namespace pandemonium {

std::string_view to_string(PinSource source) {
    switch (source) {
    case PinSource::person:
        return "person";
    case PinSource::administrator:
        return "administrator";
    }
    return "";
}

std::optional<Pin> Pins::find(const Comm &name) const {
    if (const auto pin = administrator.find(name); pin != administrator.end())
        return Pin{pin->second, PinSource::administrator, true};
    if (const auto pin = runtime.find(name); pin != runtime.end())
        return Pin{pin->second, PinSource::person, false};
    if (const auto pin = lasting.find(name); pin != lasting.end())
        return Pin{pin->second, PinSource::person, true};
    return std::nullopt;
}

std::map<Comm, Pin> Pins::effective() const {
    std::map<Comm, Pin> pins;
    // emplace keeps what is there: the strongest kind comes first
    for (const auto &[name, tier] : administrator)
        pins.emplace(name, Pin{tier, PinSource::administrator, true});
    for (const auto &[name, tier] : runtime)
        pins.emplace(name, Pin{tier, PinSource::person, false});
    for (const auto &[name, tier] : lasting)
        pins.emplace(name, Pin{tier, PinSource::person, true});
    return pins;
}

} // namespace pandemonium
