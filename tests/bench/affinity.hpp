// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the calling task is. Not every CPU is equally fast here (README.md), so what is measured goes round them.
#pragma once

namespace bench {

/// From now on it is on that CPU, and may leave it for any of the first so many.
void go_to(unsigned cpu, unsigned cpus);

} // namespace bench
