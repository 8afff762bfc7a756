// SPDX-License-Identifier: GPL-2.0-or-later
//
// The window as a whole: its header, and what becomes of what was asked in it once it is closed.
#include "desktop/application.hpp"
#include "desktop/autostart.hpp"
#include "desktop/preferences.hpp"
#include "desktop/settings_page.hpp"
#include "models/desktop_entries.hpp"
#include "models/events_model.hpp"
#include "models/forget_queue.hpp"
#include "support/applet/announcements.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/banner.hpp"
#include "views/header.hpp"
#include "views/picker_dialog.hpp"
#include "views/program_table.hpp"
#include "views/window.hpp"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace pandemonium::applet;
using namespace std::chrono_literals;
using pandemonium::test::Announcements;
using pandemonium::test::desktop_programs;
using pandemonium::test::FakeService;

namespace {

/// The window, shown, with a service that is there.
struct Scene {
    FakeService service;
    Client client;
    ForgetQueue forgetting{1h};
    DesktopEntries entries;
    EventsModel events;
    Preferences preferences;
    Autostart autostart{preferences};
    QPointer<Window> window = new Window({.client = client,
                                          .forgetQueue = forgetting,
                                          .desktopEntries = entries,
                                          .events = events,
                                          .settings = new SettingsPage(preferences, autostart)});
    QSignalSpy failures{window, &Window::failedUnseen};

    explicit Scene(Window::Which page = Window::Which::overview) {
        service.set_programs(desktop_programs());
        service.appear();
        if (page != Window::Which::overview) // which is open at first
            window->openPage(page);
        window->show();
    }
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;
    ~Scene() { delete window; }

    [[nodiscard]] bool is_ready() const { return client.service().isPresent() && service.subscribers() == 1; }
    [[nodiscard]] bool has_rows() const { return window->findChild<ProgramTable *>()->model()->rowCount() > 0; }
    [[nodiscard]] Header *header() const { return window->findChild<Header *>(); }
    [[nodiscard]] QToolButton *mode() const { return header()->findChild<QToolButton *>(); }
    [[nodiscard]] QPushButton *try_again() const { return header()->findChild<QPushButton *>("tryAgain"); }
    /// As if it were chosen from the menu.
    [[nodiscard]] QAction *action(const QString &text) const {
        for (auto *action : mode()->menu()->actions())
            if (action->text() == text)
                return action;
        qFatal("no entry “%s”", qPrintable(text));
    }
    [[nodiscard]] QString title() const { return header()->findChild<QLabel *>("state")->text(); }
    /// What the header's banners say.
    [[nodiscard]] QString said() const {
        QStringList sentences;
        for (const auto *banner : header()->findChildren<Banner *>())
            if (banner->isVisible())
                sentences << banner->content().sentence;
        return sentences.join(u' ');
    }
};

/// The letters that choose something on what can be seen now.
QStringList letters(const QWidget &window) {
    QStringList letters;
    for (const auto *button : window.findChildren<QAbstractButton *>())
        if (const auto key = QKeySequence::mnemonic(button->text()); button->isVisible() && !key.isEmpty())
            letters << key.toString();
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->buddy() != nullptr && label->isVisible())
            letters << QKeySequence::mnemonic(label->text()).toString();
    letters.removeAll(QString());
    const auto *pages = window.findChild<QTabWidget *>();
    for (int page = 0; page < pages->count(); ++page)
        letters << QKeySequence::mnemonic(pages->tabText(page)).toString();
    return letters;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT
public:
    explicit WindowTest(const pandemonium::test::AppletSurroundings &) {}

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void the_pages_have_the_keyboard_first() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(scene.window));
        QTRY_VERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(scene.window->findChild<QTabWidget *>()->currentIndex(), static_cast<int>(Window::Which::programs));
    }

    void closed_with_nothing_asked_it_is_gone_and_costs_the_service_nothing() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        QVERIFY(scene.window->close()); // nothing that ends the application is refused by it
        QTRY_VERIFY(!scene.window);
        QTRY_COMPARE(scene.service.subscribers(), 0);
        QCOMPARE(scene.failures.size(), 0);
    }

    void what_fails_after_it_was_closed_is_told_outside() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.answer("SetMode", ""); // hangs
        scene.action("Observe")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.window->close();
        QVERIFY(!scene.window->isVisible());
        scene.service.crash();
        QTRY_COMPARE(scene.failures.size(), 1);
        QCOMPARE(scene.failures.at(0).at(0).toString(), "The mode was not changed");
        QCOMPARE(scene.failures.at(0).at(1).value<Failure>().kind, Failure::Kind::serviceAbsent);
        QTRY_VERIFY(!scene.window);
    }

    void what_is_granted_after_it_was_closed_is_done_in_silence() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.answer("SetMode", "");
        scene.action("Observe")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.window->close();
        scene.service.release();
        QTRY_VERIFY(!scene.window);
        QCOMPARE(scene.client.service().mode.known, Mode::observe);
        QCOMPARE(scene.failures.size(), 0);
    }

    void programs_to_be_forgotten_are_forgotten_when_it_is_closed() {
        Scene scene(Window::Which::programs);
        QTRY_VERIFY(scene.has_rows());
        scene.forgetting.add({"kate", "bash"});
        scene.service.answer("ForgetProfile", "AccessDenied");
        scene.window->close();
        QTRY_VERIFY(scene.failures.size() >= 1);
        QCOMPARE(scene.failures.at(0).at(0).toString(), "kate was not changed");
        QCOMPARE(scene.failures.at(0).at(1).value<Failure>().kind, Failure::Kind::refused);
        QTRY_VERIFY(!scene.window);
        QCOMPARE(scene.service.heard("ForgetProfile").size(), 1); // whoever says no is not asked again
    }

    void opened_again_before_the_answer_it_stays_and_tells() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.answer("ResetFailure", "");
        scene.service.eject("stall", "kate stalled", false);
        QTRY_VERIFY(scene.try_again()->isVisible());
        scene.try_again()->click();
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.window->close();
        scene.window->show();
        scene.service.crash();
        QTRY_VERIFY(scene.said().contains("not running"));
        QVERIFY(scene.window);
        QCOMPARE(scene.failures.size(), 0);
    }

    void its_dialogs_close_with_it() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.answer("SetMode", "");
        scene.action("Observe")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1); // so that it stays
        PickerDialog::open(scene.client, scene.window);
        const QPointer picker = scene.window->findChild<PickerDialog *>();
        QVERIFY(picker->isVisible());
        scene.window->close();
        QTRY_VERIFY(!picker);
        scene.service.release();
    }

    void a_mode_that_is_set_already_is_not_asked_for() {
        const Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.action("Schedule")->trigger();
        scene.action("Observe")->trigger();
        QTRY_VERIFY(!scene.service.heard("SetMode").isEmpty());
        QCOMPARE(scene.service.heard("SetMode").size(), 1);
        QCOMPARE(scene.service.heard("SetMode").first().arguments, QVariantList({"observe", quint64{0}}));
    }

    void nothing_else_can_be_asked_for_while_an_answer_is_awaited() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.answer("SetMode", "");
        scene.action("Observe")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        QVERIFY(!scene.mode()->isEnabled());
        scene.service.change("Scheduler", {{"Regime", "heavy"}});
        QTRY_COMPARE(scene.client.service().regime.known, Regime::heavy);
        QVERIFY(!scene.mode()->isEnabled());
        QVERIFY(scene.said().contains("permission"));
        QVERIFY(scene.action("Schedule")->isChecked());
        scene.service.release();
        QTRY_VERIFY(scene.mode()->isEnabled());
        QTRY_COMPARE(scene.mode()->text(), "Mode: Observe");
    }

    void learning_is_switched_when_the_service_says_so() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        auto *learning = scene.action("&Learn what programs are like");
        QVERIFY(learning->isChecked());
        scene.service.answer("SetLearning", "");
        scene.action("Choose only &until the service stops")->trigger();
        learning->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        QVERIFY(learning->isChecked());
        QCOMPARE(scene.service.heard("SetLearning").first().arguments, QVariantList({false, quint64{1}}));
        QVERIFY(scene.service.heard("SetLearning").first().may_ask_the_person);
        scene.service.release();
        QTRY_VERIFY(!learning->isChecked());
        scene.service.answer("SetLearning", "AccessDenied");
        learning->trigger();
        QTRY_VERIFY(scene.said().contains("refused"));
        QVERIFY(!learning->isChecked());
    }

    void a_disk_that_cannot_be_written_is_told_on_every_page() {
        Scene scene(Window::Which::events);
        QTRY_VERIFY(scene.client.service().isPresent());
        QVERIFY(scene.said().isEmpty());
        scene.service.change("Profiles", {{"StoreState", "read-only"}});
        QTRY_VERIFY(scene.said().contains("disk"));
    }

    void a_change_of_state_is_read_out_and_the_state_can_be_read() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        const Announcements announcements;
        scene.service.be("observing", "observe");
        QTRY_COMPARE(scene.title(), "Observing");
        QVERIFY(announcements.heard().contains("Observing"));
        auto *title = scene.header()->findChild<QLabel *>("state");
        QCOMPARE(QAccessible::queryAccessibleInterface(title)->text(QAccessible::Name), "Observing");
    }

    void an_ejected_scheduler_that_stays_out_is_not_just_off() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.eject("SysRq-S", "disabled by sysrq-S", false);
        QTRY_COMPARE(scene.title(), "Stopped");
        QVERIFY(scene.try_again()->isVisible());
        scene.service.be("off", "off");
        QTRY_COMPARE(scene.title(), "Off");
        QVERIFY(!scene.try_again()->isVisible());
    }

    void a_mode_of_a_newer_service_is_shown_as_it_is() {
        Scene scene;
        QTRY_VERIFY(scene.is_ready());
        scene.service.be("scheduling", "r&d_mode");
        QTRY_COMPARE(scene.mode()->text(), "Mode: r&&d_mode");
        QCOMPARE(scene.mode()->accessibleName(), "Mode: r&d_mode");
    }

    void every_letter_chooses_one_thing_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Window::Which>("page");
        for (const auto *language : {"en", "de"}) {
            QTest::addRow("overview, %s", language) << language << Window::Which::overview;
            QTest::addRow("programs, %s", language) << language << Window::Which::programs;
            QTest::addRow("events, %s", language) << language << Window::Which::events;
            QTest::addRow("settings, %s", language) << language << Window::Which::settings;
        }
    }
    void every_letter_chooses_one_thing() {
        QFETCH(QString, language);
        QFETCH(Window::Which, page);
        QLocale::setDefault(QLocale(language));
        const Translations translations;
        Scene scene(page);
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.service.eject("stall", "kate stalled", false);
        QTRY_VERIFY(scene.try_again()->isVisible());
        if (page == Window::Which::programs)
            QTRY_VERIFY(scene.has_rows());
        const auto all = letters(*scene.window);
        QVERIFY2(QSet(all.begin(), all.end()).size() == all.size(), qPrintable(all.join(u' ')));
        QVERIFY(all.size() >= 5);
    }
};

APPLET_TEST_MAIN(WindowTest, QApplication)
#include "window_gui_test.moc"
