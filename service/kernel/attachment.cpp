// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/attachment.hpp"

#include "kernel/bpf_log.hpp"
#include "kernel/sched_ext.hpp"
#include "kernel/system_load.hpp"

#include <bpf/bpf.h>
#include <cerrno>
#include <filesystem>
#include <time.h>

namespace pandemonium {

namespace {

constexpr u32 only_entry = 0;

std::chrono::nanoseconds monotonic_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

int map_fd(bpf_object *object, const char *name) { return bpf_object__find_map_fd_by_name(object, name); }

/// Time the kernel counted in the object's programs; zero unless kernel.bpf_stats_enabled.
std::chrono::nanoseconds runtime_of(bpf_object *object) {
    std::uint64_t total = 0;
    bpf_program *program = nullptr;
    bpf_object__for_each_program(program, object) {
        bpf_prog_info info{};
        __u32 length = sizeof info;
        const int fd = bpf_program__fd(program);
        if (fd >= 0 && bpf_prog_get_info_by_fd(fd, &info, &length) == 0)
            total += info.run_time_ns;
    }
    return std::chrono::nanoseconds(static_cast<std::int64_t>(total));
}

} // namespace

Attachment::Attachment(bpf_object *object)
    : object_(object), retier_program_(bpf_object__find_program_by_name(object, "retier_tasks")),
      cpus_(static_cast<std::size_t>(libbpf_num_possible_cpus())),
      observations_(map_fd(object, "task_class_observe"), "task_class_observe"),
      predictions_(map_fd(object, "task_class_init"), "task_class_init"),
      pins_(map_fd(object, "task_pins"), "task_pins"), stats_(map_fd(object, "cpu_stats"), "cpu_stats"),
      task_contexts_(map_fd(object, "task_contexts")) {}

Result<Readings> Attachment::drain() const {
    const auto entries = observations_.drain(PANDEMONIUM_OBSERVE_MAX);
    if (!entries)
        return within("cannot drain observations", entries.error());
    Readings readings{.observations = {}, .load = read_system_load(), .active_ops = active_ops()};
    for (const auto &[key, entry] : *entries) {
        if (const auto observation = from_wire(key, entry))
            readings.observations.push_back(*observation);
    }
    return readings;
}

Result<Counters> Attachment::read_counters() const {
    const auto per_cpu = stats_.lookup_per_cpu(only_entry, cpus_);
    if (!per_cpu)
        return within("cannot read counters", per_cpu.error());
    Counters counters = from_wire(*per_cpu);
    counters.bpf_runtime = runtime_of(object_);
    return counters;
}

Result<void> Attachment::write(const KernelWrites &writes) const {
    // Predictions go first, or a task born meanwhile starts with what is being forgotten.
    for (const Comm &name : writes.withdraw) {
        if (const auto done = predictions_.erase(to_wire(name)); !done)
            return done;
    }
    if (const auto done = forget(writes); !done)
        return done;
    if (const auto done = write_pins(writes); !done)
        return done;
    for (const Prediction &prediction : writes.predict) {
        if (const auto done = predictions_.update(to_wire(prediction.name), to_wire(prediction)); !done)
            return done;
    }
    return {};
}

Result<void> Attachment::write_pins(const KernelWrites &writes) const {
    for (const Comm &name : writes.unpin) {
        if (const auto done = pins_.erase(to_wire(name)); !done)
            return done;
        if (const auto done = retier(RETIER_PIN, name); !done)
            return done;
    }
    for (const PinWrite &pin : writes.pin) {
        if (const auto done = pins_.update(to_wire(pin.name), static_cast<u32>(pin.tier)); !done)
            return done;
        if (const auto done = retier(RETIER_PIN, pin.name); !done)
            return done;
    }
    return {};
}

Result<void> Attachment::forget(const KernelWrites &writes) const {
    // What was published and not drained yet would bring a profile back at the next tick.
    if (writes.forget_all) {
        if (const auto done = retier(RETIER_FORGET_ALL); !done)
            return done;
        if (const auto old = observations_.drain(PANDEMONIUM_OBSERVE_MAX); !old)
            return std::unexpected(old.error());
    }
    for (const Comm &name : writes.forget) {
        if (const auto done = retier(RETIER_FORGET, name); !done)
            return done;
        if (const auto done = observations_.erase(to_wire(name)); !done)
            return done;
    }
    return {};
}

Result<void> Attachment::retier(retier_action action, const Comm &name) const {
    retier_request request{.comm = to_wire(name), .action = action};
    return run_program(retier_program_,
                       "cannot retier the tasks of " + (name.is_empty() ? "all names" : name.escaped()),
                       std::as_writable_bytes(std::span(&request, 1)));
}

Result<std::optional<TaskReport>> Attachment::explain(int pidfd) const {
    task_ctx task{};
    if (bpf_map_lookup_elem(task_contexts_, &pidfd, &task) == 0)
        return from_wire(task, monotonic_now());
    if (errno == ENOENT)
        return std::nullopt;
    return failure(errno, "cannot read the task's context");
}

Result<void> run_program(const bpf_program *program, std::string_view what, std::span<std::byte> argument) {
    bpf_test_run_opts run{};
    run.sz = sizeof run;
    run.ctx_in = argument.empty() ? nullptr : argument.data();
    run.ctx_size_in = static_cast<__u32>(argument.size());
    if (bpf_prog_test_run_opts(bpf_program__fd(program), &run) != 0)
        return failure(errno, std::string(what));
    return {};
}

AttachFailure attach_failure(int error, std::string_view what) {
    using Kind = AttachFailure::Kind;
    const int number = -error;
    const std::string &said = bpf_log_reason();
    const std::string reason =
        std::string(what) + ": " + std::generic_category().message(number) + (said.empty() ? "" : " (" + said + ")");
    if (number == EPERM || number == EACCES)
        return {Kind::permission, reason + ". The service needs CAP_BPF and CAP_PERFMON and the bpf() system call."};
    if (number == EBUSY)
        return {Kind::other_scheduler, "Another sched_ext scheduler is active."};
    return {Kind::load_failed, reason};
}

AttachFailure load_failure(const Error &error) { return {AttachFailure::Kind::load_failed, error.sentence}; }

std::optional<AttachFailure> missing_kernel_support() {
    std::error_code error;
    if (!std::filesystem::exists("/sys/kernel/btf/vmlinux", error))
        return AttachFailure{AttachFailure::Kind::unsupported,
                             "This kernel has no BTF (CONFIG_DEBUG_INFO_BTF), which observing needs too."};
    return std::nullopt;
}

} // namespace pandemonium
