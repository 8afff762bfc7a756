// SPDX-License-Identifier: GPL-2.0-or-later
//
// Several processes that measure at once, and their samples brought together.
#pragma once

#include "histogram.hpp"

#include <functional>

namespace bench {

/// Runs body(0) to body(count - 1), each in a process under that comm, and pools what they return. Throws when
/// one returns no sample.
[[nodiscard]] Histogram pooled(unsigned count, const char *comm, const std::function<Histogram(unsigned)> &body);

} // namespace bench
