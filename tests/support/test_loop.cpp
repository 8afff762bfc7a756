// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/test_loop.hpp"

#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace pandemonium::test {

TestLoop::TestLoop() {
    if (sd_event_new(&event_) < 0) {
        std::abort();
    }
}

TestLoop::~TestLoop() { sd_event_unref(event_); }

bool TestLoop::wait_for(const std::function<bool()> &condition) const {
    using clock = std::chrono::steady_clock;
    constexpr std::chrono::seconds patience{30};
    constexpr std::uint64_t look_again_us = 20'000; // some conditions are files and processes, not events
    const auto deadline = clock::now() + patience;
    while (!condition()) {
        if (clock::now() > deadline || sd_event_run(event_, look_again_us) < 0) {
            return false;
        }
    }
    return true;
}

} // namespace pandemonium::test
