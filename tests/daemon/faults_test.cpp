// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is thrown at the whole service: kernels and rights that do not suffice, disks that take nothing, hands that
// edit its files, a kill in the middle. Needs root and BPF with BTF. A kernel that has sched_ext has it hidden from
// the daemon here, so that the machine's own scheduling is never touched.
#include "support/answer.hpp"
#include "support/private_mounts.hpp"
#include "support/service_fixture.hpp"
#include "support/synthetic_program.hpp"

#include <QtTest>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace pandemonium::test;

namespace {

constexpr const char *btf = "/sys/kernel/btf";
constexpr std::uint64_t for_good = 0;

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CoveringDisk> hidden_;
    std::unique_ptr<ServiceFixture> service_;

    void start(const ServiceFixture::Options &options) {
        service_ = std::make_unique<ServiceFixture>(options);
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Scheduler.State") != "starting"; }));
    }
    ReplyPtr pin(const char *name) const {
        return service_->call(*service_->client(), "Profiles.PinProfile", "sst", name, "batch", for_good);
    }
    QVariantMap profile(const char *name) const {
        return dictionary_of(service_->call(*service_->client(), "Profiles.GetProfile", "s", name));
    }
    QString file(const char *name) const { return service_->directory("state") + "/" + name; }
    QByteArray content(const char *name) const {
        QFile read(file(name));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void edit(const char *name, const QByteArray &bytes) const {
        QFile write(file(name));
        QVERIFY(write.open(QIODevice::WriteOnly) && write.write(bytes) == bytes.size());
    }
    /// As the disk has it: nothing of a pin that was refused.
    void verify_nobody_is_pinned() const {
        QCOMPARE(service_->property("Profiles.PinnedCount"), QString("0"));
        QCOMPARE(service_->call(*service_->client(), "Profiles.GetProfile", "s", "refused")->error,
                 QString("NoSuchProfile"));
        QVERIFY(!content("pins.conf").contains("refused ="));
    }
    void restart(int signal = SIGTERM) {
        service_->end_daemon(signal);
        service_->start_daemon();
    }

private Q_SLOTS:
    void initTestCase() {
        if (const auto *missing = missing_for_observing()) {
            QSKIP(missing);
        }
        hidden_ = hide_sched_ext();
    }
    void cleanup() { service_.reset(); }
    void cleanupTestCase() { hidden_.reset(); }

    void what_holds_until_the_service_stops_outlives_a_crash_but_no_stop() {
        start({});
        const auto runtime = service_->directory("runtime/runtime.conf");
        service_->end_daemon(SIGKILL);
        QFile choices(runtime);
        QVERIFY(choices.open(QIODevice::WriteOnly) && choices.write("stays-out = yes\npin.passing = batch\n") > 0);
        choices.close();
        service_->start_daemon();
        QVERIFY(service_->loop.wait_for(
            [&] { return service_->property("Scheduler.StateReason").contains("stays out until asked"); }));
        QCOMPARE(service_->property("Scheduler.State"), QString("off"));
        QCOMPARE(service_->property("Profiles.PinnedCount"), QString("1"));
        restart();
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Profiles.PinnedCount") == "0"; }));
        QCOMPARE(service_->property("Scheduler.StateReason").contains("stays out"), false);
    }

    void without_btf_it_is_off_and_says_so_data() {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("observe") << QByteArray("observe");
        QTest::newRow("schedule") << QByteArray("schedule");
    }
    void without_btf_it_is_off_and_says_so() {
        QFETCH(const QByteArray, mode);
        const CoveringDisk without_btf(btf);
        start({.configuration = "mode = " + mode + "\n"});
        QCOMPARE(service_->property("Scheduler.State"), QString("off"));
        const auto reason = service_->property("Scheduler.StateReason");
        QVERIFY2(reason.contains("BTF"), qPrintable(reason));
        QCOMPARE(service_->property("Scheduler.Mode"), QString(mode));
        const auto refused = service_->call(*service_->client(), "Scheduler.SetMode", "st", mode.constData(), for_good);
        QCOMPARE(refused->error, QString("NotSupported"));
        QVERIFY2(refused->message.contains("BTF"), qPrintable(refused->message));
        QCOMPARE(pin("served")->error, QString());
    }

    void without_the_rights_it_fails_says_which_and_serves_data() {
        QTest::addColumn<int>("missing");
        QTest::newRow("CAP_PERFMON") << CAP_PERFMON;
        QTest::newRow("CAP_BPF") << CAP_BPF;
    }
    void without_the_rights_it_fails_says_which_and_serves() {
        QFETCH(const int, missing);
        start({.configuration = "mode = observe\n", .before_exec = [missing] {
                   for (const int capability : {missing, CAP_SYS_ADMIN}) { // the latter implies the others
                       (void)prctl(PR_CAPBSET_DROP, capability);           // NOLINT: its only form
                   }
               }});
        QCOMPARE(service_->property("Scheduler.State"), QString("failed"));
        const auto reason = service_->property("Scheduler.StateReason");
        QVERIFY2(reason.contains(QTest::currentDataTag()), qPrintable(reason));
        QCOMPARE(pin("served")->error, QString());
        const auto refused = service_->call(*service_->client(), "Scheduler.SetMode", "st", "observe", for_good);
        QCOMPARE(refused->error, QString("LoadFailed"));
        QVERIFY2(refused->message.contains(QTest::currentDataTag()), qPrintable(refused->message));
        QVERIFY(service_->is_running());
    }

    void what_does_not_fit_on_the_disk_is_not_pinned() {
        start({});
        service_->end_daemon();
        const CoveringDisk disk(service_->directory("state"), "64k");
        service_->start_daemon();
        disk.fill();
        const auto refused = pin("refused");
        QCOMPARE(refused->error, QString("StoreFailed"));
        QVERIFY2(refused->message.contains("No space left"), qPrintable(refused->message));
        QCOMPARE(service_->property("Profiles.StoreState"), QString("failed"));
        verify_nobody_is_pinned();
        restart();
        verify_nobody_is_pinned();
        disk.drain();
        QCOMPARE(pin("accepted")->error, QString());
        QCOMPARE(service_->property("Profiles.StoreState"), QString("ok"));
        restart();
        QCOMPARE(profile("accepted")["PinnedTier"].toString(), QString("batch"));
    }

    void on_a_read_only_disk_nothing_is_pinned() {
        start({});
        service_->end_daemon();
        const CoveringDisk disk(service_->directory("state"));
        service_->start_daemon();
        disk.make_read_only(true);
        const auto refused = pin("refused");
        QCOMPARE(refused->error, QString("StoreFailed"));
        QVERIFY2(refused->message.contains("Read-only"), qPrintable(refused->message));
        QCOMPARE(service_->property("Profiles.StoreState"), QString("read-only"));
        verify_nobody_is_pinned();
        restart();
        QCOMPARE(service_->property("Profiles.StoreState"), QString("read-only"));
        verify_nobody_is_pinned();
        disk.make_read_only(false);
        QCOMPARE(pin("accepted")->error, QString());
        QCOMPARE(service_->property("Profiles.StoreState"), QString("ok"));
    }

    void what_is_learned_on_a_full_disk_waits_for_space() {
        start({.configuration = "mode = observe\n"});
        service_->end_daemon();
        const CoveringDisk disk(service_->directory("state"), "64k");
        service_->start_daemon();
        disk.fill();
        const auto client = service_->client();
        const auto refused = service_->answered(client->send_bytes("Profiles.Import", profile_file({"imported"}), 0));
        QCOMPARE(refused->error, QString("StoreFailed"));
        QVERIFY(profile("imported").isEmpty());
        disk.drain();
        QCOMPARE(service_->answered(client->send_bytes("Profiles.Import", profile_file({"imported"}), 0))->error,
                 QString());
        QVERIFY(content("profiles.pddb").contains("imported"));
    }

    void an_edit_by_hand_survives_the_next_command() {
        start({});
        QCOMPARE(pin("first")->error, QString());
        edit("pins.conf", content("pins.conf") + "by-hand = interactive\n");
        QCOMPARE(pin("second")->error, QString());
        for (const auto *name : {"first", "second"}) {
            QCOMPARE(profile(name)["PinnedTier"].toString(), QString("batch"));
            QVERIFY2(content("pins.conf").contains(QByteArray(name) + " = batch"), name);
        }
        QCOMPARE(profile("by-hand")["PinnedTier"].toString(), QString("interactive"));
        QVERIFY(content("pins.conf").contains("by-hand = interactive"));
    }

    void an_edit_by_hand_is_taken_at_a_reload_and_bad_lines_are_told() {
        start({});
        QCOMPARE(pin("first")->error, QString());
        edit("pins.conf", "first = batch\nby-hand = interactive\nno-tier = urgent\nno equals sign\n");
        QCOMPARE(kill(service_->pid(), SIGHUP), 0);
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Profiles.PinnedCount") == "2"; }));
        QCOMPARE(profile("by-hand")["PinnedTier"].toString(), QString("interactive"));
        QCOMPARE(profile("first")["PinnedTier"].toString(), QString("batch"));
        for (const auto *line : {"pins.conf:3: ", "pins.conf:4: "}) {
            QVERIFY2(service_->log().contains(line), qPrintable(service_->log()));
        }
        QCOMPARE(pin("second")->error, QString());
        for (const auto *kept : {"no-tier = urgent", "no equals sign", "by-hand = interactive", "second = batch"}) {
            QVERIFY2(content("pins.conf").contains(kept), kept);
        }
    }

    void a_kill_loses_nothing_that_was_saved() {
        start({.configuration = "mode = observe\n"});
        const auto client = service_->client();
        QCOMPARE(service_->answered(client->send_bytes("Profiles.Import", profile_file({"saved"}), 0))->error,
                 QString());
        QCOMPARE(pin("saved")->error, QString());
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Scheduler.State") == "observing"; }));
        const SyntheticProgram program("audio", "killed");
        QVERIFY(service_->loop.wait_for([&] { return !profile("killed").isEmpty(); }));
        restart(SIGKILL);
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Scheduler.State") == "observing"; }));
        QCOMPARE(service_->property("Profiles.StoreState"), QString("ok"));
        QVERIFY(profile("saved")["Observations"].toULongLong() >= 100);
        QCOMPARE(profile("saved")["PinnedTier"].toString(), QString("batch"));
        QVERIFY2(service_->loop.wait_for([&] { return !profile("killed").isEmpty(); }), "it learns on");
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
