// SPDX-License-Identifier: GPL-2.0-or-later
//
// The programs that are watched, with the tier each belongs in. Those of a desktop are the ones by which the classifier
// is tested without a kernel (tests/bpf/rhythms.hpp), played here; the spoofers are hogs that want to look like them.
#pragma once

#include "bpf/intf.h"
#include "stage.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Program {
    std::string name; ///< and comm
    pandemonium_tier tier;
    std::function<void(Stage &)> live; ///< in a process of its own, until that is killed
};

/// What people run, and two programs that change what they do.
[[nodiscard]] std::vector<Program> desktop();
/// An honest hog, which never sleeps, and hogs that buy themselves urgency as cheaply as they can.
[[nodiscard]] std::vector<Program> spoofers();

} // namespace bench
