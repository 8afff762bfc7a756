// SPDX-License-Identifier: GPL-2.0-or-later
//
// The product at work on a real kernel, from installation to purge. Runs inside the machine under test as root, in the
// order written here, because a machine has one service and a history: it begins on a machine that never had the
// package, teaches the service a program (cc1-like) and a lasting pin (kept), and ends with neither.
#include "machine.hpp"
#include "service.hpp"
#include "waiting.hpp"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <algorithm>
#include <ranges>
#include <sys/resource.h>

using namespace machine;
using namespace std::chrono_literals;

namespace {

constexpr quint64 second_us = 1'000'000;
constexpr auto urgent = "latency-critical";
constexpr auto needs_password = "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired";

/// busctl tells an error's name only where it logs what arrives.
QString pin_with_busctl(const QString &arguments, const QString &options = {}) {
    return "loginctl show-session $XDG_SESSION_ID -p Active -p Seat;"
           "SYSTEMD_LOG_LEVEL=debug SYSTEMD_LOG_TARGET=console busctl " +
           options + " call org.pandemonium1 /org/pandemonium1 org.pandemonium1.Profiles PinProfile sst " + arguments;
}

} // namespace

class WorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_package_installs_enables_and_starts_the_service() {
        QCOMPARE(install(), "");
        QCOMPARE(run("systemctl is-enabled pandemonium").output, "enabled");
        WAIT_FOR_EQUAL(unit("ActiveState"), QString("active"));
        qInfo() << "us until ready:"
                << unit_time("ActiveEnterTimestampMonotonic") - unit_time("InactiveExitTimestampMonotonic");
    }

    void the_kernel_is_scheduled_once_the_unit_has_started() {
        QCOMPARE(service_.state(), "scheduling");
        QCOMPARE(active_ops(), "pandemonium");
        QCOMPARE(file("/sys/kernel/sched_ext/state"), "enabled");
        QCOMPARE(service_.text("Scheduler", "ActiveOps"), "pandemonium");
    }

    void programs_are_in_the_tier_of_their_behaviour_after_a_second_data() {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QString>("tier");
        QTest::newRow("spinner") << "spinner" << "batch";
        QTest::newRow("audio") << "audio" << "latency-critical";
        QTest::newRow("compositor") << "compositor60" << "latency-critical";
        QTest::newRow("editor") << "editor" << "interactive";
        QTest::newRow("ping-pong pair") << "pingpong" << "latency-critical";
        QTest::newRow("spoofer") << "spoofer" << "batch";
    }
    void programs_are_in_the_tier_of_their_behaviour_after_a_second() {
        QFETCH(QString, behaviour);
        QFETCH(QString, tier);
        Program program(behaviour, "t-" + behaviour);
        QVERIFY(program.is_ready());
        Dictionary seen;
        WAIT_FOR(age_us(seen = service_.explain(program.pid())) >= second_us);
        QCOMPARE(field<std::string>(seen, "Source"), "behaviour");
        QCOMPARE(field<std::string>(seen, "Tier"), tier.toStdString());
    }

    void a_program_seen_often_gets_its_tier_at_birth() {
        for (int round = 0; round < 40 && !service_.is_confident("cc1-like"); ++round)
            run("$SYNTHETIC compiler --name cc1-like --ms 400");
        WAIT_FOR(service_.is_confident("cc1-like"));
        const quint64 applied = service_.predictions_applied();
        // It has run nothing of its own, so only its name can say batch.
        NewbornProgram again("cc1-like");
        QVERIFY(again.is_born());
        WAIT_FOR_EQUAL(service_.source(again.pid()), QString("learned"));
        WAIT_FOR_EQUAL(service_.tier(again.pid()), QString("batch"));
        QVERIFY(service_.predictions_applied() > applied);
    }

    void a_pin_moves_a_running_program_and_unpin_lets_it_go() {
        Program hog("spinner", "pinned-hog");
        QVERIFY(hog.is_ready());
        WAIT_FOR_EQUAL(service_.tier(hog.pid()), QString("batch"));
        QCOMPARE(run("busctl call org.pandemonium1 /org/pandemonium1 org.pandemonium1.Profiles PinProfile sst "
                     "pinned-hog latency-critical 0")
                     .output,
                 "b true");
        QCOMPARE(service_.tier(hog.pid()), "latency-critical");
        QCOMPARE(service_.source(hog.pid()), "pin");
        QCOMPARE(service_.call("Profiles", "UnpinProfile", std::string("pinned-hog"), std::uint64_t{0}), "");
        WAIT_FOR_EQUAL(service_.tier(hog.pid()), QString("batch"));
    }

    void forget_judges_a_running_program_afresh() {
        Program player("audio", "forgotten");
        QVERIFY(player.is_ready());
        WAIT_FOR(service_.is_confident("forgotten"));
        NewbornProgram newborn("forgotten");
        QVERIFY(newborn.is_born());
        WAIT_FOR_EQUAL(service_.source(newborn.pid()), QString("learned"));
        const Dictionary before = service_.explain(player.pid());
        QCOMPARE(service_.forget("forgotten", 0), "");
        QVERIFY(age_us(service_.explain(player.pid())) < age_us(before));
        // Nothing is known of the one that has not run, neither by name nor by behaviour.
        QCOMPARE(service_.source(newborn.pid()), "default");
        QCOMPARE(service_.tier(newborn.pid()), "interactive");
        WAIT_FOR_EQUAL(service_.source(player.pid()), QString("behaviour"));
        WAIT_FOR_EQUAL(service_.tier(player.pid()), QString("latency-critical"));
    }

    void the_forgotten_profile_of_an_ended_program_stays_gone() {
        Program player("audio", "gone");
        QVERIFY(player.is_ready());
        WAIT_FOR(!service_.profile("gone").empty());
        player.finish();
        QCOMPARE(service_.forget("gone", 0), "");
        QVERIFY(service_.profile("gone").empty());
        service_.subscribe();
        WAIT_FOR(service_.samples() >= 3); // two ticks lie between: what the kernel last said is in
        QVERIFY(service_.profile("gone").empty());
    }

    void a_pinned_program_is_forgotten_only_together_with_its_pin() {
        const quint32 pins = service_.number("Profiles", "PinnedCount");
        QCOMPARE(service_.pin("dear", "batch", 0), "");
        QCOMPARE(service_.forget("dear", 0), "org.pandemonium1.Error.Pinned");
        QCOMPARE(service_.pinned_tier("dear"), "batch");
        QCOMPARE(service_.forget("dear", 1), "");
        QVERIFY(service_.profile("dear").empty());
        QCOMPARE(service_.number("Profiles", "PinnedCount"), pins);
    }

    void stats_tell_what_the_machine_does() {
        WAIT_FOR_EQUAL(service_.text("Scheduler", "Regime"), QString("light"));
        Program player("audio", "player");
        Program editor("editor", "editor");
        QVERIFY(player.is_ready() && editor.is_ready());
        // With CPUs to spare a wakeup goes where the program ran before.
        WAIT_FOR(service_.stats().of<double>(urgent, "L2HitRate") > 0.0);
        std::list<Program> hogs = hogs_for_all_cpus();
        QVERIFY(std::ranges::all_of(hogs, &Program::is_ready));
        WAIT_FOR_EQUAL(service_.text("Scheduler", "Regime"), QString("heavy"));
        Stats busy;
        WAIT_FOR((busy = service_.stats()).of<std::uint32_t>("batch", "Tasks") >= hogs.size());
        Stats later;
        WAIT_FOR(has_moved_on(busy, later = service_.stats()));
        tell_the_truth(later);
        WAIT_FOR(is_told("Longrun")); // some batch work always waits
        hogs.clear();
        WAIT_FOR(!is_told("Longrun"));
    }

    void a_storm_of_forks_is_told_while_it_lasts() {
        WAIT_FOR(!is_told("Burst"));
        QProcess storm;
        storm.start("stress-ng", {"--fork", "4", "--timeout", "300s", "--temp-path", "/tmp"});
        WAIT_FOR(is_told("Burst"));
        storm.terminate();
        QVERIFY(storm.waitForFinished(-1));
        WAIT_FOR(!is_told("Burst"));
    }

    void nice_counts_among_programs_that_want_the_same_cpu() {
        constexpr int nicer = 10;
        Program mine("spinner", "nice-0");
        Program theirs("spinner", "nice-10");
        QVERIFY(mine.is_ready() && theirs.is_ready());
        QVERIFY(may_run_on(mine.pid(), {1}) && may_run_on(theirs.pid(), {1}));
        QCOMPARE(setpriority(PRIO_PROCESS, theirs.pid(), nicer), 0);
        WAIT_FOR_EQUAL(service_.tier(mine.pid()), QString("batch"));
        WAIT_FOR_EQUAL(service_.tier(theirs.pid()), QString("batch"));
        const auto mine_before = mine.cpu_time();
        const auto theirs_before = theirs.cpu_time();
        WAIT_FOR(mine.cpu_time() - mine_before > 4s && theirs.cpu_time() > theirs_before);
        const auto had = theirs.cpu_time() - theirs_before;
        const auto got = mine.cpu_time() - mine_before;
        // Their weights are as nine to one.
        QVERIFY2(got > 3 * had, qPrintable(QString("%1 ns against %2 ns").arg(got.count()).arg(had.count())));
    }

    /// Whichever of them it is: a light one that gets no turn, or a heavy one, which has to wait for less.
    void who_waits_beyond_its_bound_is_rescued_and_counted() {
        constexpr int heaviest = -20;
        std::list<Program> hogs = hogs_for_all_cpus();
        QVERIFY(std::ranges::all_of(hogs, &Program::is_ready));
        for (const Program &hog : hogs)
            QCOMPARE(setpriority(PRIO_PROCESS, hog.pid(), heaviest), 0);
        Program light("spinner", "light");
        QVERIFY(light.is_ready());
        WAIT_FOR_EQUAL(service_.tier(light.pid()), QString("batch"));
        const auto before = service_.stats().of<std::uint64_t>("batch", "Rescued");
        WAIT_FOR(service_.stats().of<std::uint64_t>("batch", "Rescued") > before);
    }

    void nobody_is_stranded_on_a_crowded_cpu() {
        const QString count = enable_count();
        std::list<Program> hogs = hogs_for_all_cpus();
        QVERIFY(std::ranges::all_of(hogs, &Program::is_ready));
        for (const Program &pinned : hogs | std::views::take(2))
            QVERIFY(may_run_on(pinned.pid(), {1}));
        for (const Program &hog : hogs) {
            const auto before = hog.cpu_time();
            WAIT_FOR(hog.cpu_time() > before + 500ms);
        }
        QCOMPARE(enable_count(), count);
        QCOMPARE(service_.state(), "scheduling");
    }

    void polkit_lets_the_user_at_the_screen_pin_until_the_service_stops() {
        QCOMPARE(run("useradd --create-home alice").status, 0);
        const QString said = in_session("alice", "tty1", pin_with_busctl("hers batch 1"));
        QVERIFY2(said.contains("Seat=seat0") && said.contains("Active=yes"), qPrintable(said));
        QVERIFY2(said.contains("b true"), qPrintable(said));
        QCOMPARE(service_.pinned_tier("hers"), "batch");
    }

    void polkit_refuses_everybody_else_by_name_data() {
        QTest::addColumn<QString>("terminal");
        QTest::addColumn<QString>("session");
        QTest::addColumn<QString>("flags");
        QTest::addColumn<QString>("options");
        const QString silent = "--allow-interactive-authorization=no";
        QTest::newRow("at the screen, for good") << "tty1" << "Active=yes" << "0" << "";
        QTest::newRow("at another terminal") << "tty2" << "Active=no" << "1" << "";
        QTest::newRow("at another terminal, not to be asked") << "tty2" << "Active=no" << "1" << silent;
        QTest::newRow("without a seat") << "" << "Seat=\n" << "1" << "";
        QTest::newRow("without a seat, not to be asked") << "" << "Seat=\n" << "1" << silent;
    }
    void polkit_refuses_everybody_else_by_name() {
        QFETCH(QString, terminal);
        QFETCH(QString, session);
        QFETCH(QString, flags);
        QFETCH(QString, options);
        const QString said = in_session("alice", terminal, pin_with_busctl("x batch " + flags, options));
        QVERIFY2(said.contains(session), qPrintable(said));
        QVERIFY2(said.contains(QString("error-name=") + needs_password), qPrintable(said));
        QVERIFY2(service_.profile("x").empty(), "nothing may have been pinned");
    }

    void root_pins_without_being_asked() {
        QCOMPARE(service_.pin("kept", "batch", 0), "");
        QCOMPARE(service_.pin("until-stop", "batch", 1), "");
    }

    void the_journal_names_who_decided_what() {
        QJsonObject entry;
        WAIT_FOR(!(entry = newest_entry("PANDEMONIUM_PROFILE=kept")).isEmpty());
        QCOMPARE(entry["PANDEMONIUM_ACTION"].toString(), "org.pandemonium1.pin-profile-permanently");
        QCOMPARE(entry["PANDEMONIUM_UID"].toString(), "0");
        QCOMPARE(entry["PANDEMONIUM_TIER"].toString(), "batch");
    }

    void load_brings_no_stall_and_no_warning() {
        const QString count = enable_count();
        for (const char *load : {"hackbench -g 2 -l 100",
                                 "stress-ng --cpu 4 --fork 2 --pipe 2 --switch 2 --timeout 3s --temp-path /tmp"}) {
            const Finished finished = run(load);
            QVERIFY2(finished.status == 0, qPrintable(finished.output));
        }
        QCOMPARE(enable_count(), count);
        QCOMPARE(service_.state(), "scheduling");
        // The log is there from its first line to this one, which shows that trouble would be found.
        QVERIFY(write_file("/dev/kmsg", "BUG: written by the test\n"));
        const QStringList found =
            run("dmesg --notime | grep -E 'Linux version|WARNING|BUG|lockup|rcu.*stall'").output.split('\n');
        QVERIFY2(found.size() == 2 && found.first().startsWith("Linux version"), qPrintable(found.join('\n')));
        QCOMPARE(found.last(), "BUG: written by the test");
    }

    void after_all_that_the_service_is_small() {
        constexpr int most_kib = 14 * 1024;
        const int resident = run("ps -o rss= -p " + unit("MainPID")).output.toInt();
        QVERIFY2(resident > 0 && resident < most_kib, qPrintable(QString("%1 KiB").arg(resident)));
    }

    void stop_and_start_and_upgrade_keep_what_was_decided_and_learned() {
        run("systemctl stop pandemonium");
        QCOMPARE(active_ops(), "");
        run("systemctl start pandemonium");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY2(service_.profile("until-stop").empty(), "a runtime pin ends with the unit");
        QVERIFY(keeps_everything());
        QCOMPARE(install(), "");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(keeps_everything());
    }

    void a_removed_package_leaves_the_kernel_alone_and_comes_back_with_everything() {
        QCOMPARE(run("dpkg --remove pandemonium").status, 0);
        QVERIFY(nothing_runs());
        QCOMPARE(install(), "");
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QVERIFY(keeps_everything());
    }

    void a_purged_package_leaves_nothing() {
        QCOMPARE(run("dpkg --purge pandemonium").status, 0);
        QVERIFY(nothing_runs());
        for (const char *path : {"/var/lib/pandemonium", "/etc/pandemonium", "/run/pandemonium"})
            QVERIFY2(!QFileInfo::exists(path), path);
        QCOMPARE(run("systemctl is-enabled pandemonium").output, "not-found");
    }

private:
    [[nodiscard]] bool is_told(const char *key) const { return field<bool>(service_.stats().totals, key); }
    [[nodiscard]] static quint64 age_us(const Dictionary &explanation) {
        return field<std::uint64_t>(explanation, "AgeUs");
    }
    /// Everything that counts since attach has grown, and the player was heard in the window.
    [[nodiscard]] static bool has_moved_on(const Stats &before, const Stats &after) {
        const auto grows = [&](const char *tier, const char *key) {
            return after.of<std::uint64_t>(tier, key) > before.of<std::uint64_t>(tier, key);
        };
        return grows(urgent, "Dispatches") && grows("batch", "Dispatches") && grows("batch", "PreemptedBy") &&
               after.of<std::uint64_t>(urgent, "WakeupSamples") > 0;
    }
    static void tell_the_truth(const Stats &stats) {
        for (const char *time : {"WindowUs", "SliceUs", "BatchSliceUs", "PreemptUs", "SojournTargetUs"})
            QVERIFY2(field<std::uint64_t>(stats.totals, time) > 0, time);
        const auto typical = stats.of<std::uint64_t>(urgent, "WakeupP50Us");
        const auto rare = stats.of<std::uint64_t>(urgent, "WakeupP99Us");
        QVERIFY(0 < typical && typical <= rare && rare <= stats.of<std::uint64_t>(urgent, "WakeupMaxUs"));
        double shares = 0.0;
        for (const auto &[tier, values] : stats.tiers) {
            const auto hits = field<double>(values, "L2HitRate");
            QVERIFY2(hits >= 0.0 && hits <= 1.0, tier.c_str());
            shares += field<double>(values, "RunTimeShare");
        }
        QVERIFY2(qFuzzyCompare(shares, 1.0), qPrintable(QString::number(shares)));
        QVERIFY(stats.of<double>("batch", "RunTimeShare") > stats.of<double>(urgent, "RunTimeShare"));
    }
    [[nodiscard]] static QJsonObject newest_entry(const QString &match) {
        const QString found = run("journalctl --quiet --unit pandemonium --lines 1 --output json " + match).output;
        return QJsonDocument::fromJson(found.toUtf8()).object();
    }
    [[nodiscard]] bool keeps_everything() const {
        return service_.pinned_tier("kept") == "batch" && service_.is_confident("cc1-like");
    }
    [[nodiscard]] static bool nothing_runs() {
        return active_ops().isEmpty() && run("pgrep --exact pandemoniumd").output.isEmpty();
    }

    Service service_;
};

QTEST_GUILESS_MAIN(WorkTest)
#include "work_test.moc"
