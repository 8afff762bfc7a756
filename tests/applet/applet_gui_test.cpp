// SPDX-License-Identifier: GPL-2.0-or-later
//
// The applet as a whole, as the program people start, among everything that can happen around it: seen from outside
// only, by its icon, its notifications, what it asks the service, and how it ends.
#include "support/applet/applet_process.hpp"
#include "support/applet/desktop_session.hpp"
#include "support/applet/fake_service.hpp"
#include "support/applet/notification_double.hpp"
#include "support/applet/tray_host_double.hpp"

#include <QCoreApplication>
#include <QTest>

using pandemonium::test::AppletProcess;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::NotificationDouble;
using pandemonium::test::TrayHostDouble;
using pandemonium::test::TrayItem;

namespace {

constexpr int many_times = 100;
const QString scheduling_icon = "pandemonium-scheduling-symbolic";
const QString absent_icon = "pandemonium-absent-symbolic";

/// A desktop with a panel, a service, and the applet in the panel.
struct Scene {
    FakeService service;
    NotificationDouble notifications;
    TrayHostDouble panel;
    AppletProcess applet;

    explicit Scene(const QStringList &arguments = {}) : applet(arguments) {
        service.set_programs(many_programs(300));
        service.appear();
        panel.appear();
    }
    [[nodiscard]] QString icon() const {
        const auto item = panel.item();
        return item ? item->property("IconName").toString() : QString();
    }
    [[nodiscard]] TrayItem item() const { return *panel.item(); }
    /// The icon's menu can be used, and has heard of the service.
    [[nodiscard]] bool has_menu() const { return panel.item() && item().menu().at("Schedule").is_checked(); }
    [[nodiscard]] bool has_window() const { return service.subscribers() > 0; }
    [[nodiscard]] QString told() const {
        return notifications.open.isEmpty() ? QString()
                                            : notifications.open.last().title + ": " + notifications.open.last().body;
    }
};

} // namespace

class AppletTest : public QObject {
    Q_OBJECT
public:
    explicit AppletTest(const pandemonium::test::AppletSurroundings &surroundings) : surroundings_(surroundings) {}

private:
    const pandemonium::test::AppletSurroundings &surroundings_;

private Q_SLOTS:
    void without_a_panel_it_waits_for_one_and_opens_nothing() {
        FakeService service;
        service.appear();
        TrayHostDouble panel;
        const AppletProcess applet;
        QTRY_VERIFY(AppletProcess::is_ready());
        QTRY_VERIFY(!service.heard("GetAll").isEmpty());
        QCOMPARE(service.subscribers(), 0);
        panel.appear();
        QTRY_COMPARE(panel.items.size(), 1);
        QTRY_COMPARE(panel.item()->property("IconName").toString(), scheduling_icon);
        QVERIFY(applet.is_running());
    }

    void a_second_start_opens_the_window_of_the_first() {
        const Scene scene;
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        const AppletProcess second;
        QTRY_COMPARE(second.exit_status(), 0);
        QTRY_VERIFY(scene.has_window());
        QCOMPARE(scene.service.violations(), QStringList());
    }

    void a_click_on_the_icon_opens_the_window_and_another_closes_it() {
        const Scene scene;
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        scene.item().activate();
        QTRY_VERIFY(scene.has_window());
        scene.item().activate();
        QTRY_VERIFY(!scene.has_window());
    }

    void a_service_that_restarts_a_hundred_times_leaves_the_right_icon_and_nothing_behind() {
        Scene scene;
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        const auto restart = [&scene] {
            scene.service.crash();
            QTRY_COMPARE(scene.icon(), absent_icon);
            scene.service.appear();
            QTRY_COMPARE(scene.icon(), scheduling_icon);
        };
        restart();
        const auto files = scene.applet.open_files();
        for (int times = 0; times < many_times; ++times)
            restart();
        QTRY_VERIFY(scene.applet.open_files() <= files);
    }

    void a_panel_that_restarts_a_hundred_times_leaves_one_icon_and_nothing_behind() {
        Scene scene;
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        const auto restart = [&scene] {
            scene.panel.vanish();
            scene.panel.appear();
        };
        restart();
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        const auto files = scene.applet.open_files();
        for (int times = 0; times < many_times; ++times)
            restart();
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        QTRY_COMPARE(scene.panel.living(), 1);
        QTRY_VERIFY(scene.applet.open_files() <= files);
    }

    void a_service_that_hangs_is_asked_again_and_is_absent_once_it_is_gone() {
        Scene scene;
        QTRY_COMPARE(scene.icon(), scheduling_icon);
        scene.service.crash();
        QTRY_COMPARE(scene.icon(), absent_icon);
        scene.service.answer("GetAll", ""); // hangs
        scene.service.appear();
        QTRY_VERIFY(scene.service.hanging() > 0);
        QCOMPARE(scene.icon(), absent_icon);
        scene.service.crash();
        scene.service.right("GetAll");
        scene.service.appear();
        QTRY_COMPARE(scene.icon(), scheduling_icon);
    }

    void what_was_asked_from_the_tray_and_did_not_happen_is_told_data() {
        QTest::addColumn<QString>("error"); // empty: the service dies instead
        QTest::addColumn<QString>("sentence");
        QTest::newRow("dismissed") << "Dismissed" << "closed";
        QTest::newRow("refused") << "AccessDenied" << "refused";
        QTest::newRow("gone meanwhile") << "" << "not running";
    }
    void what_was_asked_from_the_tray_and_did_not_happen_is_told() {
        QFETCH(QString, error);
        QFETCH(QString, sentence);
        Scene scene;
        QTRY_VERIFY(scene.has_menu());
        scene.service.answer("SetMode", error);
        scene.item().choose(scene.item().menu().at("Observe"));
        QTRY_COMPARE(scene.service.heard("SetMode").size(), 1);
        if (error.isEmpty())
            scene.service.crash();
        QTRY_VERIFY2(scene.told().startsWith("The mode was not changed: ") && scene.told().contains(sentence),
                     qPrintable(scene.told()));
    }

    void a_flood_of_signals_right_and_wrong_is_survived() {
        Scene scene({"--window"});
        QTRY_VERIFY(scene.has_window());
        for (int number = 0; number < many_times * 20; ++number) {
            const auto name = QString("program-%1").arg(number % 300, 4, 10, QChar('0'));
            scene.service.send("Profiles", "ProfilePinned", {name, "batch", true});
            scene.service.send("Profiles", "ProfilePinned", {number});
            scene.service.send("Scheduler", "Ejected", {"what", number});
            scene.service.send("Profiles", "ProfileForgotten", {QString("<b>\n%1</b>").arg(number)});
            scene.service.send_sample(static_cast<quint64>(number));
        }
        scene.service.be("observing", "observe"); // the last of them
        QTRY_COMPARE(scene.icon(), "pandemonium-observing-symbolic");
        QVERIFY(scene.applet.is_running());
    }

    void it_is_ended_by_a_signal_as_by_a_person() {
        Scene scene({"--window"});
        QTRY_VERIFY(scene.has_window());
        scene.applet.terminate();
        QTRY_COMPARE(scene.applet.exit_status(), 0);
    }

    void quit_in_the_menu_ends_it() {
        const Scene scene;
        QTRY_VERIFY(scene.has_menu());
        scene.item().choose(scene.item().menu().at("Quit"));
        QTRY_COMPARE(scene.applet.exit_status(), 0);
    }

    void without_a_session_bus_its_window_opens() {
        FakeService service;
        service.appear();
        const auto address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        const AppletProcess applet;
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QTRY_COMPARE(service.subscribers(), 1);
    }

    void quit_waits_for_what_was_asked_from_the_tray() {
        Scene scene;
        QTRY_VERIFY(scene.has_menu());
        scene.service.answer("SetMode", "");
        scene.item().choose(scene.item().menu().at("Observe"));
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.item().choose(scene.item().menu().at("Quit"));
        QTRY_COMPARE(scene.icon(), QString()); // it is over as far as anybody sees
        QVERIFY(scene.applet.is_running());
        scene.service.right("SetMode");
        scene.service.release();
        QTRY_COMPARE(scene.applet.exit_status(), 0);
        QCOMPARE(scene.service.scheduler.value("Mode").toString(), "observe");
    }

    void a_panel_that_goes_while_an_answer_is_awaited_does_not_end_it() {
        Scene scene({"--window"});
        QTRY_VERIFY(scene.has_menu() && scene.has_window());
        scene.service.answer("SetMode", "");
        scene.item().choose(scene.item().menu().at("Observe"));
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.item().activate(); // closes the window
        QTRY_VERIFY(!scene.has_window());
        scene.panel.vanish();
        scene.service.right("SetMode");
        scene.service.release();
        scene.panel.appear();
        QTRY_COMPARE(scene.icon(), "pandemonium-observing-symbolic");
        QVERIFY(scene.applet.is_running());
    }

    // The last one: the bus is not the same any more.
    void a_session_bus_that_is_gone_does_not_end_it() {
        Scene scene({"--window"});
        QTRY_VERIFY(scene.has_window());
        surroundings_.session_bus->stop();
        scene.service.crash();
        scene.service.appear();
        QTRY_VERIFY(scene.has_window()); // it asks the service that came back
        QVERIFY(scene.applet.is_running());
        scene.applet.terminate();
        QTRY_COMPARE(scene.applet.exit_status(), 0);
    }
};

int main(int argc, char **argv) {
    const pandemonium::test::AppletSurroundings surroundings;
    const pandemonium::test::DesktopSession desktop(surroundings); // without a screen Qt has no tray icons
    const QCoreApplication application(argc, argv);
    AppletTest test(surroundings);
    return QTest::qExec(&test, argc, argv);
}
#include "applet_gui_test.moc"
