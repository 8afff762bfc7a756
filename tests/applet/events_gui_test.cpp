// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service tells becomes events, and events can be read and copied.
#include "desktop/events_recorder.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/events_page.hpp"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::Program;

class EventsTest : public QObject {
    Q_OBJECT
public:
    explicit EventsTest(pandemonium::test::AppletSurroundings &) {}

private:
    struct Scene {
        FakeService service;
        EventsModel events;
        std::unique_ptr<Client> client;
        std::unique_ptr<EventsRecorder> recorder;

        Scene() {
            service.set_programs({Program{.name = "firefox"}, Program{.name = "kate"}});
            service.appear();
            client = std::make_unique<Client>();
            recorder = std::make_unique<EventsRecorder>(*client, events);
        }
        [[nodiscard]] bool is_told() const { return client->service().isPresent(); }
        [[nodiscard]] QString latest() const { return events.index(0, EventsModel::sentenceColumn).data().toString(); }
        [[nodiscard]] QString icon() const {
            return events.index(0, EventsModel::kindColumn).data(EventsModel::iconNameRole).toString();
        }
        [[nodiscard]] QString details() const { return events.index(0, 0).data(EventsModel::detailsRole).toString(); }
    };

private Q_SLOTS:
    void a_service_that_is_there_goes_and_comes_is_told() {
        Scene scene;
        QTRY_COMPARE(scene.latest(), "The service is there, version 0.1.0: Scheduling.");
        scene.service.vanish();
        QTRY_COMPARE(scene.latest(), "The service stopped.");
        QCOMPARE(scene.icon(), "pandemonium-absent-symbolic");
        scene.service.appear();
        QTRY_COMPARE(scene.events.rowCount(), 3);
    }

    void changes_of_state_and_mode_are_told_and_who_made_them() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.client->setMode(Mode::observe, Lasting::forGood, this, [](const auto &) {});
        QTRY_COMPARE(scene.events.rowCount(), 3);
        QCOMPARE(scene.events.index(1, 2).data().toString(), "You set the mode to “Observe”.");
        QVERIFY(scene.latest().startsWith("Observing: "));
        QCOMPARE(scene.icon(), "pandemonium-observing-symbolic");
        scene.service.be("scheduling", "schedule");
        QTRY_COMPARE(scene.events.rowCount(), 5);
        QCOMPARE(scene.events.index(1, 2).data().toString(), "Somebody else set the mode to “Schedule”.");
    }

    void an_ejection_is_told_at_once_and_gets_its_dump_later() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.send("Scheduler", "Ejected", {1026, qlonglong{0}, "runnable task stall", "kate stalled", true});
        QTRY_VERIFY(scene.latest().contains("kate stalled"));
        QVERIFY(scene.details().contains("For a bug report: exit kind 1026, code 0"));
        QVERIFY(!scene.details().contains("line 2"));
        const auto rows = scene.events.rowCount();
        scene.service.change("Scheduler", {{"LastExit", QVariantMap{{"Kind", 1026},
                                                                    {"Code", qlonglong{0}},
                                                                    {"Reason", "runnable task stall"},
                                                                    {"Message", "kate stalled"},
                                                                    {"Dump", "line 1\nline 2"},
                                                                    {"Time", quint64{1'700'000'000'000'000}},
                                                                    {"WillRestart", true}}}});
        QTRY_VERIFY(scene.details().endsWith("line 1\nline 2"));
        QCOMPARE(scene.events.rowCount(), rows);
        QCOMPARE(scene.events.find(static_cast<EventsModel::Id>(rows))->when.toSecsSinceEpoch(), 1'700'000'000);
    }

    void an_ejection_of_before_the_applet_started_is_told_once() {
        FakeService service;
        service.eject("SysRq-S", "disabled by sysrq-S", false);
        service.appear();
        Client client;
        EventsModel events;
        const EventsRecorder recorder(client, events);
        QTRY_COMPARE(events.rowCount(), 2);
        QVERIFY(events.allText().contains("disabled by sysrq-S"));
        service.vanish();
        service.appear();
        QTRY_COMPARE(events.rowCount(), 4);
        QCOMPARE(events.allText().count("The end of the kernel’s dump"), 1);
    }

    void restarts_are_told() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.change("Scheduler", {{"Restarts", quint32{2}}});
        QTRY_VERIFY(scene.latest().startsWith("The service started the scheduler again, 2 "));
    }

    void what_was_asked_here_is_told_from_what_others_did() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.client->pin({"firefox", Tier::batch, Lasting::forGood}, this, [](const auto &) {});
        QTRY_COMPARE(scene.latest(), "You pinned firefox to Batch, for good.");
        QCOMPARE(scene.icon(), "pandemonium-tier-batch-symbolic");
        scene.client->unpin("firefox", this, [](const auto &) {});
        QTRY_COMPARE(scene.latest(), "You unpinned firefox.");
        scene.client->forget("kate", this, [](const auto &) {});
        QTRY_COMPARE(scene.latest(), "You had kate forgotten.");
        scene.service.send("Profiles", "ProfilePinned", {"firefox", "interactive", false});
        QTRY_COMPARE(scene.latest(), "Somebody else pinned firefox to Interactive, until the service stops.");
        scene.service.send("Profiles", "ProfilesCleared", {quint32{7}});
        QTRY_COMPARE(scene.latest(), "Somebody else had all programs forgotten: 7 of them.");
    }

    void the_administrators_pin_is_found_out() {
        Scene scene;
        scene.service.set_programs(
            {Program{.name = "pipewire", .pinned = "latency-critical", .by_administrator = true}});
        QTRY_VERIFY(scene.is_told());
        scene.service.send("Profiles", "ProfilePinned", {"pipewire", "latency-critical", true});
        QTRY_COMPARE(scene.latest(), "The administrator pinned pipewire to Latency-critical.");
    }

    void a_flood_of_signals_is_met_with_few_questions_and_few_rows() {
        Scene scene;
        QTRY_VERIFY(scene.is_told());
        scene.service.answer("GetProfile", ""); // hangs
        for (int i = 0; i < 2000; ++i)
            scene.service.send("Profiles", "ProfilePinned", {QString("p%1").arg(i), "batch", true});
        scene.service.send("Profiles", "ProfileUnpinned", {"last"});
        QTRY_COMPARE(scene.latest(), "last was unpinned by somebody else.");
        QCOMPARE(scene.events.rowCount(), 1000);
        QCOMPARE(scene.service.heard("GetProfile").size(), 1);
    }

    void the_page_says_so_when_nothing_happened() {
        EventsModel events;
        EventsPage page(events);
        page.show();
        QVERIFY(page.findChild<QLabel *>()->isVisible());
        QVERIFY(!page.findChild<QTreeView *>()->isVisible());
        events.add({.when = QDateTime::currentDateTime(), .sentence = "something"});
        QVERIFY(page.findChild<QTreeView *>()->isVisible());
    }

    void the_chosen_event_shows_its_details_and_can_be_copied() {
        EventsModel events;
        EventsPage page(events);
        page.show();
        events.add({.when = QDateTime::currentDateTime(), .sentence = "one", .details = "<i>because</i>"});
        events.add({.when = QDateTime::currentDateTime(), .sentence = "two"});
        auto *list = page.findChild<QTreeView *>();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        list->setFocus();
        list->setCurrentIndex(events.index(1, 0));
        QCOMPARE(page.findChild<QPlainTextEdit *>()->toPlainText(), "<i>because</i>");
        QTest::keySequence(list, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), events.text({1}));
        for (auto *button : page.findChildren<QPushButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
        page.findChildren<QPushButton *>().constLast()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), events.allText());
    }
};

APPLET_TEST_MAIN(EventsTest, QApplication)
#include "events_gui_test.moc"
