// SPDX-License-Identifier: GPL-2.0-or-later
#include "affinity.hpp"

#include "system_call.hpp"

#include <sched.h>

namespace bench {

namespace {

void allow(unsigned first, unsigned end) {
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    for (auto cpu = first; cpu < end; ++cpu)
        CPU_SET(cpu, &cpus);
    if (sched_setaffinity(0, sizeof(cpus), &cpus) != 0)
        fail_by_errno("sched_setaffinity");
}

} // namespace

void go_to(unsigned cpu, unsigned cpus) {
    allow(cpu, cpu + 1);
    allow(0, cpus);
}

} // namespace bench
