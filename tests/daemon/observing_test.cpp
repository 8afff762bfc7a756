// SPDX-License-Identifier: GPL-2.0-or-later
//
// The whole service on a kernel without sched_ext: it observes, judges real programs, learns, and keeps what it
// learned. Needs root and BPF with BTF. A kernel that has sched_ext has it hidden from the daemon here, so that the
// machine's own scheduling is never touched.
#include "support/answer.hpp"
#include "support/logind_double.hpp"
#include "support/private_mounts.hpp"
#include "support/service_fixture.hpp"
#include "support/synthetic_program.hpp"

#include <QtTest>

#include <QDir>
#include <QRegularExpression>

#include <optional>
#include <sys/syscall.h>
#include <unistd.h>

using namespace pandemonium::test;

namespace {

constexpr std::uint64_t until_stop = 1;
constexpr std::uint64_t for_good = 0;
/// 15 bytes of an emoji of four bytes: the kernel cuts the last one.
constexpr const char *cut_name = "\U0001F600\U0001F600\U0001F600\U0001F600";
constexpr const char *cut_name_escaped = "\U0001F600\U0001F600\U0001F600\\xf0\\x9f\\x98";

/// In how many whole seconds a timer of that process is due; nothing when none is set.
std::optional<int> due_in(pid_t pid) {
    const QRegularExpression value("it_value: \\((\\d+), (\\d+)\\)");
    const QDir descriptors(QString("/proc/%1/fdinfo").arg(pid));
    for (const auto &name : descriptors.entryList(QDir::Files)) {
        QFile file(descriptors.filePath(name));
        const auto found = value.match(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        if (found.hasMatch() && (found.captured(1) != "0" || found.captured(2) != "0")) {
            return found.captured(1).toInt();
        }
    }
    return std::nullopt;
}

} // namespace

class ObservingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CoveringDisk> hidden_;
    std::unique_ptr<ServiceFixture> service_;
    std::unique_ptr<BusClient> client_;

    QVariantMap explained(unsigned pid) const {
        return dictionary_of(service_->call(*client_, "Profiles.ExplainPid", "u", pid));
    }
    QVariantMap profile(const char *name) const {
        return dictionary_of(service_->call(*client_, "Profiles.GetProfile", "s", name));
    }
    bool becomes(unsigned pid, const char *tier, const char *source) const {
        return service_->loop.wait_for([&] {
            const auto report = explained(pid);
            return report["Tier"] == tier && report["Source"] == source;
        });
    }
    bool is_learned(const char *name) const {
        return service_->loop.wait_for([&] { return profile(name)["Observations"].toULongLong() > 0; });
    }
    QString pin(const char *name, const char *tier, std::uint64_t flags) const {
        return service_->call(*client_, "Profiles.PinProfile", "sst", name, tier, flags)->error;
    }
    QString unpin(const char *name) const {
        return service_->call(*client_, "Profiles.UnpinProfile", "st", name, std::uint64_t{0})->error;
    }
    QByteArray on_disk(const char *file) const {
        QFile read(service_->directory("state") + "/" + file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void restart() {
        client_.reset();
        service_->end_daemon();
        service_->start_daemon();
        client_ = service_->client();
        QVERIFY(service_->loop.wait_for([&] { return service_->property("Scheduler.State") == "observing"; }));
    }

private Q_SLOTS:
    void initTestCase() {
        if (const auto *missing = missing_for_observing()) {
            QSKIP(missing);
        }
        hidden_ = hide_sched_ext();
        service_ = std::make_unique<ServiceFixture>(ServiceFixture::Options{.configuration = "mode = schedule\n"});
        client_ = service_->client();
        QVERIFY2(service_->loop.wait_for([&] { return service_->property("Scheduler.State") == "observing"; }),
                 qPrintable(service_->state() + service_->log()));
    }
    void cleanupTestCase() {
        client_.reset();
        service_.reset();
        hidden_.reset();
    }

    void where_it_cannot_schedule_it_observes_and_says_why() {
        QCOMPARE(service_->property("Scheduler.Mode"), QString("schedule"));
        QCOMPARE(service_->property("Scheduler.ActiveOps"), QString());
        const auto reason = service_->property("Scheduler.StateReason");
        QVERIFY2(reason.contains("sched_ext") && reason.endsWith('.'), qPrintable(reason));
    }

    void a_program_gets_the_tier_of_what_it_does_and_is_learned_data() {
        QTest::addColumn<QString>("tier");
        QTest::newRow("spinner") << "batch";
        QTest::newRow("audio") << "latency-critical";
        QTest::newRow("compositor60") << "latency-critical";
        QTest::newRow("editor") << "interactive";
        QTest::newRow("pingpong") << "latency-critical";
        QTest::newRow("spoofer") << "batch";
    }
    void a_program_gets_the_tier_of_what_it_does_and_is_learned() {
        QFETCH(const QString, tier);
        const auto name = QByteArray("t-") + QTest::currentDataTag();
        const SyntheticProgram program(QTest::currentDataTag(), name);
        for (const auto thread : program.threads()) {
            QVERIFY2(becomes(thread, tier.toUtf8().constData(), "behaviour"),
                     qPrintable(text_of(service_->call(*client_, "Profiles.ExplainPid", "u", thread)->body.get())));
        }
        QVERIFY(service_->loop.wait_for([&] { return profile(name.constData())["Tier"] == tier; }));
        QCOMPARE(explained(program.pid())["Profile"].toMap()["Name"].toString(), QString(name));
    }

    void a_descriptor_explains_the_task_it_holds() {
        const SyntheticProgram program("audio", "held");
        const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, program.pid(), 0));
        const auto report = dictionary_of(service_->call(*client_, "Profiles.ExplainTask", "h", pidfd));
        close(pidfd);
        QCOMPARE(report["Name"].toString(), QString("held"));
        QCOMPARE(report["Pid"].toUInt(), program.pid());
    }

    void what_a_program_does_each_time_it_runs_becomes_certain_and_is_predicted() {
        const auto applied = [this] {
            const auto reply = service_->call(*client_, "Stats.GetStats");
            return dictionary_of(reply)["PredictionsApplied"].toULongLong();
        };
        constexpr quint64 runs = 3;
        for (quint64 run = 1; run <= runs; ++run) {
            const SyntheticProgram program("audio", "steady");
            QVERIFY(service_->loop.wait_for([&] {
                const auto learned = profile("steady");
                const bool is_certain = learned["Confidence"].toDouble() >= 0.6;
                return learned["Observations"].toULongLong() >= 2 * run && (is_certain || run < runs);
            }));
        }
        QCOMPARE(profile("steady")["Tier"].toString(), QString("latency-critical"));
        const auto before = applied();
        const SyntheticProgram again("audio", "steady");
        QVERIFY(service_->loop.wait_for([&] { return applied() > before; }));
    }

    void many_tasks_of_a_name_are_one_observation_a_second() {
        std::vector<std::unique_ptr<SyntheticProgram>> crowd;
        for (int i = 0; i < 4; ++i) {
            crowd.push_back(std::make_unique<SyntheticProgram>("audio", "crowd"));
        }
        QVERIFY(service_->loop.wait_for([&] { return profile("crowd")["Observations"].toULongLong() >= 4; }));
        constexpr quint64 second_us = 1'000'000;
        const auto learned = profile("crowd");
        const auto lifetime = learned["LastSeen"].toULongLong() - learned["FirstSeen"].toULongLong();
        QVERIFY2(
            learned["Observations"].toULongLong() <= 1 + lifetime / second_us,
            qPrintable(QString("%1 observations in %2 us").arg(learned["Observations"].toULongLong()).arg(lifetime)));
    }

    void a_pin_shows_on_what_runs_and_an_unpin_gives_it_back() {
        const SyntheticProgram program("audio", "pinned");
        QVERIFY(becomes(program.pid(), "latency-critical", "behaviour"));
        const auto answer = service_->call(*client_, "Profiles.PinProfile", "sst", "pinned", "batch", until_stop);
        int enforced = 1;
        QCOMPARE(answer->message, QString());
        QVERIFY(sd_bus_message_read(answer->body.get(), "b", &enforced) > 0);
        QVERIFY2(enforced == 0, "while observing nothing is enforced");
        const auto pinned = explained(program.pid());
        QCOMPARE(pinned["Tier"].toString(), QString("batch"));
        QCOMPARE(pinned["Source"].toString(), QString("pin"));
        QVERIFY(pinned["Sentence"].toString().contains("pinned"));
        QCOMPARE(unpin("pinned"), QString());
        QVERIFY(explained(program.pid())["Source"] != "pin");
        QVERIFY(becomes(program.pid(), "latency-critical", "behaviour"));
    }

    void a_name_that_is_no_text_is_shown_escaped_and_pinned_by_that() {
        const SyntheticProgram program("audio", cut_name);
        QVERIFY(becomes(program.pid(), "latency-critical", "behaviour"));
        QCOMPARE(explained(program.pid())["Name"].toString(), QString(cut_name_escaped));
        QVERIFY(is_learned(cut_name_escaped));
        QCOMPARE(pin(cut_name_escaped, "batch", until_stop), QString());
        QCOMPARE(explained(program.pid())["Source"].toString(), QString("pin"));
        QCOMPARE(unpin(cut_name_escaped), QString());
    }

    void without_learning_nothing_new_is_known() {
        QCOMPARE(service_->call(*client_, "Profiles.SetLearning", "bt", 0, until_stop)->error, QString());
        const SyntheticProgram program("audio", "unlearned");
        QVERIFY(becomes(program.pid(), "latency-critical", "behaviour"));
        const auto clock = client_->watch("type='signal',sender='org.pandemonium1',member='Sample'");
        QCOMPARE(service_->call(*client_, "Stats.Subscribe", "u", 1000U)->error, QString());
        QVERIFY(service_->loop.wait_for([&] { return clock->size() >= 3; })); // as many ticks went by
        QCOMPARE(service_->call(*client_, "Profiles.GetProfile", "s", "unlearned")->error, QString("NoSuchProfile"));
        QCOMPARE(service_->call(*client_, "Profiles.SetLearning", "bt", 1, until_stop)->error, QString());
        QVERIFY(is_learned("unlearned"));
    }

    void what_was_learned_and_pinned_survives_a_restart() {
        {
            const SyntheticProgram program("audio", "lasting");
            QVERIFY(is_learned("lasting"));
        }
        QCOMPARE(pin("lasting", "batch", for_good), QString());
        const auto before = profile("lasting");
        restart();
        const auto after = profile("lasting");
        QCOMPARE(after["Observations"], before["Observations"]);
        QCOMPARE(after["FirstSeen"], before["FirstSeen"]);
        QCOMPARE(after["PinnedTier"].toString(), QString("batch"));
        QCOMPARE(after["Persistent"].toBool(), true);
        const SyntheticProgram program("audio", "lasting");
        QVERIFY2(becomes(program.pid(), "batch", "pin"), "the kernel side knows the pin again");
        QCOMPARE(unpin("lasting"), QString());
    }

    void what_is_forgotten_leaves_the_bus_and_every_generation_on_the_disk_at_once() {
        {
            const SyntheticProgram program("audio", "forgettable");
            QVERIFY(is_learned("forgettable"));
        }
        restart(); // saves
        restart(); // and again, so that the previous generation holds the name too
        for (const auto *file : {"profiles.pddb", "profiles.pddb.1"}) {
            QVERIFY2(on_disk(file).contains("forgettable"), file);
        }
        QCOMPARE(service_->call(*client_, "Profiles.ForgetProfile", "st", "forgettable", std::uint64_t{0})->error,
                 QString());
        for (const auto *file : {"profiles.pddb", "profiles.pddb.1"}) {
            QVERIFY2(on_disk(file).startsWith("PDDB") || !QFile::exists(service_->directory("state") + "/" + file),
                     file);
            QVERIFY2(!on_disk(file).contains("forgettable"), file);
        }
        QCOMPARE(service_->call(*client_, "Profiles.GetProfile", "s", "forgettable")->error, QString("NoSuchProfile"));
    }

    void what_it_learned_before_it_was_switched_off_is_still_to_be_saved() {
        const auto set_mode = [this](const char *mode) {
            return service_->call(*client_, "Scheduler.SetMode", "st", mode, until_stop)->error;
        };
        restart(); // saves
        const SyntheticProgram program("audio", "unsaved");
        QVERIFY(is_learned("unsaved"));
        QCOMPARE(set_mode("off"), QString());
        QVERIFY(!on_disk("profiles.pddb").contains("unsaved"));
        // Not a tick, which would come within a second.
        QVERIFY(service_->loop.wait_for([&] { return due_in(service_->pid()) > 1; }));
        QCOMPARE(service_->answered(client_->send_bytes("Profiles.Import", profile_file({"saved"}), 0))->error,
                 QString());
        QVERIFY2(service_->loop.wait_for([&] { return !due_in(service_->pid()); }), "all is saved, and it is off");
        QCOMPARE(set_mode("observe"), QString());
    }

    void a_kernel_thread_of_one_cpu_is_where_the_kernel_s_rule_puts_it() {
        const auto follows_the_rule = [this] {
            for (const auto &pid : QDir("/proc").entryList({"[1-9]*"}, QDir::Dirs)) {
                QFile comm("/proc/" + pid + "/comm");
                if (comm.open(QIODevice::ReadOnly) && comm.readAll().startsWith("kworker/0:") &&
                    explained(pid.toUInt())["Source"] == "kernel-rule") {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(service_->loop.wait_for(follows_the_rule)); // one of them runs every now and then
    }

    void a_save_that_failed_is_tried_again_later_not_at_once() {
        const auto set_mode = [this](const char *mode) {
            return service_->call(*client_, "Scheduler.SetMode", "st", mode, until_stop)->error;
        };
        LogindDouble logind(service_->loop, service_->bus.address());
        QVERIFY(service_->loop.wait_for([&] { return logind.is_delayed(); }));
        const SyntheticProgram program("audio", "waiting");
        QVERIFY(is_learned("waiting"));
        QCOMPARE(set_mode("off"), QString());
        const CoveringDisk disk(service_->directory("state"), "64k");
        disk.fill();
        logind.announce("PrepareForSleep", true); // saves
        QVERIFY(service_->loop.wait_for([&] { return !logind.is_delayed(); }));
        QCOMPARE(service_->property("Profiles.StoreState"), QString("failed"));
        QVERIFY(service_->loop.wait_for([&] { return due_in(service_->pid()) > 1; }));
        QCOMPARE(set_mode("observe"), QString());
    }

    void off_detaches_and_observe_attaches() {
        const auto set_mode = [this](const char *mode) {
            return service_->call(*client_, "Scheduler.SetMode", "st", mode, until_stop)->error;
        };
        QCOMPARE(set_mode("off"), QString());
        QCOMPARE(service_->property("Scheduler.State"), QString("off"));
        QCOMPARE(service_->call(*client_, "Stats.GetStats")->error, QString("NotRunning"));
        QCOMPARE(set_mode("observe"), QString());
        QCOMPARE(service_->property("Scheduler.State"), QString("observing"));
        QCOMPARE(service_->property("Scheduler.StateReason"), QString());
        const SyntheticProgram program("spinner", "seen-again");
        QVERIFY(becomes(program.pid(), "batch", "behaviour"));
    }
};

QTEST_GUILESS_MAIN(ObservingTest)
#include "observing_test.moc"
