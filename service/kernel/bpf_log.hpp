// SPDX-License-Identifier: GPL-2.0-or-later
//
// libbpf explains a failed load only through a print callback without an argument; this keeps its last warning.
#pragma once

#include <string>

namespace pandemonium {

/// Routes libbpf's warnings here, silences the rest and forgets what was said before.
void begin_bpf_log();
/// The last warning since begin_bpf_log(), one line without a newline; empty when there was none.
[[nodiscard]] std::string last_bpf_warning();

} // namespace pandemonium
