// SPDX-License-Identifier: GPL-2.0-or-later
//
// The whole product on a real kernel: runs inside the machine under test as root, in the order written here,
// because a machine has one scheduler and a history.
#include "machine.hpp"

#include <QTest>

using namespace machine;

namespace {

constexpr auto ops_file = "/sys/kernel/sched_ext/root/ops";
constexpr auto state_file = "/sys/kernel/sched_ext/state";
constexpr auto enable_seq_file = "/sys/kernel/sched_ext/enable_seq";

// Bounds of waiting, not of speed: an emulated machine on a busy host is slow, and a wait ends when it may.
constexpr int patience_ms = 60'000;

} // namespace

#define WAIT_FOR(condition) QVERIFY2(QTest::qWaitFor([&] { return condition; }, patience_ms), #condition)
#define WAIT_FOR_EQUAL(actual, expected)                                                                               \
    do {                                                                                                               \
        auto seen = actual; /* compared as it was seen: it may have moved on */                                        \
        (void)QTest::qWaitFor([&] { return (seen = actual) == (expected); }, patience_ms);                             \
        QCOMPARE(seen, expected);                                                                                      \
    } while (false)

class MachineTest : public QObject {
    Q_OBJECT

private slots:
    void the_package_installs_enables_and_starts_the_service() {
        const Finished installed = run("dpkg -i /lab/packages/pandemonium_*.deb");
        QVERIFY2(installed.status == 0, qPrintable(installed.output));
        QCOMPARE(run("systemctl is-enabled pandemonium").output, "enabled");
        WAIT_FOR_EQUAL(run("systemctl is-active pandemonium").output, QString("active"));
    }

    void the_kernel_is_scheduled_by_pandemonium() {
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QCOMPARE(file(ops_file), "pandemonium");
        QCOMPARE(file(state_file), "enabled");
        QCOMPARE(service_.text("Scheduler", "ActiveOps"), "pandemonium");
    }

    void programs_reach_the_tier_of_their_behaviour_data() {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QString>("tier");
        QTest::newRow("spinner") << "spinner" << "batch";
        QTest::newRow("audio") << "audio" << "latency-critical";
        QTest::newRow("compositor") << "compositor60" << "latency-critical";
        QTest::newRow("editor") << "editor" << "interactive";
        QTest::newRow("spoofer") << "spoofer" << "batch";
    }
    void programs_reach_the_tier_of_their_behaviour() {
        QFETCH(QString, behaviour);
        QFETCH(QString, tier);
        Program program(behaviour, "t-" + behaviour);
        QVERIFY(program.is_ready());
        WAIT_FOR_EQUAL(service_.explain(program.pid(), "Source"), QString("behaviour"));
        WAIT_FOR_EQUAL(service_.explain(program.pid(), "Tier"), tier);
    }

    void a_program_seen_often_gets_its_tier_at_birth() {
        for (int round = 0; round < 40 && !is_confident("cc1-like"); ++round)
            run(qEnvironmentVariable("SYNTHETIC") + " compiler --name cc1-like --ms 400");
        WAIT_FOR(is_confident("cc1-like"));
        const auto applied = service_.total("PredictionsApplied");
        // It has run nothing of its own, so only its name can say batch.
        QCOMPARE(run("cp /usr/bin/sleep /run/cc1-like").status, 0);
        NewbornProgram again("/run/cc1-like");
        QVERIFY(again.is_born());
        WAIT_FOR_EQUAL(service_.explain(again.pid(), "Source"), QString("learned"));
        WAIT_FOR_EQUAL(service_.explain(again.pid(), "Tier"), QString("batch"));
        QVERIFY(service_.total("PredictionsApplied") > applied);
    }

    void a_pin_moves_a_running_program_and_unpin_lets_it_go() {
        Program hog("spinner", "pinned-hog");
        QVERIFY(hog.is_ready());
        WAIT_FOR_EQUAL(service_.explain(hog.pid(), "Tier"), QString("batch"));
        QCOMPARE(run("busctl call org.pandemonium1 /org/pandemonium1 org.pandemonium1.Profiles PinProfile sst "
                     "pinned-hog latency-critical 0")
                     .output,
                 "b true");
        QCOMPARE(service_.explain(hog.pid(), "Tier"), "latency-critical");
        QCOMPARE(service_.explain(hog.pid(), "Source"), "pin");
        QCOMPARE(service_.call("Profiles", "UnpinProfile", std::string("pinned-hog"), std::uint64_t{0}), "");
        WAIT_FOR_EQUAL(service_.explain(hog.pid(), "Tier"), QString("batch"));
    }

    void forget_judges_a_running_program_afresh() {
        Program audio("audio", "forgotten");
        QVERIFY(audio.is_ready());
        WAIT_FOR(!service_.profile("forgotten").empty());
        QCOMPARE(service_.call("Profiles", "ForgetProfile", std::string("forgotten"), std::uint64_t{0}), "");
        WAIT_FOR_EQUAL(service_.explain(audio.pid(), "Tier"), QString("latency-critical"));
        audio.finish();
    }

    void polkit_refuses_a_user_without_a_seat_and_lets_root() {
        run("useradd --create-home alice");
        const Finished refused =
            run("systemd-run --quiet --wait --pipe --uid=alice -p PAMName=login busctl call "
                "org.pandemonium1 /org/pandemonium1 org.pandemonium1.Profiles PinProfile sst x batch 1");
        QVERIFY(refused.status != 0);
        QVERIFY2(service_.profile("x").empty(), "nothing may have been pinned");
        QCOMPARE(service_.call("Profiles", "PinProfile", std::string("x"), std::string("batch"), std::uint64_t{1}), "");
        QCOMPARE(service_.call("Profiles", "UnpinProfile", std::string("x"), std::uint64_t{0}), "");
    }

    void a_killed_service_comes_back_with_pins_and_profiles() {
        QCOMPARE(service_.call("Profiles", "PinProfile", std::string("kept"), std::string("batch"), std::uint64_t{0}),
                 "");
        QCOMPARE(
            service_.call("Profiles", "PinProfile", std::string("until-stop"), std::string("batch"), std::uint64_t{1}),
            "");
        run("systemctl restart pandemonium"); // saves the profiles
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        const QString before = run("systemctl show -P MainPID pandemonium").output;
        run("systemctl kill --signal=SIGKILL pandemonium");
        WAIT_FOR(run("systemctl show -P MainPID pandemonium").output.toInt() > 0 &&
                 run("systemctl show -P MainPID pandemonium").output != before);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(!service_.profile("kept").empty());
        QVERIFY(is_confident("cc1-like"));
    }

    void sysrq_s_ejects_and_the_service_stays_out_until_asked() {
        QVERIFY(write_file("/proc/sysrq-trigger", "S"));
        WAIT_FOR_EQUAL(field<std::int32_t>(service_.last_exit(), "Kind"), 67);
        QVERIFY(!field<bool>(service_.last_exit(), "WillRestart"));
        QVERIFY(!service_.text("Scheduler", "StateReason").isEmpty());
        QCOMPARE(file(ops_file), "");
        QVERIFY(run("journalctl -u pandemonium --no-pager -o cat").output.contains("SysRq"));
        QCOMPARE(service_.call("Scheduler", "ResetFailure"), "");
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(file(ops_file), "pandemonium");
    }

    void a_stopped_service_is_killed_by_its_watchdog_and_comes_back() {
        const QString before = run("systemctl show -P MainPID pandemonium").output;
        run("kill -STOP " + before);
        WAIT_FOR(run("systemctl show -P MainPID pandemonium").output != before);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
    }

    void without_its_capabilities_the_service_says_so_and_stays_up() {
        run("mkdir -p /run/systemd/system/pandemonium.service.d;"
            "printf '[Service]\\nCapabilityBoundingSet=\\nCapabilityBoundingSet=CAP_BPF\\n' "
            ">/run/systemd/system/pandemonium.service.d/bare.conf;"
            "systemctl daemon-reload; systemctl restart pandemonium");
        WAIT_FOR_EQUAL(service_.state(), QString("failed"));
        QVERIFY(service_.text("Scheduler", "StateReason").contains("CAP_PERFMON"));
        QCOMPARE(run("systemctl is-active pandemonium").output, "active");
        run("rm -r /run/systemd/system/pandemonium.service.d; systemctl daemon-reload; systemctl restart pandemonium");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
    }

    void a_stall_ejects_and_the_service_comes_back_by_itself() {
        const quint32 restarts = service_.number("Scheduler", "Restarts");
        // A real-time hog on one CPU, with every safety net off, and a program that may run nowhere else.
        const QString provoke =
            "echo -1 >/proc/sys/kernel/sched_rt_runtime_us; mount -t debugfs none /sys/kernel/debug;"
            "for f in /sys/kernel/debug/sched/*_server/cpu3/runtime; do echo 0 >$f; done;"
            "taskset -c 3 timeout 40 chrt -f 50 $SYNTHETIC spinner --seconds 25 & "
            "taskset -c 3 $SYNTHETIC spinner --seconds 30 & wait";
        QProcess stall;
        stall.start("bash", {"-c", provoke});
        WAIT_FOR_EQUAL(field<std::int32_t>(service_.last_exit(), "Kind"), 1026);
        QVERIFY(field<bool>(service_.last_exit(), "WillRestart"));
        QVERIFY(!field<std::string>(service_.last_exit(), "Dump").empty());
        stall.waitForFinished(patience_ms);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(service_.number("Scheduler", "Restarts") > restarts);
    }

    void cpus_go_off_and_on_without_ejection() {
        const QString sequence = file(enable_seq_file);
        Program hogs("spinner", "hog");
        for (int round = 0; round < 5; ++round) {
            for (const char *state : {"0", "1"}) {
                QVERIFY(write_file("/sys/devices/system/cpu/cpu1/online", state));
                QVERIFY(write_file("/sys/devices/system/cpu/cpu2/online", state));
            }
        }
        QCOMPARE(file(enable_seq_file), sequence);
        QCOMPARE(service_.state(), "scheduling");
    }

    void a_foreign_scheduler_is_named_and_left_alone() {
        QCOMPARE(service_.call("Scheduler", "SetMode", std::string("off"), std::uint64_t{1}), "");
        QCOMPARE(file(ops_file), "");
        QCOMPARE(run("bpftool struct_ops register $FOREIGN /sys/fs/bpf").status, 0);
        QCOMPARE(service_.call("Scheduler", "SetMode", std::string("schedule"), std::uint64_t{1}),
                 "org.pandemonium1.Error.OtherSchedulerActive");
        QCOMPARE(service_.text("Scheduler", "ActiveOps"), "foreign");
        QCOMPARE(service_.state(), "off");
        run("systemctl stop pandemonium; systemctl start pandemonium"); // the runtime mode ends, schedule is asked for
        WAIT_FOR_EQUAL(service_.state(), QString("observing"));
        QVERIFY(service_.text("Scheduler", "StateReason").contains("foreign"));
        run("rm -f /sys/fs/bpf/foreign_ops");
        WAIT_FOR_EQUAL(file(ops_file), QString());
        QCOMPARE(service_.call("Scheduler", "SetMode", std::string("schedule"), std::uint64_t{1}), "");
        QCOMPARE(service_.state(), "scheduling");
    }

    void stop_and_start_and_upgrade_keep_what_was_decided_and_learned() {
        run("systemctl stop pandemonium");
        QCOMPARE(file(ops_file), "");
        run("systemctl start pandemonium");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(!service_.profile("kept").empty());
        QVERIFY2(service_.profile("until-stop").empty(), "a runtime pin ends with the unit");
        QCOMPARE(run("dpkg -i /lab/packages/pandemonium_*.deb").status, 0);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(!service_.profile("kept").empty());
        QVERIFY(is_confident("cc1-like"));
    }

    void load_brings_no_stall_and_no_warning() {
        const QString sequence = file(enable_seq_file);
        for (const char *load : {"hackbench -g 2 -l 100",
                                 "stress-ng --cpu 4 --fork 2 --pipe 2 --switch 2 --timeout 8s --temp-path /tmp"}) {
            const Finished finished = run(load);
            QVERIFY2(finished.status == 0, qPrintable(finished.output));
        }
        QCOMPARE(file(enable_seq_file), sequence);
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(run("dmesg | grep -E 'WARNING|BUG|lockup|rcu.*stall'").output, "");
    }

private:
    [[nodiscard]] bool is_confident(const std::string &name) const {
        return field<double>(service_.profile(name), "Confidence") >= 0.6;
    }

    Service service_;
};

QTEST_GUILESS_MAIN(MachineTest)
#include "machine_test.moc"
