// SPDX-License-Identifier: GPL-2.0-or-later
#include "affinity.hpp"

#include "system_call.hpp"

#include <sched.h>

namespace bench {

namespace {

void allow(pid_t task, unsigned first, unsigned end) {
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    for (auto cpu = first; cpu < end; ++cpu)
        CPU_SET(cpu, &cpus);
    if (sched_setaffinity(task, sizeof(cpus), &cpus) != 0)
        fail_by_errno("sched_setaffinity");
}

} // namespace

void bind_to(pid_t task, unsigned cpu) { allow(task, cpu, cpu + 1); }

void go_to(unsigned cpu, unsigned cpus) {
    bind_to(0, cpu);
    allow(0, 0, cpus);
}

} // namespace bench
