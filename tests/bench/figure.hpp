// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a workload measured: the samples of its figure, and fields of its own for the line, each with a space before
// it.
#pragma once

#include "histogram.hpp"

#include <string>
#include <utility>

namespace bench {

struct Figure {
    /// Implicit: most workloads have nothing but samples.
    Figure(Histogram measured, std::string more = {}) : samples(std::move(measured)), fields(std::move(more)) {}

    Histogram samples;
    std::string fields;
};

} // namespace bench
