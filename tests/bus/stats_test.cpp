// SPDX-License-Identifier: GPL-2.0-or-later
//
// Measuring and explaining while observing: needs root and BPF.
#include "support/service_fixture.hpp"

#include <QtTest>

#include <csignal>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pandemonium::test;

namespace {

constexpr uid_t somebody = 1; // of /etc/passwd, where dbus-daemon looks everybody up; root needs no polkit

/// A process of that user which lives as long as this.
class Sleeper {
public:
    explicit Sleeper(uid_t uid) : pid_(fork()) {
        if (pid_ == 0) {
            (void)setuid(uid); // checked by the test, through the answer
            pause();
            _exit(0);
        }
    }
    Sleeper(const Sleeper &) = delete;
    Sleeper &operator=(const Sleeper &) = delete;
    ~Sleeper() {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    [[nodiscard]] unsigned pid() const { return static_cast<unsigned>(pid_); }

private:
    pid_t pid_;
};

} // namespace

class StatsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;

private Q_SLOTS:
    void initTestCase() {
        service_ = std::make_unique<ServiceFixture>(ServiceFixture::Options{.configuration = "mode = observe\n"});
        if (!service_->loop.wait_for([&] { return service_->property("Scheduler.State") != "starting"; }) ||
            service_->property("Scheduler.State") != "observing") {
            QSKIP(qPrintable("needs root and BPF: " + service_->log()));
        }
    }
    void cleanupTestCase() { service_.reset(); }

    void the_first_look_takes_two_samples_and_says_how_long_its_window_is() {
        const auto reply = service_->call(*service_->client(), "Stats.GetStats");
        QCOMPARE(reply->message, QString());
        const auto text = text_of(reply->body.get());
        for (const auto *key : {"WindowUs", "CpuIdle", "SliceUs", "latency-critical", "WakeupP99Us", "Rescued"}) {
            QVERIFY2(text.contains(key), key);
        }
    }

    void a_sample_reaches_its_subscriber_and_nobody_else() {
        const auto subscriber = service_->client();
        const auto other = service_->client();
        const auto *rule = "type='signal',sender='org.pandemonium1',member='Sample'";
        const auto heard = subscriber->watch(rule);
        const auto overheard = other->watch(rule);
        QCOMPARE(service_->call(*subscriber, "Stats.Subscribe", "u", 250U)->error, QString());
        QVERIFY(service_->loop.wait_for([&] { return heard->size() >= 2; }));
        QCOMPARE(QString(sd_bus_message_get_destination(heard->front().get())), subscriber->name());
        QVERIFY(overheard->empty());
    }

    void no_sample_comes_after_unsubscribing() {
        const auto subscriber = service_->client();
        const auto heard = subscriber->watch("type='signal',sender='org.pandemonium1',member='Sample'");
        const auto brief = service_->call(*subscriber, "Stats.Subscribe", "u", 250U);
        std::uint32_t cookie = 0;
        QVERIFY(sd_bus_message_read(brief->body.get(), "u", &cookie) > 0);
        QVERIFY(service_->loop.wait_for([&] { return !heard->empty(); }));
        QCOMPARE(service_->call(*subscriber, "Stats.Unsubscribe", "u", cookie)->error, QString());
        heard->clear();
        const auto other = service_->client(); // its samples are the clock of this test
        const auto clock = other->watch("type='signal',sender='org.pandemonium1',member='Sample'");
        QCOMPARE(service_->call(*other, "Stats.Subscribe", "u", 250U)->error, QString());
        QVERIFY(service_->loop.wait_for([&] { return clock->size() >= 3; }));
        QVERIFY(heard->empty());
    }

    void one_s_own_task_is_explained_without_asking() {
        const Sleeper sleeper(somebody);
        service_->polkit->on("read-profiles", PolkitDouble::Answer::deny);
        const auto user = service_->client(somebody);
        QVERIFY(service_->loop.wait_for( // until the child has become that user
            [&] { return service_->call(*user, "Profiles.ExplainPid", "u", sleeper.pid())->error.isEmpty(); }));
        const auto reply = service_->call(*user, "Profiles.ExplainPid", "u", sleeper.pid());
        const auto text = text_of(reply->body.get());
        QVERIFY2(text.contains("Sentence") && text.contains("because"), qPrintable(text));
    }

    void other_people_s_tasks_need_authorisation() {
        service_->polkit->on("read-profiles", PolkitDouble::Answer::deny);
        const auto user = service_->client(somebody);
        const auto refused = service_->call(*user, "Profiles.ExplainPid", "u", static_cast<unsigned>(getpid()));
        QCOMPARE(refused->error, QString("AccessDenied"));
        service_->polkit->on("read-profiles", PolkitDouble::Answer::allow);
        const auto allowed = service_->call(*user, "Profiles.ExplainPid", "u", static_cast<unsigned>(getpid()));
        QCOMPARE(allowed->message, QString());
    }

    void a_task_can_be_asked_about_by_pidfd() {
        const Sleeper sleeper(0);
        const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, sleeper.pid(), 0));
        const auto reply = service_->call(*service_->client(), "Profiles.ExplainTask", "h", pidfd);
        close(pidfd);
        QCOMPARE(reply->message, QString());
        QVERIFY(text_of(reply->body.get()).contains(QString::number(sleeper.pid())));
    }
};

QTEST_GUILESS_MAIN(StatsTest)
#include "stats_test.moc"
