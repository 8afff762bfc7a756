// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keeps the kernel side that a mode asks for: attaches, waits until the kernel says it is enabled, detaches,
// and notices when the kernel lets go. It decides nothing about when to try again: that is the core's.
#pragma once

#include "core/core.hpp"
#include "daemon/event.hpp"
#include "kernel/kernel.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace pandemonium {

/// Where kernel sides come from.
struct KernelSource {
    std::function<Attached()> scheduler;
    std::function<Attached()> observer;
};

class Supervisor {
public:
    Supervisor(sd_event *event, KernelSource source, std::function<void(ExitRecord)> on_ended);

    /// Makes mode hold and tells once what came of it. What ran before goes on when the new one fails. One
    /// transition at a time: is_busy() says whether one is under way.
    void settle(Mode mode, std::function<void(Settlement)> done);
    [[nodiscard]] bool is_busy() const { return static_cast<bool>(done_); }
    /// What is attached and works; null when nothing is.
    [[nodiscard]] Kernel *kernel() const { return kernel_.get(); }
    void detach();
    /// Tells on_ended if the kernel let the scheduler go. The doorbell calls it; a tick may too.
    void notice_exit();

private:
    void settle_scheduling();
    void settle_observing(std::string reason);
    void attach_candidate();
    void look_at_candidate();
    void adopt(std::unique_ptr<Kernel> kernel, std::string reason);
    void refuse(const AttachFailure &failure);
    void finish(Settlement settlement);

    sd_event *event_;
    KernelSource source_;
    std::function<void(ExitRecord)> on_ended_;
    std::function<void(Settlement)> done_;
    std::unique_ptr<Kernel> kernel_;
    std::unique_ptr<Kernel> candidate_; ///< attached, not known to be enabled yet
    unsigned looks_left_ = 0;
    bool may_try_again_ = false; ///< a machine that changes while one attaches is given one more try
    Timer look_;
    std::optional<Watch> exit_watch_;
};

} // namespace pandemonium
