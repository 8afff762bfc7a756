// SPDX-License-Identifier: GPL-2.0-or-later
//
// Holds logind's delay lock, so that what was learned is saved before the machine sleeps or goes down. A machine
// without logind goes without.
#pragma once

#include "bus/sd_bus_raii.hpp"

#include <functional>

namespace pandemonium {

class SleepWatch {
public:
    /// before_sleep is called when a suspend or a shutdown is about to begin, which waits until it returns.
    SleepWatch(sd_bus *bus, std::function<void()> before_sleep);
    ~SleepWatch();
    SleepWatch(const SleepWatch &) = delete;
    SleepWatch &operator=(const SleepWatch &) = delete;

private:
    void take_lock();
    void release_lock();
    void on_prepare(sd_bus_message *message);
    void on_owner_changed(sd_bus_message *message);

    sd_bus *bus_;
    std::function<void()> before_sleep_;
    int lock_ = -1; ///< logind lets go of us when this is closed
    BusSlot request_;
    BusSlot sleep_;
    BusSlot shutdown_;
    BusSlot owner_;
};

} // namespace pandemonium
