// SPDX-License-Identifier: GPL-2.0-or-later
//
// The seam to the kernel: what the daemon needs of a running BPF side, whether it schedules or observes.
// Objects exist only while attached: making one attaches, destroying one detaches.
#pragma once

#include "core/core.hpp"
#include "core/result.hpp"
#include "core/task_report.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace pandemonium {

struct KernelOptions {
    std::string pin_directory; ///< pin maps in this bpffs directory; empty: pin nothing
};

/// Why an attach failed, in a form the daemon can decide on.
struct AttachFailure {
    enum class Kind : std::uint8_t { unsupported, permission, other_scheduler, load_failed } kind;
    std::string sentence;
    std::optional<ExitRecord> exit{}; ///< how the kernel let go what it had taken
};

class Kernel {
public:
    virtual ~Kernel() = default;

    /// True for the scheduler, false for the observer, which enforces nothing.
    [[nodiscard]] virtual bool enforces() const = 0;
    /// Whether the attachment works by now: the kernel enables a scheduler in a worker of its own and reports a
    /// failure through the exit record, so an attach that succeeded claims nothing yet.
    [[nodiscard]] virtual std::expected<bool, AttachFailure> is_enabled() const = 0;
    /// Reads and empties the observations; reads the load and what the kernel runs.
    [[nodiscard]] virtual Result<Readings> drain() = 0;
    [[nodiscard]] virtual Result<Counters> read_counters() = 0;
    /// Applies a difference, to running tasks too, before it returns.
    [[nodiscard]] virtual Result<void> write(const KernelWrites &writes) = 0;
    /// What is known of the task behind a pidfd; nothing when it was never seen.
    [[nodiscard]] virtual Result<std::optional<TaskReport>> explain(int pidfd) = 0;
    /// The exit record, once the kernel has let the scheduler go.
    [[nodiscard]] virtual std::optional<ExitRecord> exit_info() const = 0;
    /// A descriptor that becomes readable when the scheduler was let go; -1 when there is none.
    [[nodiscard]] virtual int exit_fd() const = 0;
};

using Attached = std::expected<std::unique_ptr<Kernel>, AttachFailure>;

[[nodiscard]] Attached attach_scheduler(const KernelOptions &options);
[[nodiscard]] Attached attach_observer(const KernelOptions &options);

} // namespace pandemonium
