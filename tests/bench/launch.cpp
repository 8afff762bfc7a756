// SPDX-License-Identifier: GPL-2.0-or-later
#include "launch.hpp"

#include "clock.hpp"
#include "spawn.hpp"

#include <stdexcept>

namespace bench {

Histogram launch(unsigned times) {
    Histogram took;
    for (unsigned i = 0; i < times; ++i) {
        const auto start = now();
        if (!exec_child({"/proc/self/exe", "launched"}).succeeded())
            throw std::runtime_error("a launched program failed");
        took.add(whole_us(now() - start));
    }
    return took;
}

} // namespace bench
