// SPDX-License-Identifier: GPL-2.0-or-later
//
// Observe mode: the classifier on plain scheduler tracepoints. Enforces nothing, works on any kernel with BTF.
#include "kernel/attachment.hpp"
#include "kernel/bpf_log.hpp"
#include "kernel/map_pins.hpp"

#include "observer.skel.h"

namespace pandemonium {

namespace {

struct DestroyObserver {
    void operator()(observer_bpf *skeleton) const { observer_bpf__destroy(skeleton); }
};

class Observer final : public Kernel {
public:
    Observer(std::unique_ptr<observer_bpf, DestroyObserver> skeleton, MapPins pins)
        : skeleton_(std::move(skeleton)), pins_(std::move(pins)), attachment_(skeleton_->obj) {}

    [[nodiscard]] bool enforces() const override { return false; }
    [[nodiscard]] std::expected<bool, AttachFailure> is_enabled() const override { return true; }

    [[nodiscard]] Result<Readings> drain() override { return attachment_.drain(); }
    [[nodiscard]] Result<Counters> read_counters() override { return attachment_.read_counters(); }
    [[nodiscard]] Result<void> write(const KernelWrites &writes) override { return attachment_.write(writes); }
    [[nodiscard]] Result<std::optional<TaskReport>> explain(int pidfd) override { return attachment_.explain(pidfd); }
    [[nodiscard]] std::optional<ExitRecord> exit_info() const override { return std::nullopt; }
    [[nodiscard]] int exit_fd() const override { return -1; }

private:
    std::unique_ptr<observer_bpf, DestroyObserver> skeleton_;
    MapPins pins_;
    Attachment attachment_;
};

} // namespace

Attached attach_observer(const KernelOptions &options) {
    if (const auto missing = missing_kernel_support())
        return std::unexpected(*missing);
    begin_bpf_log();
    std::unique_ptr<observer_bpf, DestroyObserver> skeleton(observer_bpf__open());
    if (!skeleton)
        return std::unexpected(attach_failure(-errno, "cannot open the observer"));
    if (const int error = observer_bpf__load(skeleton.get()); error != 0)
        return std::unexpected(attach_failure(error, "cannot load the observer"));
    if (const int error = observer_bpf__attach(skeleton.get()); error != 0)
        return std::unexpected(attach_failure(error, "cannot attach the observer"));
    // What is on a CPU already makes no event until it leaves it; this also starts the periodic look.
    if (const auto met = run_program(skeleton->progs.observe_running, "cannot meet the running tasks"); !met)
        return std::unexpected(load_failure(met.error()));
    auto pins = MapPins::make(skeleton->obj, options.pin_directory);
    if (!pins)
        return std::unexpected(load_failure(pins.error()));
    return std::make_unique<Observer>(std::move(skeleton), *std::move(pins));
}

} // namespace pandemonium
