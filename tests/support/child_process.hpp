// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test support: a program that a test starts, and that a test which is killed does not leave behind.
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace pandemonium::test {

/// To be called before it is started.
inline void end_with_the_test(QProcess &process) {
    process.setChildProcessModifier([] { (void)prctl(PR_SET_PDEATHSIG, SIGKILL); }); // NOLINT: its only form
}

} // namespace pandemonium::test
