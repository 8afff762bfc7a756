// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/kernel_fit.hpp"

#include "bpf/intf.h"
#include "scheduler.skel.h"

#include <QTest>
#include <bpf/btf.h>
#include <memory>

using namespace pandemonium;

namespace {

struct DestroyScheduler {
    void operator()(scheduler_bpf *skeleton) const { scheduler_bpf__destroy(skeleton); }
};
struct FreeBtf {
    void operator()(btf *types) const { btf__free(types); }
};

/// The types of a kernel as a test wants it.
class Kernel {
public:
    Kernel() : types_(btf__new_empty()) { integer_ = btf__add_int(types_.get(), "u64", 8, 0); }

    Kernel &with_ops(std::initializer_list<const char *> members) {
        btf__add_struct(types_.get(), "sched_ext_ops", static_cast<__u32>(8 * members.size()));
        __u32 offset = 0;
        for (const char *member : members)
            btf__add_field(types_.get(), member, integer_, 64 * offset++, 0);
        return *this;
    }
    Kernel &with_flag(std::uint64_t value) {
        btf__add_enum64(types_.get(), "scx_ops_flags", 8, false);
        btf__add_enum64_value(types_.get(), "SCX_OPS_SOMETHING", value);
        return *this;
    }
    Kernel &with_function(const char *name) {
        const int prototype = btf__add_func_proto(types_.get(), 0);
        btf__add_func(types_.get(), name, BTF_FUNC_GLOBAL, prototype);
        return *this;
    }
    [[nodiscard]] const btf &types() const { return *types_; }

private:
    std::unique_ptr<btf, FreeBtf> types_;
    int integer_;
};

} // namespace

class KernelFitTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        skeleton_.reset(scheduler_bpf__open());
        QVERIFY(skeleton_);
    }

    void flags_the_kernel_does_not_know_are_cleared() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        QVERIFY(ops->flags != 0);
        const std::uint64_t lowest = ops->flags & (~ops->flags + 1);
        fit_to_kernel(*skeleton_, Kernel().with_flag(lowest).types());
        QCOMPARE(std::uint64_t{ops->flags}, lowest);
    }

    void a_kernel_that_does_not_name_its_flags_gets_them_all() {
        const std::uint64_t before = skeleton_->struct_ops.pandemonium_ops->flags;
        fit_to_kernel(*skeleton_, Kernel().types());
        QCOMPARE(std::uint64_t{skeleton_->struct_ops.pandemonium_ops->flags}, before);
    }

    void without_group_scheduling_there_are_no_group_callbacks() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, Kernel().with_ops({"enqueue", "dispatch"}).types());
        QVERIFY(ops->cgroup_init == nullptr && ops->cgroup_move == nullptr && ops->cgroup_set_weight == nullptr);
    }

    void with_group_scheduling_they_stay() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, Kernel().with_ops({"enqueue", "cgroup_init"}).types());
        QVERIFY(ops->cgroup_init != nullptr && ops->cgroup_move != nullptr && ops->cgroup_set_weight != nullptr);
    }

    void only_kernels_that_cannot_reenqueue_from_anywhere_get_the_release_callback() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, Kernel().with_function("scx_bpf_reenqueue_local___v2").types());
        QVERIFY(ops->cpu_release == nullptr);
        fit_to_kernel(*skeleton_, Kernel().with_function("scx_bpf_reenqueue_local").types());
        QVERIFY(ops->cpu_release == skeleton_->progs.pandemonium_cpu_release);
    }

private:
    std::unique_ptr<scheduler_bpf, DestroyScheduler> skeleton_;
};

QTEST_GUILESS_MAIN(KernelFitTest)
#include "kernel_fit_test.moc"
