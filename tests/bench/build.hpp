// SPDX-License-Identifier: GPL-2.0-or-later
//
// A build of many short processes under the names that real ones have, done twice: what has been learned of the first
// time helps the second.
#pragma once

#include "clock.hpp"
#include "figure.hpp"
#include "tally.hpp"

#include <cstdint>
#include <span>

namespace bench {

/// In each of the two builds: shells, and the compilers, assemblers and linkers they start.
inline constexpr unsigned build_processes = 2000;

/// Samples: those of a probe during both builds. Fields: "first_us=" and "second_us=" with those of each, and
/// "first_took_us=" and "second_took_us=". What is compiled adds to the only counter of compiled.
[[nodiscard]] Figure build_twice(unsigned cpus, std::uint64_t seed, const Tally &compiled);

/// A shell's part: after the file of that counter, runs the programs one after the other, each a name and thousands of
/// instructions.
void follow_recipe(std::span<char *> steps);

} // namespace bench
