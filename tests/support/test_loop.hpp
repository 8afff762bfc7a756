// SPDX-License-Identifier: GPL-2.0-or-later
//
// The loop of a test: everything on the bus that the test plays itself runs while it waits for something.
#pragma once

#include <systemd/sd-event.h>

#include <functional>

namespace pandemonium::test {

class TestLoop {
public:
    TestLoop();
    TestLoop(const TestLoop &) = delete;
    TestLoop &operator=(const TestLoop &) = delete;
    ~TestLoop();

    [[nodiscard]] sd_event *event() const { return event_; }
    /// Runs until the condition holds; false when it did not within half a minute.
    [[nodiscard]] bool wait_for(const std::function<bool()> &condition) const;

private:
    sd_event *event_ = nullptr;
};

} // namespace pandemonium::test
