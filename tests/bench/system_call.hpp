// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a system call that failed is worth to a measurement: its end, with the reason.
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace bench {

/// what: was tried; errno still says why it failed.
[[noreturn]] inline void fail_by_errno(const std::string &what) {
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace bench
