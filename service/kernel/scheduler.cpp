// SPDX-License-Identifier: GPL-2.0-or-later
//
// Schedule mode: the struct_ops scheduler. The object exists while it is attached; the kernel takes its own
// scheduler back when the link goes, whatever the reason.
#include "kernel/attachment.hpp"
#include "kernel/bpf_log.hpp"
#include "kernel/kernel_fit.hpp"
#include "kernel/map_pins.hpp"
#include "kernel/sched_ext.hpp"
#include "kernel/topology.hpp"

#include "scheduler.skel.h"

#include <bpf/btf.h>

namespace pandemonium {

namespace {

struct DestroyScheduler {
    void operator()(scheduler_bpf *skeleton) const { scheduler_bpf__destroy(skeleton); }
};
using Skeleton = std::unique_ptr<scheduler_bpf, DestroyScheduler>;

struct FreeBtf {
    void operator()(btf *types) const { btf__free(types); }
};

struct FreeRing {
    void operator()(ring_buffer *ring) const { ring_buffer__free(ring); }
};

constexpr std::string_view our_ops = "pandemonium";

unsigned possible_cpus() { return static_cast<unsigned>(libbpf_num_possible_cpus()); }

Result<void> write_topology(const scheduler_bpf &skeleton, const Topology &topology) {
    const Map<u32, cpu_topology> map(bpf_map__fd(skeleton.maps.cpu_topology), "cpu_topology");
    for (u32 cpu = 0; cpu < topology.cpus.size(); ++cpu) {
        if (const auto done = map.update(cpu, topology.cpus[cpu]); !done)
            return within("cannot load the topology", done.error());
    }
    return {};
}

class Scheduler final : public Kernel {
public:
    Scheduler(Skeleton skeleton, MapPins pins, Topology topology)
        : skeleton_(std::move(skeleton)), pins_(std::move(pins)), attachment_(skeleton_->obj),
          topology_(std::move(topology)),
          doorbell_(ring_buffer__new(bpf_map__fd(skeleton_->maps.doorbell), ignore_ring, nullptr, nullptr)) {}

    [[nodiscard]] bool enforces() const override { return true; }

    [[nodiscard]] std::expected<bool, AttachFailure> is_enabled() const override {
        if (const auto exit = exit_info()) {
            const std::string &said = exit->message.empty() ? exit->reason : exit->message;
            return std::unexpected(
                AttachFailure{AttachFailure::Kind::load_failed, "The kernel refused it: " + said, exit});
        }
        return sched_ext_state() == "enabled" && active_ops() == our_ops;
    }

    [[nodiscard]] Result<Readings> drain() override {
        if (const auto done = follow_hotplug(); !done)
            return std::unexpected(done.error());
        return attachment_.drain();
    }

    [[nodiscard]] Result<Counters> read_counters() override {
        auto counters = attachment_.read_counters();
        if (!counters)
            return counters;
        const scheduler_status &status = skeleton_->bss->scheduler_status;
        counters->batch_sojourn = std::chrono::nanoseconds(static_cast<std::int64_t>(status.batch_sojourn_ns));
        counters->burst = status.burst != 0;
        counters->longrun = status.longrun != 0;
        return counters;
    }

    [[nodiscard]] Result<void> write(const KernelWrites &writes) override { return attachment_.write(writes); }
    [[nodiscard]] Result<std::optional<TaskReport>> explain(int pidfd) override { return attachment_.explain(pidfd); }

    [[nodiscard]] std::optional<ExitRecord> exit_info() const override {
        const exit_record &record = skeleton_->bss->exit_record;
        // The exit callback stores the kind last.
        if (__atomic_load_n(&record.kind, __ATOMIC_ACQUIRE) == 0)
            return std::nullopt;
        return from_wire(record);
    }

    [[nodiscard]] int exit_fd() const override { return doorbell_ ? ring_buffer__epoll_fd(doorbell_.get()) : -1; }

private:
    static int ignore_ring(void *, void *, std::size_t) { return 0; }

    Result<void> follow_hotplug() {
        if (hotplug_seq() == topology_.hotplug_seq)
            return {};
        Topology topology = reread_topology(topology_);
        if (const auto done = write_topology(*skeleton_, topology); !done)
            return done;
        if (const auto done = run_program(skeleton_->progs.relearn_topology, "cannot relearn the topology"); !done)
            return done;
        topology_ = std::move(topology);
        return {};
    }

    Skeleton skeleton_;
    MapPins pins_;
    Attachment attachment_;
    Topology topology_;
    std::unique_ptr<ring_buffer, FreeRing> doorbell_;
};

std::optional<AttachFailure> why_not_schedule() {
    if (const auto missing = missing_kernel_support())
        return missing;
    if (!has_sched_ext())
        return AttachFailure{AttachFailure::Kind::unsupported,
                             "This kernel has no sched_ext (CONFIG_SCHED_CLASS_EXT), so nothing is enforced."};
    if (const std::string ops = active_ops(); !ops.empty())
        return AttachFailure{AttachFailure::Kind::other_scheduler,
                             "Another sched_ext scheduler is active: " + ops + "."};
    return std::nullopt;
}

std::expected<Skeleton, AttachFailure> load(const Topology &topology) {
    begin_bpf_log();
    Skeleton skeleton(scheduler_bpf__open());
    if (!skeleton)
        return std::unexpected(attach_failure(-errno, "cannot open the scheduler"));
    const std::unique_ptr<btf, FreeBtf> kernel(btf__load_vmlinux_btf());
    if (!kernel)
        return std::unexpected(attach_failure(-errno, "cannot read the kernel's types"));
    if (const auto missing = missing_in_sched_ext(*kernel))
        return std::unexpected(*missing);
    fit_to_kernel(*skeleton, *kernel);
    // A CPU that came or went since makes the kernel refuse, rather than schedule by a topology of the past.
    skeleton->struct_ops.pandemonium_ops->hotplug_seq = topology.hotplug_seq;
    skeleton->rodata->nr_cpu_ids = static_cast<u32>(topology.cpus.size());
    skeleton->rodata->nr_llcs = topology.llcs;
    skeleton->rodata->nr_nodes = topology.nodes;
    if (const int error = scheduler_bpf__load(skeleton.get()); error != 0)
        return std::unexpected(attach_failure(error, "cannot load the scheduler"));
    if (const auto done = write_topology(*skeleton, topology); !done)
        return std::unexpected(load_failure(done.error()));
    return skeleton;
}

} // namespace

Attached attach_scheduler(const KernelOptions &options) {
    if (const auto reason = why_not_schedule())
        return std::unexpected(*reason);
    const unsigned possible = possible_cpus();
    if (possible > PANDEMONIUM_CPU_MAX)
        return std::unexpected(AttachFailure{AttachFailure::Kind::unsupported,
                                             "This machine has more CPUs than the scheduler was built for."});
    Topology topology = read_topology(possible);
    auto skeleton = load(topology);
    if (!skeleton)
        return std::unexpected(skeleton.error());
    auto pins = MapPins::make((*skeleton)->obj, options.pin_directory);
    if (!pins)
        return std::unexpected(load_failure(pins.error()));
    if (const int error = scheduler_bpf__attach(skeleton->get()); error != 0)
        return std::unexpected(attach_failure(error, "cannot attach the scheduler"));
    return std::make_unique<Scheduler>(*std::move(skeleton), *std::move(pins), std::move(topology));
}

} // namespace pandemonium
