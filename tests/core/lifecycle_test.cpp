// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lifecycle.hpp"

#include <QTest>

using namespace pandemonium;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

Settlement reached(State state, std::string reason = {}) {
    return {.state = state, .reason = std::move(reason), .error = {}, .active_ops = {}};
}

Settlement refused(State state, RefusalKind kind, const std::string &sentence) {
    return {.state = state, .reason = sentence, .error = Refusal{kind, sentence}, .active_ops = {}};
}

ExitRecord exit_of(std::int32_t kind, std::uint64_t code = 0) {
    ExitRecord record;
    record.kind = kind;
    record.code = static_cast<std::int64_t>(code);
    return record;
}

const ExitRecord stall = exit_of(exit_error_stall);
constexpr std::int32_t unregistered_by_kernel = 66;

Lifecycle scheduling() {
    Lifecycle life;
    life.begin();
    life.settle(reached(State::scheduling), 0s);
    return life;
}

/// The planned retry brings the scheduler back.
void come_back(Lifecycle &life, nanoseconds now) {
    life.begin();
    life.settle(reached(State::scheduling), now);
}

bool says(const Lifecycle &life, std::string_view words) { return life.reason().find(words) != std::string::npos; }

} // namespace

class LifecycleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_exit_is_answered_by_its_kind_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("code");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("retry_seconds"); // -1: never
        QTest::addColumn<QString>("words");
        QTest::newRow("SysRq-S") << 67 << 0ULL << State::off << -1 << "A person ended the scheduler with SysRq-S";
        QTest::newRow("unregistered") << 64 << 0ULL << State::off << -1 << "stays out until asked";
        QTest::newRow("unregistered by BPF") << 65 << 0ULL << State::off << -1 << "stays out until asked";
        QTest::newRow("CPU hotplug") << 66 << (1ULL << 48 | 1ULL << 32) << State::backing_off << 0 << "set of CPUs";
        QTest::newRow("hotplug bit alone") << 66 << (1ULL << 32) << State::backing_off << 0 << "set of CPUs";
        QTest::newRow("restart asked for") << 65 << (1ULL << 48) << State::backing_off << 0 << "asked for a restart";
        QTest::newRow("SysRq with a restart bit") << 67 << (1ULL << 48) << State::off << -1 << "SysRq";
        QTest::newRow("error") << 1024 << 0ULL << State::backing_off << 1 << "because of an error";
        QTest::newRow("error of BPF") << 1025 << 0ULL << State::backing_off << 1 << "because of an error";
        QTest::newRow("stall") << 1026 << 0ULL << State::backing_off << 1 << "a task waited too long";
        QTest::newRow("error with a restart bit") << 1024 << (1ULL << 48) << State::backing_off << 1 << "error";
        QTest::newRow("unknown 1027") << 1027 << 0ULL << State::backing_off << 1 << "does not know";
        QTest::newRow("unknown 2000") << 2000 << 0ULL << State::backing_off << 1 << "does not know";
        QTest::newRow("unknown 0") << 0 << 0ULL << State::backing_off << 1 << "does not know";
        QTest::newRow("unknown, negative") << -5 << 0ULL << State::backing_off << 1 << "does not know";
    }
    void an_exit_is_answered_by_its_kind() {
        QFETCH(int, kind);
        QFETCH(quint64, code);
        QFETCH(State, state);
        QFETCH(int, retry_seconds);
        QFETCH(QString, words);
        Lifecycle life = scheduling();
        QCOMPARE(life.end(exit_of(kind, code), 100s), retry_seconds >= 0);
        QCOMPARE(life.state(), state);
        QCOMPARE(life.retry_at().has_value(), retry_seconds >= 0);
        if (life.retry_at())
            QCOMPARE(*life.retry_at() - 100s, std::chrono::seconds(retry_seconds));
        QVERIFY2(says(life, words.toStdString()), life.reason().c_str());
        QVERIFY(life.is_out());
    }

    void faults_back_off_longer_each_time_and_fail_after_three_tries() {
        Lifecycle life = scheduling();
        nanoseconds now = 100s;
        for (const nanoseconds wait : {1s, 5s, 30s}) {
            QVERIFY(life.end(stall, now));
            QCOMPARE(life.state(), State::backing_off);
            QCOMPARE(life.retry_at(), now + wait);
            now += wait;
            come_back(life, now);
            QCOMPARE(life.state(), State::scheduling);
        }
        QVERIFY(!life.end(stall, now + 60s));
        QCOMPARE(life.state(), State::failed);
        QCOMPARE(life.retry_at(), std::nullopt);
        QVERIFY(says(life, "stays out until asked"));
        QCOMPARE(life.restarts(), 3U);
    }

    void faults_of_more_than_ten_minutes_ago_are_forgotten() {
        Lifecycle life = scheduling();
        nanoseconds now = 100s;
        for (int i = 0; i < 20; ++i) {
            QVERIFY(life.end(stall, now));
            QCOMPARE(life.retry_at(), now + 1s);
            come_back(life, now + 1s);
            now += 10min + 1ns;
        }
    }

    void four_faults_count_together_up_to_ten_minutes() {
        Lifecycle life = scheduling();
        for (const nanoseconds now : {0s, 200s, 400s}) {
            QVERIFY(life.end(stall, now));
            come_back(life, now + 30s);
        }
        QVERIFY(!life.end(stall, 600s));
        QCOMPARE(life.state(), State::failed);
    }

    void a_retry_that_cannot_load_is_one_more_fault() {
        Lifecycle life = scheduling();
        nanoseconds now = 100s;
        life.end(stall, now);
        for (const nanoseconds wait : {5s, 30s}) {
            life.begin();
            QCOMPARE(life.state(), State::starting);
            life.settle(refused(State::failed, RefusalKind::load_failed, "no such kfunc"), now);
            QCOMPARE(life.state(), State::backing_off);
            QCOMPARE(life.retry_at(), now + wait);
        }
        life.begin();
        life.settle(refused(State::observing, RefusalKind::load_failed, "no such kfunc"), now);
        QCOMPARE(life.state(), State::failed);
        QCOMPARE(life.restarts(), 0U);
    }

    void a_retry_that_finds_a_foreign_scheduler_makes_no_storm() {
        Lifecycle life = scheduling();
        life.end(stall, 100s);
        life.begin();
        life.settle(refused(State::failed, RefusalKind::other_scheduler_active, "scx_rusty runs"), 101s);
        QCOMPARE(life.state(), State::failed);
        QCOMPARE(life.retry_at(), std::nullopt);
        QCOMPARE(life.reason(), "scx_rusty runs");
    }

    void restarts_the_kernel_asks_for_are_immediate_but_never_a_loop() {
        const ExitRecord hotplug = exit_of(unregistered_by_kernel, exit_code_hotplug | exit_code_restart);
        Lifecycle life = scheduling();
        QVERIFY(life.end(hotplug, 100s));
        QCOMPARE(life.retry_at(), 100s);
        come_back(life, 100s);
        QVERIFY(life.end(hotplug, 101s));
        QCOMPARE(life.retry_at(), 102s);
        come_back(life, 102s);
        QVERIFY(life.end(hotplug, 200s));
        QCOMPARE(life.retry_at(), 200s);
    }

    void two_hundred_hotplugs_never_fail() {
        Lifecycle life = scheduling();
        for (int i = 0; i < 200; ++i) {
            const nanoseconds now = std::chrono::seconds(2 * i);
            QVERIFY(life.end(exit_of(unregistered_by_kernel, exit_code_hotplug), now));
            come_back(life, *life.retry_at());
        }
        QCOMPARE(life.restarts(), 200U);
    }

    void coming_back_clears_the_reason() {
        Lifecycle life = scheduling();
        life.end(stall, 100s);
        come_back(life, 101s);
        QCOMPARE(life.reason(), "");
        QVERIFY(!life.is_out());
        QCOMPARE(life.restarts(), 1U);
    }

    void observing_while_staying_out_keeps_the_reason() {
        Lifecycle life = scheduling();
        life.end(exit_of(exit_sysrq), 100s);
        life.settle(reached(State::observing), 100s);
        QCOMPARE(life.state(), State::observing);
        QVERIFY(says(life, "SysRq-S"));
        QVERIFY(life.is_out());
    }

    void observing_while_backing_off_or_failed_changes_neither() {
        Lifecycle life = scheduling();
        life.end(stall, 100s);
        life.settle(reached(State::observing), 100s);
        QCOMPARE(life.state(), State::backing_off);
        QCOMPARE(life.retry_at(), 101s);
    }

    void what_a_person_is_granted_forgives_the_faults() {
        Lifecycle life = scheduling();
        for (const nanoseconds now : {100s, 200s, 300s}) {
            life.end(stall, now);
            come_back(life, now + 30s);
        }
        life.end(stall, 400s);
        QCOMPARE(life.state(), State::failed);
        life.begin();
        life.grant(reached(State::scheduling), 500s);
        QCOMPARE(life.state(), State::scheduling);
        QCOMPARE(life.restarts(), 3U);
        life.end(stall, 501s);
        QCOMPARE(life.retry_at(), 502s);
    }

    void turning_off_while_backing_off_plans_no_retry() {
        Lifecycle life = scheduling();
        life.end(stall, 100s);
        life.grant(reached(State::off), 100s);
        QCOMPARE(life.state(), State::off);
        QCOMPARE(life.retry_at(), std::nullopt);
        QCOMPARE(life.reason(), "");
        QVERIFY(!life.is_out());
    }

    void a_refused_change_brings_back_what_held_before() {
        Lifecycle life = scheduling();
        life.end(stall, 100s);
        const std::string reason = life.reason();
        const Settlement failure = refused(State::backing_off, RefusalKind::load_failed, "no BTF");
        life.begin();
        life.refuse(failure);
        QCOMPARE(life.state(), State::backing_off);
        QCOMPARE(life.retry_at(), 101s);
        QCOMPARE(life.reason(), reason);
        life.settle(failure, 100s); // told once more
        QCOMPARE(life.retry_at(), 101s);
        QCOMPARE(life.reason(), reason);
    }

    void a_refused_change_that_left_another_state_says_why() {
        Lifecycle life = scheduling();
        life.begin();
        life.refuse(refused(State::failed, RefusalKind::load_failed, "no BTF"));
        QCOMPARE(life.state(), State::failed);
        QCOMPARE(life.reason(), "no BTF");
    }

    void what_was_not_running_cannot_end() {
        Lifecycle life;
        life.settle(reached(State::observing), 0s);
        QVERIFY(!life.end(stall, 1s));
        QCOMPARE(life.state(), State::observing);
    }

    void states_have_the_names_of_the_bus() {
        QCOMPARE(to_string(State::off), "off");
        QCOMPARE(to_string(State::starting), "starting");
        QCOMPARE(to_string(State::observing), "observing");
        QCOMPARE(to_string(State::scheduling), "scheduling");
        QCOMPARE(to_string(State::backing_off), "backing-off");
        QCOMPARE(to_string(State::failed), "failed");
    }
};

QTEST_APPLESS_MAIN(LifecycleTest)
#include "lifecycle_test.moc"
