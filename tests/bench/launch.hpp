// SPDX-License-Identifier: GPL-2.0-or-later
//
// Starting a program: what a person waits for at every click and command.
#pragma once

#include "histogram.hpp"

namespace bench {

/// Starts a program that ends at once, that many times one after the other; from fork to its end reaped.
[[nodiscard]] Histogram launch(unsigned times);

} // namespace bench
