// SPDX-License-Identifier: GPL-2.0-or-later
//
// Drawings of a table, one a workload: for each machine a group of schedulers, for each scheduler a line from its
// median to its largest sample on a logarithmic axis. The same table gives the same bytes; nothing is loaded from
// elsewhere, and the drawing brings its own background.
#pragma once

#include "table.hpp"

#include <map>
#include <string>

namespace bench {

/// By workload; one without samples has none.
[[nodiscard]] std::map<std::string, std::string> drawings_of(const Table &table);

} // namespace bench
