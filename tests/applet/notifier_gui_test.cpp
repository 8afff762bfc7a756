// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person is told on the screen, against a notification service that can little or much, or is not there.
#include "desktop/notifier.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "support/applet/notification_double.hpp"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::NotificationDouble;

class NotifierTest : public QObject {
    Q_OBJECT
public:
    explicit NotifierTest(pandemonium::test::AppletSurroundings &surroundings) : surroundings_(surroundings) {}

private:
    struct Scene {
        std::chrono::milliseconds respite{10};
        FakeService service;
        std::unique_ptr<NotificationDouble> desktop = std::make_unique<NotificationDouble>();
        Preferences preferences;
        std::unique_ptr<Client> client;
        std::unique_ptr<Notifier> notifier;

        Scene() {
            service.appear();
            client = std::make_unique<Client>();
            notifier = std::make_unique<Notifier>(*client, preferences, respite);
        }
        [[nodiscard]] bool is_told() const { return client->service().isPresent(); }
        /// What is open when exactly one is, or nothing.
        [[nodiscard]] QString title() const {
            return desktop->open.size() == 1 ? desktop->open.first().title : QString();
        }
        [[nodiscard]] NotificationDouble::Shown shown() const { return desktop->open.first(); }
        [[nodiscard]] uint id() const { return desktop->open.firstKey(); }
    };

    pandemonium::test::AppletSurroundings &surroundings_;

private Q_SLOTS:
    void init() { QDir(surroundings_.home.filePath("config/pandemonium")).removeRecursively(); }

    void an_ejection_is_told_with_its_reason_and_what_can_be_done() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("SysRq-S", "disabled by <b>sysrq-S</b>", false);
        QTRY_COMPARE(scene.title(), "The scheduler was ejected");
        const auto shown = scene.shown();
        QVERIFY(shown.body.contains("disabled by <b>sysrq-S</b>"));
        QCOMPARE(shown.actions, QStringList({"default", "Details", "try-again", "Try again", "details", "Details"}));
        QCOMPARE(shown.hints.value("urgency").value<uchar>(), uchar{2});
        QCOMPARE(shown.hints.value("desktop-entry").toString(), "org.pandemonium.Applet");
        QCOMPARE(shown.hints.value("category").toString(), "x-pandemonium.ejected");
    }

    void a_later_notice_takes_the_place_of_the_earlier() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate stalled", true);
        QTRY_COMPARE(scene.title(), "The scheduler was ejected");
        const auto id = scene.id();
        scene.service.be("scheduling", "schedule");
        QTRY_COMPARE(scene.title(), "The scheduler is back");
        QCOMPARE(scene.id(), id);
        scene.service.vanish();
        QTRY_COMPARE(scene.title(), "Service not running");
        QCOMPARE(scene.id(), id);
        scene.service.appear();
        QTRY_COMPARE(scene.title(), "The scheduler is back");
        QCOMPARE(scene.desktop->notified, 4);
    }

    void what_happens_while_a_notice_is_on_its_way_waits_and_does_not_pile_up() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.desktop->holds = true;
        const QSignalSpy ejections(scene.client.get(), &Client::ejected);
        for (int i = 0; i < 50; ++i)
            scene.service.eject("stall", QString("number %1").arg(i), true);
        QTRY_COMPARE(ejections.size(), 50);
        scene.desktop->release();
        QTRY_VERIFY(scene.desktop->open.size() == 1 && scene.shown().body.contains("number 49"));
        QVERIFY(scene.desktop->notified <= 3);
    }

    void a_service_that_only_restarts_is_not_worth_a_notice() {
        Scene scene;
        scene.notifier = std::make_unique<Notifier>(*scene.client, scene.preferences, std::chrono::hours(1));
        QTRY_VERIFY(scene.is_told());
        scene.service.crash();
        QTRY_COMPARE(scene.client->service().presence, Presence::absent);
        scene.service.appear();
        QTRY_VERIFY(scene.is_told());
        scene.notifier->tellFailure("the last", {}); // whatever came before it has been told by then
        QTRY_COMPARE(scene.title(), "the last");
        QCOMPARE(scene.desktop->notified, 1);
    }

    void a_service_that_comes_and_goes_without_a_word_is_gone() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.answer("GetAll", "");
        scene.service.crash();
        scene.service.appear();
        QTRY_COMPARE(scene.client->service().presence, Presence::asking);
        scene.service.crash();
        QTRY_COMPARE(scene.title(), "Service not running");
    }

    void markup_is_made_harmless_where_it_would_be_understood() {
        Scene scene;
        scene.desktop->capabilities << "body-markup";
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "<b>kate</b>", true);
        QTRY_VERIFY(!scene.title().isEmpty());
        QVERIFY(scene.shown().body.contains("&lt;b&gt;kate&lt;/b&gt;"));
    }

    void a_desktop_without_buttons_is_given_none() {
        Scene scene;
        scene.desktop->capabilities = {"body"};
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate", true);
        QTRY_VERIFY(!scene.title().isEmpty());
        QCOMPARE(scene.shown().actions, QStringList());
    }

    void try_again_asks_the_service() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate", false);
        QTRY_VERIFY(!scene.title().isEmpty());
        scene.desktop->choose(scene.id(), "try-again");
        QTRY_COMPARE(scene.service.heard("ResetFailure").size(), 1);
        QVERIFY(scene.service.heard("ResetFailure").constFirst().may_ask_the_person);
        QTRY_COMPARE(scene.title(), "The scheduler is back");
    }

    void a_try_that_fails_is_told_too() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.answer("ResetFailure", "Dismissed");
        scene.service.eject("stall", "kate", false);
        QTRY_VERIFY(!scene.title().isEmpty());
        scene.desktop->choose(scene.id(), "try-again");
        QTRY_COMPARE(scene.title(), "The scheduler was not started again");
        QVERIFY(scene.shown().body.startsWith("The question for permission was closed"));
    }

    void details_open_the_events_with_the_token_of_the_click() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate", false);
        QTRY_VERIFY(!scene.title().isEmpty());
        const QSignalSpy asked(scene.notifier.get(), &Notifier::eventsAsked);
        scene.desktop->choose(scene.id() + 1, "details", "of somebody else");
        scene.desktop->choose(scene.id(), "details", "token-7");
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), "token-7");
    }

    void what_the_person_closed_is_not_replaced_but_new() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate", true);
        QTRY_VERIFY(!scene.title().isEmpty());
        const auto id = scene.id();
        scene.desktop->close(id);
        QTest::qWait(0);
        scene.service.be("scheduling", "schedule");
        QTRY_COMPARE(scene.title(), "The scheduler is back");
        QVERIFY(scene.id() != id);
    }

    void silence_is_kept_when_preferred_and_takes_away_what_is_open() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.eject("stall", "kate", true);
        QTRY_VERIFY(!scene.title().isEmpty());
        scene.preferences.setNotifies(false);
        QTRY_VERIFY(scene.desktop->open.isEmpty());
        scene.service.vanish();
        QTRY_COMPARE(scene.client->service().presence, Presence::absent);
        QCOMPARE(scene.desktop->notified, 1);
        scene.notifier->tellFailure("Asked for", {.kind = Failure::Kind::refused});
        QTRY_COMPARE(scene.title(), "Asked for");
    }

    void without_a_notification_service_the_tray_is_to_tell() {
        Scene scene;
        scene.desktop.reset();
        QTRY_VERIFY(scene.is_told());
        const QSignalSpy unheard(scene.notifier.get(), &Notifier::unheard);
        scene.service.eject("stall", "kate", true);
        QTRY_COMPARE(unheard.size(), 1);
        QCOMPARE(unheard.at(0).at(0).value<Notice>().title, "The scheduler was ejected");
    }

    void a_service_absent_from_the_start_is_no_news() {
        Scene scene;
        scene.notifier.reset();
        scene.client.reset();
        scene.service.vanish();
        scene.client = std::make_unique<Client>();
        scene.notifier = std::make_unique<Notifier>(*scene.client, scene.preferences, scene.respite);
        QTRY_COMPARE(scene.client->service().presence, Presence::absent);
        scene.service.appear();
        QTRY_VERIFY(scene.is_told());
        scene.notifier->tellFailure("the last", {});
        QTRY_COMPARE(scene.title(), "the last");
        QCOMPARE(scene.desktop->notified, 1);
    }
};

APPLET_TEST_MAIN(NotifierTest, QApplication)
#include "notifier_gui_test.moc"
