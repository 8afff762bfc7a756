// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/kernel_fit.hpp"

#include "bpf/intf.h"
#include "scheduler.skel.h"

#include <QTest>
#include <algorithm>
#include <bpf/btf.h>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace pandemonium;

namespace {

struct DestroyScheduler {
    void operator()(scheduler_bpf *skeleton) const { scheduler_bpf__destroy(skeleton); }
};
struct FreeBtf {
    void operator()(btf *types) const { btf__free(types); }
};

/// The types of a kernel as a test wants it.
class KernelTypes {
public:
    KernelTypes() : types_(btf__new_empty()) { integer_ = btf__add_int(types_.get(), "u64", 8, 0); }

    KernelTypes &with_ops(std::initializer_list<const char *> members) {
        btf__add_struct(types_.get(), "sched_ext_ops", static_cast<__u32>(8 * members.size()));
        __u32 offset = 0;
        for (const char *member : members)
            btf__add_field(types_.get(), member, integer_, 64 * offset++, 0);
        return *this;
    }
    KernelTypes &with_flag(std::uint64_t value) {
        btf__add_enum64(types_.get(), "scx_ops_flags", 8, false);
        btf__add_enum64_value(types_.get(), "SCX_OPS_SOMETHING", value);
        return *this;
    }
    /// Kernels keep flags of up to 32 bits in one kind of type and longer ones in another.
    KernelTypes &with_enumeration(const char *name, std::span<const std::string> enumerators) {
        const bool is_short = std::string_view(name) == "scx_ent_flags" || std::string_view(name) == "scx_kick_flags";
        is_short ? btf__add_enum(types_.get(), name, 4) : btf__add_enum64(types_.get(), name, 8, false);
        for (const std::string &enumerator : enumerators) {
            is_short ? btf__add_enum_value(types_.get(), enumerator.c_str(), 1)
                     : btf__add_enum64_value(types_.get(), enumerator.c_str(), 1);
        }
        return *this;
    }
    KernelTypes &with_function(const char *name) {
        const int prototype = btf__add_func_proto(types_.get(), 0);
        btf__add_func(types_.get(), name, BTF_FUNC_GLOBAL, prototype);
        return *this;
    }
    [[nodiscard]] const btf &types() const { return *types_; }

private:
    std::unique_ptr<btf, FreeBtf> types_;
    int integer_;
};

using Names = std::vector<std::string>;

const Names functions_of_6_12{"scx_bpf_dispatch", "scx_bpf_dispatch_vtime", "scx_bpf_consume",
                              "scx_bpf_dispatch_from_dsq"};
const Names functions_of_6_13{"scx_bpf_dsq_insert", "scx_bpf_dsq_insert_vtime", "scx_bpf_dsq_move_to_local",
                              "scx_bpf_dsq_move"};
const Names newest_functions{"scx_bpf_dsq_insert___v2", "__scx_bpf_dsq_insert_vtime", "scx_bpf_dsq_move_to_local___v2",
                             "scx_bpf_dsq_move"};
const std::map<const char *, Names> enumerations{
    {"scx_dsq_id_flags", {"SCX_DSQ_GLOBAL", "SCX_DSQ_LOCAL", "SCX_DSQ_LOCAL_ON"}},
    {"scx_enq_flags", {"SCX_ENQ_WAKEUP", "SCX_ENQ_PREEMPT", "SCX_ENQ_REENQ"}},
    {"scx_wake_flags", {"SCX_WAKE_SYNC"}},
    {"scx_ent_flags", {"SCX_TASK_QUEUED"}},
    {"scx_kick_flags", {"SCX_KICK_IDLE", "SCX_KICK_PREEMPT"}},
};

/// What is missing in a kernel with these functions and all enumerations but for one name.
std::optional<AttachFailure> missing(Names functions, const std::string &without = {}) {
    KernelTypes kernel;
    std::erase(functions, without);
    for (const std::string &function : functions)
        kernel.with_function(function.c_str());
    for (auto [enumeration, enumerators] : enumerations) {
        std::erase(enumerators, without);
        kernel.with_enumeration(enumeration, enumerators);
    }
    return missing_in_sched_ext(kernel.types());
}

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
        fit_to_kernel(*skeleton_, KernelTypes().with_flag(lowest).types());
        QCOMPARE(std::uint64_t{ops->flags}, lowest);
    }

    void a_kernel_that_does_not_name_its_flags_gets_them_all() {
        const std::uint64_t before = skeleton_->struct_ops.pandemonium_ops->flags;
        fit_to_kernel(*skeleton_, KernelTypes().types());
        QCOMPARE(std::uint64_t{skeleton_->struct_ops.pandemonium_ops->flags}, before);
    }

    void without_group_scheduling_there_are_no_group_callbacks() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, KernelTypes().with_ops({"enqueue", "dispatch"}).types());
        QVERIFY(ops->cgroup_init == nullptr && ops->cgroup_move == nullptr && ops->cgroup_set_weight == nullptr);
    }

    void with_group_scheduling_they_stay() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, KernelTypes().with_ops({"enqueue", "cgroup_init"}).types());
        QVERIFY(ops->cgroup_init != nullptr && ops->cgroup_move != nullptr && ops->cgroup_set_weight != nullptr);
    }

    void only_kernels_that_cannot_reenqueue_from_anywhere_get_the_release_callback() {
        auto *ops = skeleton_->struct_ops.pandemonium_ops;
        fit_to_kernel(*skeleton_, KernelTypes().with_function("scx_bpf_reenqueue_local___v2").types());
        QVERIFY(ops->cpu_release == nullptr);
        fit_to_kernel(*skeleton_, KernelTypes().with_function("scx_bpf_reenqueue_local").types());
        QVERIFY(ops->cpu_release == skeleton_->progs.pandemonium_cpu_release);
    }

    void every_version_has_what_is_needed_under_a_name_of_its_own() {
        QVERIFY(!missing(functions_of_6_12));
        QVERIFY(!missing(functions_of_6_13));
        QVERIFY(!missing(newest_functions));
    }

    void what_is_missing_is_named_and_makes_the_kernel_unsupported_data() {
        QTest::addColumn<QString>("name");
        const auto row = [](const std::string &name) { QTest::newRow(name.c_str()) << QString::fromStdString(name); };
        std::ranges::for_each(functions_of_6_13, row);
        for (const auto &[enumeration, enumerators] : enumerations)
            std::ranges::for_each(enumerators, row);
    }
    void what_is_missing_is_named_and_makes_the_kernel_unsupported() {
        QFETCH(const QString, name);
        const auto failure = missing(functions_of_6_13, name.toStdString());
        QVERIFY(failure);
        QCOMPARE(failure->kind, AttachFailure::Kind::unsupported);
        QCOMPARE(QString::fromStdString(failure->sentence),
                 "This kernel's sched_ext lacks " + name + ", so nothing is enforced.");
    }

private:
    std::unique_ptr<scheduler_bpf, DestroyScheduler> skeleton_;
};

QTEST_GUILESS_MAIN(KernelFitTest)
#include "kernel_fit_test.moc"
