// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is thrown at the installed service on a real kernel (SysRq, signals, stalls, CPUs, foreign schedulers, missing
// rights), and how it recovers. Runs inside the machine under test as root, in the order written here, because a
// machine has one scheduler and a history: it begins on a machine that never had the package, and every function
// leaves the service scheduling as shipped (and the stall leaves the machine without its safety nets
// against real-time hogs).
#include "machine.hpp"
#include "service.hpp"
#include "waiting.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <sched.h>

using namespace machine;

namespace {

constexpr int kind_sysrq = 67;
constexpr int kind_error = 1024;
constexpr int kind_stall = 1026;
constexpr qint64 second_us = 1'000'000;
constexpr auto busy = "org.pandemonium1.Error.Busy";
constexpr auto load_failed = "org.pandemonium1.Error.LoadFailed";
constexpr auto other_scheduler_active = "org.pandemonium1.Error.OtherSchedulerActive";

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(install(), "");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
    }

    void a_killed_service_gives_the_kernel_back_and_returns_with_everything() {
        teach("learned");
        QCOMPARE(service_.pin("kept", "batch", 0), "");
        QCOMPARE(service_.pin("until-stop", "interactive", 1), "");
        run("systemctl restart pandemonium"); // saves the profiles
        QCOMPARE(service_.pin("until-stop", "interactive", 1), "");
        const qint64 killed = monotonic_now();
        run("systemctl kill --signal=SIGKILL pandemonium");
        WAIT_FOR_EQUAL(active_ops(), QString());
        WAIT_FOR(unit_time("ActiveEnterTimestampMonotonic") > killed);
        qInfo() << "us to come back:" << unit_time("ActiveEnterTimestampMonotonic") - killed;
        QCOMPARE(unit("NRestarts"), "1");
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(service_.pinned_tier("kept"), "batch");
        QCOMPARE(service_.pinned_tier("until-stop"), "interactive");
        QVERIFY(service_.is_confident("learned"));
    }

    void a_mode_chosen_until_the_service_stops_outlives_a_crash() {
        QCOMPARE(service_.set_mode("observe", 1), "");
        const qint64 crashed = monotonic_now();
        run("systemctl kill --signal=SIGSEGV pandemonium");
        WAIT_FOR(unit_time("ActiveEnterTimestampMonotonic") > crashed);
        QCOMPARE(service_.state(), "observing");
        QCOMPARE(active_ops(), "");
        QCOMPARE(unit("NRestarts"), "2");
        run("systemctl stop pandemonium; systemctl start pandemonium");
        QCOMPARE(service_.state(), "scheduling");
    }

    void sysrq_s_ejects_and_the_service_tells() {
        const std::size_t ejections = service_.ejections().size();
        QVERIFY(write_file("/proc/sysrq-trigger", "S"));
        WAIT_FOR(service_.ejections().size() > ejections);
        QCOMPARE(service_.ejections().back().kind, kind_sysrq);
        QVERIFY(!service_.ejections().back().will_restart);
        QCOMPARE(field<std::int32_t>(service_.last_exit(), "Kind"), kind_sysrq);
        QVERIFY(!field<bool>(service_.last_exit(), "WillRestart"));
        QCOMPARE(service_.state(), "off");
        QVERIFY2(service_.reason().contains("person"), qPrintable(service_.reason()));
        WAIT_FOR_EQUAL(active_ops(), QString());
        WAIT_FOR(run("journalctl -u pandemonium --no-pager -o cat").output.contains("SysRq"));
    }

    void ejected_by_a_person_it_stays_out_until_asked() {
        // Its loop beats on after more time than a back-off would have taken, and a reload changes nothing.
        const qint64 beats = monotonic_now() + 6 * second_us;
        run("systemctl reload pandemonium");
        WAIT_FOR(unit_time("WatchdogTimestampMonotonic") > beats);
        QCOMPARE(service_.state(), "off");
        QCOMPARE(active_ops(), "");
        QCOMPARE(service_.call("Scheduler", "ResetFailure"), "");
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(service_.reason(), "");
        QCOMPARE(active_ops(), "pandemonium");
    }

    void ejected_by_a_person_it_stays_out_over_a_crash_too() {
        QVERIFY(write_file("/proc/sysrq-trigger", "S"));
        WAIT_FOR_EQUAL(service_.state(), QString("off"));
        const qint64 crashed = monotonic_now();
        run("systemctl kill --signal=SIGKILL pandemonium");
        WAIT_FOR(unit_time("ActiveEnterTimestampMonotonic") > crashed);
        QCOMPARE(service_.state(), "off");
        QVERIFY2(service_.reason().contains("until asked"), qPrintable(service_.reason()));
        QCOMPARE(active_ops(), "");
        run("systemctl restart pandemonium");
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(active_ops(), "pandemonium");
    }

    void setting_the_mode_brings_it_back_too() {
        QVERIFY(write_file("/proc/sysrq-trigger", "S"));
        WAIT_FOR_EQUAL(service_.state(), QString("off"));
        WAIT_FOR_EQUAL(file("/sys/kernel/sched_ext/state"), QString("disabled"));
        QCOMPARE(service_.set_mode("schedule", 0), "");
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(active_ops(), "pandemonium");
    }

    void a_stopped_service_is_killed_by_its_watchdog_and_comes_back() {
        const QString before = unit("MainPID");
        run("kill -STOP " + before);
        WAIT_FOR(unit("MainPID").toInt() > 0 && unit("MainPID") != before);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
    }

    void without_its_rights_the_service_says_so_and_stays_up_data() {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("said");
        QTest::newRow("no CAP_PERFMON") << QStringList{"CapabilityBoundingSet=", "CapabilityBoundingSet=CAP_BPF"}
                                        << "Permission denied";
        QTest::newRow("no bpf()") << QStringList{"SystemCallFilter=~bpf"} << "Operation not permitted";
        QTest::newRow("users of its own") << QStringList{"PrivateUsers=yes"} << "Operation not permitted";
    }
    void without_its_rights_the_service_says_so_and_stays_up() {
        QFETCH(QStringList, settings);
        QFETCH(QString, said);
        {
            const ChangedUnit changed(settings);
            WAIT_FOR_EQUAL(service_.state(), QString("failed"));
            const QString reason = service_.reason();
            QVERIFY2(reason.contains(said) && reason.contains("CAP_PERFMON and the bpf()"), qPrintable(reason));
            QCOMPARE(unit("ActiveState"), "active");
        }
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_scheduler_whose_init_fails_is_never_called_scheduling() {
        QCOMPARE(run("cp $INIT_FAILS /usr/local/lib/init_fails.so").status, 0);
        const qsizetype announced = service_.announced_states().size();
        {
            const ChangedUnit changed({"Environment=LD_PRELOAD=/usr/local/lib/init_fails.so"});
            QCOMPARE(service_.set_mode("schedule", 1), load_failed);
            QCOMPARE(service_.state(), "failed");
            QVERIFY2(service_.reason().contains("init() failed"), qPrintable(service_.reason()));
            QCOMPARE(active_ops(), "");
            const QStringList heard = service_.announced_states().mid(announced);
            QVERIFY2(heard.contains("failed") && !heard.contains("scheduling"), qPrintable(heard.join(' ')));
            QCOMPARE(field<std::int32_t>(service_.last_exit(), "Kind"), kind_error);
            QCOMPARE(unit("ActiveState"), "active");
        }
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_mode_asked_for_while_the_kernel_enables_another_is_busy() {
        QCOMPARE(service_.set_mode("off", 1), "");
        // The service reads that the kernel has not finished, as long as this lies over what the kernel says.
        const QString inside = "nsenter --mount --target " + unit("MainPID");
        QVERIFY(write_file("/run/pandemonium/kernel-state", "enabling\n"));
        QCOMPARE(run(inside + " mount --bind /run/pandemonium/kernel-state /sys/kernel/sched_ext/state").output, "");
        const Answer first = service_.send_mode("schedule", 1);
        const Answer second = service_.send_mode("observe", 1);
        WAIT_FOR((service_.hear(), second->has_value()));
        QVERIFY(!first->has_value());
        QCOMPARE(**second, busy);
        QCOMPARE(run(inside + " umount /sys/kernel/sched_ext/state").output, "");
        WAIT_FOR((service_.hear(), first->has_value()));
        QCOMPARE(**first, "");
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_stall_ejects_and_the_service_comes_back_by_itself() {
        const quint32 restarts = service_.number("Scheduler", "Restarts");
        const std::size_t ejections = service_.ejections().size();
        // A real-time hog with every safety net off, and a program that may run nowhere else. The test stays away from
        // them, and starts nothing meanwhile that could get stuck there.
        run("echo -1 >/proc/sys/kernel/sched_rt_runtime_us;"
            "mountpoint --quiet /sys/kernel/debug || mount -t debugfs none /sys/kernel/debug;"
            "for f in /sys/kernel/debug/sched/*_server/cpu3/runtime; do echo 0 >$f; done");
        Program hog("spinner", "rt-hog");
        Program victim("spinner", "victim");
        QVERIFY(hog.is_ready() && victim.is_ready());
        QVERIFY(may_run_on(0, {0, 1, 2}) && may_run_on(hog.pid(), {3}) && may_run_on(victim.pid(), {3}));
        const sched_param urgent{.sched_priority = 50};
        QCOMPARE(sched_setscheduler(static_cast<pid_t>(hog.pid()), SCHED_FIFO, &urgent), 0);
        WAIT_FOR(service_.ejections().size() > ejections);
        hog.finish();
        QVERIFY(may_run_on(0, {0, 1, 2, 3}));
        QCOMPARE(service_.ejections()[ejections].kind, kind_stall);
        QVERIFY(service_.ejections()[ejections].will_restart);
        QVERIFY(!field<std::string>(service_.last_exit(), "Dump").empty());
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(service_.number("Scheduler", "Restarts") > restarts);
        QCOMPARE(active_ops(), "pandemonium");
    }

    void cpus_go_off_and_on_without_ejection() {
        // How many CPUs the scheduler counts on, and the domain of each.
        const auto look = [] {
            const auto dump = QJsonDocument::fromJson(run("bpftool map dump name schedule.bss").output.toUtf8());
            std::pair<int, QStringList> seen;
            for (const QJsonValue variable : dump[0]["value"][".bss"].toArray()) {
                for (const QJsonValue domain : variable["domain_states"].toArray())
                    seen.first += domain["cpus"].toInt();
                for (const QJsonValue place : variable["cpu_places"].toArray())
                    seen.second += QString::number(place["domain"].toInt());
            }
            return seen;
        };
        const auto switch_cpus = [](const char *state) {
            return write_file("/sys/devices/system/cpu/cpu1/online", state) &&
                   write_file("/sys/devices/system/cpu/cpu2/online", state);
        };
        const QString sequence = enable_count();
        const auto [all, domains] = look();
        QVERIFY(all > 2);
        Program hogs("spinner", "hog");
        for (int round = 0; round < 5; ++round)
            QVERIFY(switch_cpus("0") && switch_cpus("1"));
        QVERIFY(switch_cpus("0"));
        QCOMPARE(look(), std::pair(all - 2, domains));
        QVERIFY(switch_cpus("1"));
        QCOMPARE(look(), std::pair(all, domains));
        QCOMPARE(enable_count(), sequence);
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_foreign_scheduler_is_named_and_left_alone() {
        QCOMPARE(service_.set_mode("off", 1), "");
        QCOMPARE(active_ops(), "");
        QCOMPARE(run("bpftool struct_ops register $FOREIGN /sys/fs/bpf").status, 0);
        QCOMPARE(service_.set_mode("schedule", 1), other_scheduler_active);
        QCOMPARE(service_.text("Scheduler", "ActiveOps"), "foreign");
        QCOMPARE(service_.state(), "off");
        run("systemctl stop pandemonium; systemctl start pandemonium"); // the runtime mode ends, schedule is asked for
        WAIT_FOR_EQUAL(service_.state(), QString("observing"));
        QVERIFY(service_.reason().contains("foreign"));
        run("rm -f /sys/fs/bpf/foreign_ops");
        WAIT_FOR_EQUAL(active_ops(), QString());
        QCOMPARE(service_.set_mode("schedule", 1), "");
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_new_bus_daemon_finds_service_and_scheduler_as_they_were() {
        const QString service = unit("MainPID");
        const QString count = enable_count();
        const QString bus = run("systemctl show dbus -P MainPID").output;
        run("systemctl kill --signal=SIGKILL dbus");
        WAIT_FOR(run("systemctl show dbus -P MainPID").output != bus);
        service_.reconnect();                    // the first to connect makes systemd start the next one
        run("systemctl restart systemd-logind"); // the machine needs it to power off, and it stays off the new bus
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QCOMPARE(unit("MainPID"), service);
        QCOMPARE(enable_count(), count);
        QCOMPARE(active_ops(), "pandemonium");
        QCOMPARE(service_.pin("over-new-bus", "batch", 1), "");
        QCOMPARE(service_.pinned_tier("over-new-bus"), "batch");
    }

private:
    /// A name of which the service is certain afterwards.
    void teach(const QString &name) const {
        Program program("audio", name);
        QVERIFY(program.is_ready());
        WAIT_FOR(service_.is_confident(name.toStdString()));
    }

    Service service_;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
