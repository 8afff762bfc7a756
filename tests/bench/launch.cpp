// SPDX-License-Identifier: GPL-2.0-or-later
#include "launch.hpp"

#include "spawn.hpp"
#include "system_call.hpp"
#include "trace.hpp"

#include <sched.h>

#include <stdexcept>

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

/// It may run anywhere, and is on that CPU.
void go_to(unsigned cpu, unsigned cpus) {
    allow(cpu, cpu + 1);
    allow(0, cpus);
}

} // namespace

Histogram launch(unsigned times, unsigned cpus, nanoseconds duration) {
    Histogram took;
    const auto end = now() + duration;
    for (unsigned i = 0; i < times; ++i) {
        go_to(i % cpus, cpus);
        const auto start = now();
        if (!exec_child({"/bench_launched"}).succeeded())
            throw std::runtime_error("a launched program failed");
        record(whole_us(now() - start), took);
    }
    sleep_until(end);
    return took;
}

} // namespace bench
