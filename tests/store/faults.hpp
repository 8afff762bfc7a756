// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file system calls of this thread, counted from fail_call() on: the call of that number fails with an errno,
// or ends the process as a kill would. All others go to the kernel. The calls are replaced by the linker, so that
// the code under test is the code that ships.
#pragma once

#include <string>

namespace pandemonium::test {

/// Names of the calls since the last arming, each followed by a blank.
std::string calls_so_far();

/// number from 1.
void fail_call(int number, int error);
void die_at_call(int number);
/// Back to normal. True when the call of that number came.
bool calls_are_normal_again();

} // namespace pandemonium::test
