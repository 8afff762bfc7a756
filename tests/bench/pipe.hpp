// SPDX-License-Identifier: GPL-2.0-or-later
//
// A pipe between processes, and whole texts through descriptors.
#pragma once

#include <string>

namespace bench {

struct Pipe {
    int out; ///< read here
    int in;  ///< write here
};

/// Closed in programs that are executed. Throws when there is none to be had.
[[nodiscard]] Pipe make_pipe();
/// Stops at the first error: whoever reads sees a short text.
void write_all(int fd, const std::string &text);
[[nodiscard]] std::string read_all(int fd);

} // namespace bench
