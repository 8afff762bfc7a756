// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files by which the kernel is told what to do and asked what it does.
#pragma once

#include <string>

namespace bench {

/// Throws when the kernel does not take it.
void tell(const std::string &path, const std::string &what);
/// What it says, without the newline at the end. Throws when it does not say.
[[nodiscard]] std::string ask(const std::string &path);
/// Tells it and throws when it then says something else.
void tell_and_check(const std::string &path, const std::string &what);

} // namespace bench
