// SPDX-License-Identifier: GPL-2.0-or-later
//
// The icon in a real panel on a screen of its own: one story, in order, from before the panel is there until after the
// session bus is gone.
#include "desktop/tray.hpp"
#include "support/applet/desktop_session.hpp"
#include "support/applet/fake_service.hpp"
#include "support/applet/tray_host_double.hpp"
#include "support/applet/tray_item.hpp"
#include "words/words.hpp"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QSignalSpy>

using namespace pandemonium::applet;
using pandemonium::test::DesktopSession;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::Program;
using pandemonium::test::TrayHostDouble;
using pandemonium::test::TrayItem;

class TrayTest : public QObject {
    Q_OBJECT
public:
    TrayTest(pandemonium::test::AppletSurroundings &surroundings, DesktopSession &desktop)
        : surroundings_(surroundings), desktop_(desktop) {}

private:
    static constexpr int host_restarts = 100;
    static constexpr int panel_patience_ms = 30'000;
    static constexpr int menu_height = 60;

    /// The icon as it is on the screen now: where the panel differs from one without icons.
    [[nodiscard]] QRect icon_on_screen() const {
        return DesktopSession::difference(without_icon_, DesktopSession::screenshot());
    }
    static bool looks_like_an_icon(const QRect &place) {
        constexpr int smallest = 8;
        constexpr int largest = 40;
        return place.width() >= smallest && place.width() <= largest && place.height() >= smallest;
    }
    void make_tray(std::chrono::milliseconds respite = Tray::usualRespite) {
        tray_ = std::make_unique<Tray>(*client_, *preferences_, respite);
        QTRY_VERIFY(tray_->hasHost());
    }
    static TrayItem item() {
        [] { QTRY_VERIFY(TrayItem::registered()); }();
        return *TrayItem::registered();
    }
    /// Three programs, of which the last by name is the latest but one.
    void be_at_work() {
        const auto now_us = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000;
        service_.set_programs(
            {Program{.name = "firefox & co", .last_seen_us = now_us + 2},
             Program{.name = "kate_1", .last_seen_us = now_us + 1, .pinned = "batch"},
             Program{
                 .name = "pipewire", .last_seen_us = now_us, .pinned = "latency-critical", .by_administrator = true}});
    }
    static qsizetype open_files() { return QDir("/proc/self/fd").count(); }

    pandemonium::test::AppletSurroundings &surroundings_;
    DesktopSession &desktop_;
    FakeService service_;
    std::unique_ptr<Client> client_;
    std::unique_ptr<Preferences> preferences_;
    std::unique_ptr<Tray> tray_;
    QImage without_icon_;

private Q_SLOTS:
    void initTestCase() {
        qApp->setQuitOnLastWindowClosed(false);
        be_at_work();
        service_.appear();
        client_ = std::make_unique<Client>();
        preferences_ = std::make_unique<Preferences>();
        QTRY_VERIFY(client_->service().isPresent());
    }

    void without_a_panel_it_is_said_that_there_is_no_place_for_an_icon() {
        tray_ = std::make_unique<Tray>(*client_, *preferences_);
        const QSignalSpy missing(tray_.get(), &Tray::hostMissing);
        QTRY_COMPARE(missing.size(), 1);
        QVERIFY(!tray_->hasHost());
        for (const auto *window : QGuiApplication::topLevelWindows())
            QVERIFY(!window->isVisible());
        tray_.reset();
    }

    void a_panel_that_comes_late_gets_the_icon() {
        tray_ = std::make_unique<Tray>(*client_, *preferences_);
        const QSignalSpy present(tray_.get(), &Tray::hostPresent);
        desktop_.start_panel();
        QTRY_COMPARE_WITH_TIMEOUT(present.size(), 1, panel_patience_ms);
        QCOMPARE(item().property("IconName").toString(), "pandemonium-scheduling-symbolic");
    }

    void the_icon_is_seen_in_the_panel() {
        // A panel that is new still draws itself, and then more is different than the icon: it is tried again.
        const auto is_seen = [this] {
            tray_.reset();
            without_icon_ = DesktopSession::still_screen();
            make_tray();
            return QTest::qWaitFor([this] { return looks_like_an_icon(icon_on_screen()); });
        };
        QVERIFY(QTest::qWaitFor(is_seen, pandemonium::test::long_enough));
        QVERIFY(DesktopSession::screenshot().save("tray-panel.png")); // to be looked at
    }

    void the_icon_and_its_line_follow_the_service_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("icon");
        QTest::newRow("observing") << "observing" << "observe" << "pandemonium-observing-symbolic";
        QTest::newRow("off") << "off" << "off" << "pandemonium-off-symbolic";
        QTest::newRow("out") << "off" << "schedule" << "pandemonium-failed-symbolic";
        QTest::newRow("scheduling") << "scheduling" << "schedule" << "pandemonium-scheduling-symbolic";
    }
    void the_icon_and_its_line_follow_the_service() {
        QFETCH(QString, state);
        QFETCH(QString, mode);
        QFETCH(QString, icon);
        const auto before = DesktopSession::still_screen();
        service_.be(state, mode);
        QTRY_COMPARE(item().property("IconName").toString(), icon);
        QTRY_VERIFY(!DesktopSession::difference(before, DesktopSession::screenshot()).isEmpty());
        QTRY_VERIFY(item().tooltip().startsWith(Words::stateTitle(client_->service())));
    }

    void the_line_has_figures_asked_for_once_and_says_of_when_they_are() {
        tray_.reset();
        make_tray(std::chrono::milliseconds(0));
        QTRY_VERIFY(item().tooltip().contains("p99"));
        service_.forget_calls();
        service_.change("Scheduler", {{"Regime", "heavy"}});
        QTRY_VERIFY(item().tooltip().contains("heavy load"));
        QTRY_VERIFY(item().tooltip().contains(" at "));
        QCOMPARE(service_.heard("GetStats").size(), 1);
    }

    void a_load_that_changes_all_the_time_does_not_ask_for_figures_each_time() {
        tray_.reset();
        make_tray();
        QTRY_VERIFY(item().tooltip().contains("p99"));
        service_.forget_calls();
        for (const auto *load : {"light", "mixed", "heavy"}) {
            service_.change("Scheduler", {{"Regime", load}});
            QTRY_VERIFY(item().tooltip().contains(QString("%1 load").arg(load)));
            QVERIFY2(!item().tooltip().contains("p99"), qPrintable(item().tooltip())); // it was of another load
        }
        QVERIFY(service_.heard("GetStats").isEmpty());
    }

    void the_menu_shows_the_mode_and_changes_it_when_the_service_has() {
        QCOMPARE(item().menu().labels().constFirst(), "Scheduling");
        QVERIFY(item().menu().at("Schedule").is_checked());
        service_.answer("SetMode", ""); // hangs
        item().choose(item().menu().at("Observe"));
        QTRY_COMPARE(service_.hanging(), 1);
        QTRY_VERIFY(item().menu().at("Schedule").is_checked());
        QVERIFY(!item().menu().at("Observe").is_checked());
        service_.release();
        service_.right("SetMode");
        QTRY_VERIFY(item().menu().at("Observe").is_checked());
        QVERIFY(!item().menu().at("Schedule").is_checked());
    }

    void a_refused_mode_is_told() {
        const QSignalSpy failed(tray_.get(), &Tray::failed);
        service_.answer("SetMode", "AccessDenied");
        item().choose(item().menu().at("Off"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(1).value<Failure>().kind, Failure::Kind::refused);
        QTRY_VERIFY(!item().menu().at("Off").is_checked());
        service_.right("SetMode");
    }

    void programs_at_work_are_listed_the_latest_first() {
        be_at_work();
        item().about_to_show();
        QTRY_COMPARE(item().menu().at("Programs").labels(), QStringList({"firefox & co", "kate_1", "pipewire"}));
        const auto pipewire = item().menu().at("Programs").at("pipewire");
        QCOMPARE(pipewire.labels().constLast(), "Latency-critical, by the administrator");
        QVERIFY(item().menu().at("Programs").at("kate_1").at("Batch, for good").is_checked());
        QVERIFY(!item().menu().at("Programs").at("firefox & co").at("Unpin").is_enabled());
    }

    void a_program_is_pinned_and_unpinned_from_the_menu() {
        const auto program = [] { return item().menu().at("Programs").at("firefox & co"); };
        item().choose(program().at("Interactive, until the service stops"));
        QTRY_COMPARE(service_.heard("PinProfile").size(), 1);
        QCOMPARE(service_.heard("PinProfile").constFirst().arguments,
                 QVariantList({"firefox & co", "interactive", quint64{1}}));
        QTRY_VERIFY(program().at("Interactive, until the service stops").is_checked());
        item().choose(program().at("Unpin"));
        QTRY_COMPARE(service_.heard("UnpinProfile").size(), 1);
        QTRY_VERIFY(!program().at("Unpin").is_enabled());
    }

    void the_latest_is_listed_first_also_when_hundreds_are_at_work() {
        auto programs = many_programs(300);
        const auto soon_us = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch() + 60'000) * 1000;
        programs << Program{.name = "zsh", .last_seen_us = soon_us};
        service_.set_programs(programs);
        item().about_to_show();
        QTRY_COMPARE(item().menu().at("Programs").labels().constFirst(), "zsh");
        be_at_work();
    }

    void a_click_asks_for_the_window_on_the_screen_of_the_click() {
        const QSignalSpy toggled(tray_.get(), &Tray::toggleAsked);
        QTRY_VERIFY(looks_like_an_icon(icon_on_screen()));
        DesktopSession::click(icon_on_screen().center(), 1);
        QTRY_COMPARE(toggled.size(), 1);
        QCOMPARE(toggled.at(0).at(0).value<QScreen *>(), QGuiApplication::primaryScreen());
    }

    void the_menu_works_by_click() {
        const QSignalSpy quit(tray_.get(), &Tray::quitAsked);
        const auto before = DesktopSession::still_screen();
        DesktopSession::click(icon_on_screen().center(), 3);
        const auto is_open = [&] {
            return DesktopSession::difference(before, DesktopSession::screenshot()).height() > menu_height;
        };
        QTRY_VERIFY(is_open());
        // The panel takes keys as soon as the menu is there, and its entries from us a little later.
        const auto is_chosen = [&] {
            if (quit.isEmpty() && !is_open())
                DesktopSession::click(icon_on_screen().center(), 3);
            if (quit.isEmpty()) {
                DesktopSession::press("Up"); // the last entry
                DesktopSession::press("Return");
            }
            return !quit.isEmpty();
        };
        QVERIFY(QTest::qWaitFor(is_chosen, pandemonium::test::long_enough));
    }

    void a_panel_that_restarts_gets_the_icon_again() {
        const QSignalSpy missing(tray_.get(), &Tray::hostMissing);
        const QSignalSpy present(tray_.get(), &Tray::hostPresent);
        desktop_.stop_panel();
        QTRY_COMPARE(missing.size(), 1);
        QVERIFY(!tray_->hasHost());
        desktop_.start_panel();
        QTRY_COMPARE_WITH_TIMEOUT(present.size(), 1, panel_patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(looks_like_an_icon(icon_on_screen()), panel_patience_ms);
        desktop_.stop_panel();
        QTRY_VERIFY(!tray_->hasHost());
    }

    void a_host_that_restarts_a_hundred_times_leaves_nothing_behind() {
        TrayHostDouble host;
        const auto restart = [&](int times) {
            const QSignalSpy missing(tray_.get(), &Tray::hostMissing);
            for (int i = 1; i <= times; ++i) {
                host.appear();
                QTRY_VERIFY(tray_->hasHost());
                host.vanish();
                QTRY_COMPARE(missing.size(), i);
            }
        };
        restart(1);
        const auto files = open_files();
        restart(host_restarts);
        QTRY_COMPARE_LE(open_files(), files);
        QVERIFY(host.registered > host_restarts / 2); // the others were gone before they could
    }

    void a_session_bus_that_is_gone_leaves_no_icon_and_no_crash() {
        desktop_.start_panel();
        QTRY_VERIFY_WITH_TIMEOUT(tray_->hasHost(), panel_patience_ms);
        surroundings_.session_bus->stop();
        QTRY_VERIFY(!tray_->hasHost());
        service_.be("off", "off");
        QTRY_VERIFY(client_->service().is(Activity::off));
        tray_.reset();
    }
};

int main(int argc, char **argv) {
    pandemonium::test::AppletSurroundings surroundings;
    DesktopSession desktop(surroundings);
    const QApplication application(argc, argv);
    TrayTest test(surroundings, desktop);
    return QTest::qExec(&test, argc, argv);
}
#include "tray_gui_test.moc"
