// SPDX-License-Identifier: GPL-2.0-or-later
//
// The client against a service that comes, changes, refuses, hangs, goes and comes back.
#include "client/client.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"

#include <QCoreApplication>
#include <QDBusPendingCall>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::Program;

class ClientTest : public QObject {
    Q_OBJECT
public:
    explicit ClientTest(pandemonium::test::AppletSurroundings &surroundings) : surroundings_(surroundings) {}

private:
    /// One call of every kind; comes back when all are answered.
    void ask_everything(Client &client) {
        int answers = 0;
        const auto count = [&](const auto &) { ++answers; };
        client.setMode(Mode::observe, Lasting::untilServiceStops, this, count);
        client.resetFailure(this, count);
        client.setLearning(false, Lasting::untilServiceStops, this, count);
        client.pin({"firefox", Tier::batch, Lasting::untilServiceStops}, this, count);
        client.unpin("firefox", this, count);
        client.forget("kate", this, count);
        client.list({.filter = "all"}, this, count);
        client.profile("firefox", this, count);
        client.explain(1, this, count);
        client.stats(this, count);
        QTRY_COMPARE(answers, 10);
    }

    pandemonium::test::AppletSurroundings &surroundings_;

private Q_SLOTS:
    void a_service_that_appears_tells_its_state() {
        const Client client;
        QTRY_COMPARE(client.service().presence, Presence::absent);
        FakeService service;
        service.appear();
        QTRY_COMPARE(client.service().presence, Presence::present);
        QCOMPARE(client.service().activity.known, Activity::scheduling);
        QCOMPARE(client.service().mode.known, Mode::schedule);
        QCOMPARE(client.service().version, "0.1.0");
        QVERIFY(client.service().learning);
        QCOMPARE(client.complaints(), QStringList());
    }

    void a_service_that_was_there_before_is_found_and_its_going_noticed() {
        FakeService service;
        service.appear();
        const Client client;
        QTRY_VERIFY(client.service().isPresent());
        service.vanish();
        QTRY_COMPARE(client.service().presence, Presence::absent);
        service.appear();
        QTRY_VERIFY(client.service().isPresent());
    }

    void changes_are_told_with_what_was_before() {
        FakeService service;
        service.appear();
        const Client client;
        QTRY_VERIFY(client.service().isPresent());
        QStringList before;
        connect(&client, &Client::changed, this, [&](const ServiceState &state) { before << state.activity.text; });
        service.be("observing", "observe");
        QTRY_COMPARE(client.service().activity.known, Activity::observing);
        QCOMPARE(before, QStringList{"scheduling"});
    }

    void nothing_is_changed_before_the_service_says_so() {
        FakeService service;
        service.appear();
        service.answer("SetMode", ""); // hangs
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        bool isAnswered = false;
        client.setMode(Mode::off, Lasting::forGood, this, [&](const Answer<void> &) { isAnswered = true; });
        QTRY_COMPARE(service.hanging(), 1);
        QVERIFY(!isAnswered);
        QCOMPARE(client.service().mode.known, Mode::schedule);
        service.release();
        QTRY_VERIFY(isAnswered);
        QTRY_COMPARE(client.service().mode.known, Mode::off);
    }

    void refusals_are_told_apart_data() {
        QTest::addColumn<QString>("error");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("refused") << "AccessDenied" << Failure::Kind::refused;
        QTest::newRow("dismissed") << "Dismissed" << Failure::Kind::dismissed;
        QTest::newRow("no agent") << "InteractiveAuthorizationRequired" << Failure::Kind::noAgent;
        QTest::newRow("busy") << "Busy" << Failure::Kind::busy;
        QTest::newRow("pinned") << "Pinned" << Failure::Kind::pinned;
        QTest::newRow("of a newer service") << "Unheard" << Failure::Kind::other;
    }
    void refusals_are_told_apart() {
        QFETCH(QString, error);
        FakeService service;
        service.appear();
        service.answer("PinProfile", error, "said so");
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        std::optional<Failure> failure;
        client.pin({"firefox", Tier::batch, Lasting::forGood}, this,
                   [&](const Answer<bool> &answer) { failure = answer.error(); });
        QTRY_VERIFY(failure);
        QTEST(failure->kind, "kind");
        QCOMPARE(failure->message, "said so");
    }

    void a_question_that_hangs_times_out() {
        FakeService service;
        service.appear();
        service.answer("UnpinProfile", "");
        Client client({.permissionMs = 50});
        QTRY_VERIFY(client.service().isPresent());
        std::optional<Failure> failure;
        client.unpin("firefox", this, [&](const Answer<void> &answer) { failure = answer.error(); });
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::timedOut);
    }

    void a_service_that_dies_before_it_answers_is_absent_and_not_slow() {
        FakeService service;
        service.appear();
        service.answer("ForgetProfile", "");
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        std::optional<Failure> failure;
        client.forget("firefox", this, [&](const Answer<void> &answer) { failure = answer.error(); });
        QTRY_COMPARE(service.hanging(), 1);
        service.crash();
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::serviceAbsent);
        QTRY_COMPARE(client.service().presence, Presence::absent);
    }

    void an_answer_for_somebody_who_left_is_dropped() {
        FakeService service;
        service.appear();
        service.answer("GetProfile", "");
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        int answers = 0;
        auto window = std::make_unique<QObject>();
        client.profile("firefox", window.get(), [&](const Answer<Profile> &) { ++answers; });
        client.profile("firefox", this, [&](const Answer<Profile> &) { ++answers; });
        QTRY_COMPARE(service.hanging(), 2);
        window.reset();
        service.release();
        QTRY_COMPARE(answers, 1);
    }

    void every_call_is_in_the_contract_and_changes_may_ask_the_person() {
        FakeService service;
        service.set_programs({Program{.name = "firefox"}, Program{.name = "kate"}});
        service.appear();
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        client.watchStats(true);
        QTRY_COMPARE(service.subscribers(), 1);
        client.watchStats(false);
        QTRY_COMPARE(service.subscribers(), 0);
        ask_everything(client);
        QCOMPARE(service.violations(), QStringList());
        for (const auto *method :
             {"SetMode", "ResetFailure", "SetLearning", "PinProfile", "UnpinProfile", "ForgetProfile"})
            QVERIFY2(service.heard(method).value(0).may_ask_the_person, method);
        QVERIFY(!service.heard("ListProfiles").value(0).may_ask_the_person);
    }

    void no_call_starts_a_service_that_is_not_there() {
        const auto marker = surroundings_.home.filePath("started");
        surroundings_.may_start("org.pandemonium1", "touch " + marker);
        Client client;
        QTRY_COMPARE(client.service().presence, Presence::absent);
        client.watchStats(true);
        client.watchProfiles(true);
        client.refresh();
        ask_everything(client);
        // The bus starts one program after the other: when the second has been started, the first would have been.
        const auto second = surroundings_.home.filePath("second");
        surroundings_.may_start("org.example.Second", "touch " + second);
        auto call = QDBusMessage::createMethodCall("org.example.Second", "/", "org.example.Second", "Start");
        (void)QDBusConnection::systemBus().asyncCall(call);
        QTRY_VERIFY(QFile::exists(second));
        QVERIFY(!QFile::exists(marker));
    }

    void samples_come_while_they_are_watched_also_from_a_service_that_came_back() {
        FakeService service;
        service.appear();
        Client client;
        QSignalSpy samples(&client, &Client::sampled);
        client.watchStats(true);
        QTRY_COMPARE(service.subscribers(), 1);
        service.send_sample();
        QTRY_COMPARE(samples.size(), 1);
        service.crash();
        QTRY_COMPARE(client.service().presence, Presence::absent);
        service.appear();
        QTRY_COMPARE(service.subscribers(), 1);
        service.send_sample();
        QTRY_COMPARE(samples.size(), 2);
        QCOMPARE(samples.at(1).at(0).value<Sample>().of(Tier::interactive).tasks, 198U);
    }

    void what_nobody_watches_does_not_wake_the_client() {
        FakeService service;
        service.appear();
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        service.change("Profiles", {{"Learning", false}});
        service.be("observing", "observe"); // comes after it
        QTRY_COMPARE(client.service().activity.known, Activity::observing);
        QVERIFY(client.service().learning);
        client.watchLearning(true);
        QTRY_VERIFY(!client.service().learning);
        service.change("Profiles", {{"Learning", true}});
        QTRY_VERIFY(client.service().learning);
    }

    void a_service_that_does_not_tell_its_state_is_asked_again_and_complained_of_once() {
        FakeService service;
        service.answer("GetAll", "Busy", "not yet");
        service.appear();
        Client client({.againMs = 10});
        QTRY_VERIFY(service.heard("GetAll").size() >= 6);
        QCOMPARE(client.service().presence, Presence::asking);
        QCOMPARE(client.complaints().size(), 1);
        QVERIFY(client.complaints().first().contains("not yet"));
        service.right("GetAll");
        QTRY_VERIFY(client.service().isPresent());
        const auto asked = service.heard("GetAll").size();
        QTest::qWait(100); // ten times the pause: it would be asked again by now
        QCOMPARE(service.heard("GetAll").size(), asked);
    }

    void samples_that_stop_coming_are_told_and_asked_for_anew() {
        FakeService service;
        service.appear();
        Client client({.sampleMs = 50});
        QTRY_VERIFY(client.service().isPresent());
        const QSignalSpy failures(&client, &Client::samplingFailed);
        const QSignalSpy samples(&client, &Client::sampled);
        client.watchStats(true);
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures.at(0).at(0).value<Failure>().kind, Failure::Kind::timedOut);
        service.send_sample(); // late is better than never
        QTRY_COMPARE(samples.size(), 1);
        QTRY_COMPARE(failures.size(), 2);
        client.refresh();
        QTRY_COMPARE(service.heard("Subscribe").size(), 2);
        QTRY_COMPARE(service.subscribers(), 1);
        QCOMPARE(service.violations(), QStringList());
    }

    void a_subscription_that_was_refused_is_asked_for_again_when_told_and_when_programs_are_watched() {
        FakeService service;
        service.be("off", "off");
        service.answer("Subscribe", "NotRunning");
        service.appear();
        Client client;
        const QSignalSpy failures(&client, &Client::samplingFailed);
        client.watchStats(true);
        QTRY_COMPARE(failures.size(), 1);
        client.refresh();
        QTRY_COMPARE(failures.size(), 2);
        service.right("Subscribe");
        service.be("observing", "observe");
        QTRY_COMPARE(service.subscribers(), 1);
    }

    void a_bus_that_stays_away_is_looked_for_without_leaving_anything_open() {
        const auto openFiles = [] { return QDir("/proc/self/fd").count(); };
        surroundings_.system_bus->stop();
        const Client client({.reconnectMs = 1});
        QCOMPARE(client.service().presence, Presence::noBus);
        const auto before = openFiles();
        QTest::qWait(200);              // seven tries, each after twice the pause of the one before
        QVERIFY(openFiles() <= before); // what earlier tests had may still be closing
        surroundings_.system_bus->start();
        QTRY_COMPARE(client.service().presence, Presence::absent);
    }

    void a_bus_that_dies_is_told_and_found_again() {
        Client client({.reconnectMs = 10});
        {
            FakeService service;
            service.appear();
            QTRY_VERIFY(client.service().isPresent());
        }
        surroundings_.system_bus->stop();
        QTRY_COMPARE(client.service().presence, Presence::noBus);
        surroundings_.system_bus->start();
        QTRY_COMPARE(client.service().presence, Presence::absent);
        FakeService service;
        service.appear();
        QTRY_VERIFY(client.service().isPresent());
        QSignalSpy ejections(&client, &Client::ejected);
        service.eject("runnable task stall", "stalled", true);
        QTRY_COMPARE(client.service().activity.known, Activity::backingOff);
        QCOMPARE(ejections.size(), 1);
        QCOMPARE(client.service().lastExit->message, "stalled");
    }
};

APPLET_TEST_MAIN(ClientTest, QCoreApplication)
#include "client_bus_test.moc"
