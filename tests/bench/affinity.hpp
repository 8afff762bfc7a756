// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where tasks are. Not every CPU is equally fast here (README.md), so what is measured goes round them.
#pragma once

#include <sys/types.h>

namespace bench {

/// From now on the task may run on that CPU only.
void bind_to(pid_t task, unsigned cpu);
/// From now on the calling task is on that CPU, and may leave it for any of the first so many.
void go_to(unsigned cpu, unsigned cpus);

} // namespace bench
