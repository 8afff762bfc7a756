// SPDX-License-Identifier: GPL-2.0-or-later
#include "launch.hpp"

#include "affinity.hpp"
#include "spawn.hpp"
#include "trace.hpp"

#include <stdexcept>

namespace bench {

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
