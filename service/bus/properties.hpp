// SPDX-License-Identifier: GPL-2.0-or-later
//
// Announcing what changed of one interface.
#pragma once

#include "core/outcome.hpp"

#include <sdbus-c++/IObject.h>

#include <set>
#include <vector>

namespace pandemonium {

/// One PropertiesChanged with those of changed that belong to the interface: name_of gives null for the others.
inline void announce_properties(sdbus::IObject &object, const char *interface, const std::set<Property> &changed,
                                const char *(*name_of)(Property)) {
    std::vector<sdbus::PropertyName> names;
    for (const auto property : changed) {
        if (const auto *name = name_of(property)) {
            names.emplace_back(name);
        }
    }
    if (!names.empty()) {
        object.emitPropertiesChangedSignal(interface, names);
    }
}

} // namespace pandemonium
