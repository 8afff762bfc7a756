// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/supervisor.hpp"

#include <QTest>

using namespace pandemonium;

namespace {

/// A kernel side of which only one thing is known: whether the kernel took it.
class Scheduler : public Kernel {
public:
    explicit Scheduler(std::expected<bool, AttachFailure> enabled) : enabled_(std::move(enabled)) {}

    [[nodiscard]] bool enforces() const override { return true; }
    [[nodiscard]] std::expected<bool, AttachFailure> is_enabled() const override { return enabled_; }
    [[nodiscard]] Result<Readings> drain() override { return Readings{}; }
    [[nodiscard]] Result<Counters> read_counters() override { return Counters{}; }
    [[nodiscard]] Result<void> write(const KernelWrites &) override { return {}; }
    [[nodiscard]] Result<std::optional<TaskReport>> explain(int) override { return std::nullopt; }
    [[nodiscard]] std::optional<ExitRecord> exit_info() const override { return std::nullopt; }
    [[nodiscard]] int exit_fd() const override { return -1; }

private:
    std::expected<bool, AttachFailure> enabled_;
};

/// What every kernel can do.
class Observer final : public Scheduler {
public:
    Observer() : Scheduler(true) {}

    [[nodiscard]] bool enforces() const override { return false; }
};

/// The kernel took it and let it go at once.
std::unexpected<AttachFailure> let_go(std::int32_t kind, std::uint64_t code = 0) {
    ExitRecord exit;
    exit.kind = kind;
    exit.code = static_cast<std::int64_t>(code);
    return std::unexpected(AttachFailure{AttachFailure::Kind::load_failed, "The kernel refused.", exit});
}

constexpr std::int32_t by_the_kernel = 66;
constexpr std::uint64_t cpus_changed = exit_code_hotplug | exit_code_restart;

} // namespace

class SupervisorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(sd_event_new(&event_) >= 0); }
    void cleanupTestCase() { sd_event_unref(event_); }

    void a_cpu_that_came_or_went_while_attaching_costs_one_more_try_at_once() {
        const Settlement settlement = schedule({let_go(by_the_kernel, cpus_changed), true});
        QCOMPARE(settlement.state, State::scheduling);
        QVERIFY(!settlement.error);
        QCOMPARE(tries_, 2U);
    }

    void there_is_no_third_try() {
        const Settlement settlement =
            schedule({let_go(by_the_kernel, cpus_changed), let_go(by_the_kernel, cpus_changed), true});
        QCOMPARE(settlement.error->kind, RefusalKind::load_failed);
        QCOMPARE(settlement.exit->kind, by_the_kernel);
        QCOMPARE(tries_, 2U);
    }

    void a_scheduler_the_kernel_finds_fault_with_is_not_tried_again() {
        const Settlement settlement = schedule({let_go(exit_error), true});
        QCOMPARE(settlement.error->kind, RefusalKind::load_failed);
        QCOMPARE(tries_, 1U);
    }

    void a_kernel_that_cannot_schedule_is_observed_and_the_reason_told() {
        std::optional<Settlement> settled;
        Supervisor supervisor(event_,
                              {.scheduler = []() -> Attached {
                                   return std::unexpected(
                                       AttachFailure{AttachFailure::Kind::unsupported, "It lacks something."});
                               },
                               .observer = []() -> Attached { return std::make_unique<Observer>(); }},
                              [](const ExitRecord &) {});
        supervisor.settle(Mode::schedule, [&](Settlement settlement) { settled = std::move(settlement); });
        QCOMPARE(settled->state, State::observing);
        QVERIFY(!settled->error);
        QCOMPARE(settled->reason, std::string("It lacks something."));
    }

private:
    /// What asking for a scheduler comes to when the kernel answers one try after the other like this.
    Settlement schedule(std::vector<std::expected<bool, AttachFailure>> answers) {
        tries_ = 0;
        Supervisor supervisor(
            event_,
            {.scheduler = [&]() -> Attached { return std::make_unique<Scheduler>(answers.at(tries_++)); },
             .observer = [] { return let_go(exit_error); }},
            [](const ExitRecord &) {});
        std::optional<Settlement> settled;
        supervisor.settle(Mode::schedule, [&](Settlement settlement) { settled = std::move(settlement); });
        return settled.value();
    }

    sd_event *event_ = nullptr;
    std::size_t tries_ = 0;
};

QTEST_GUILESS_MAIN(SupervisorTest)
#include "supervisor_test.moc"
