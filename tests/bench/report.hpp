// SPDX-License-Identifier: GPL-2.0-or-later
//
// What bench_report does with its arguments: reads lines of cells from files and from its input, and prints
// tables, writes drawings, or judges.
#pragma once

#include <istream>
#include <ostream>
#include <span>
#include <string>

namespace bench {

struct Streams {
    std::istream &in;
    std::ostream &out;
    std::ostream &error;
};

/// Returns the exit status. The arguments are those after the program's name.
[[nodiscard]] int report(std::span<const std::string> arguments, const Streams &streams);

} // namespace bench
