// SPDX-License-Identifier: GPL-2.0-or-later
//
// The applet on a person's screen, with the real service on the real kernel and a polkit that asks: everything is done
// with the keyboard of that screen, and looked at where it has its effect. Runs inside the machine under test as root,
// in the order written here: alice logs in at the terminal that shows and has the applet open all the time.
#include "desktop.hpp"
#include "machine.hpp"
#include "service.hpp"
#include "waiting.hpp"

#include <QTest>

#include <optional>

using namespace machine;

namespace {

constexpr auto victim = "victim-hog";
/// The letter of "Pin to" in the menu of a program, and where that menu's items are, counted from the first.
constexpr auto pin_to = "n";
constexpr int latency_critical_for_good = 2;
constexpr int batch_until_service_stops = 3;

} // namespace

class AppletTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(install(), "");
        QCOMPARE(run("dpkg -i /lab/packages/pandemonium-applet_*.deb").status, 0);
        WAIT_FOR_EQUAL(service_.state(), QString("scheduling"));
        QCOMPARE(run("useradd --create-home alice").status, 0);
        hog_.emplace("spinner", victim);
        QVERIFY(hog_->is_ready());
        WAIT_FOR_EQUAL(service_.tier(hog_->pid()), QString("batch"));
        WAIT_FOR(!service_.profile(victim).empty());
        QVERIFY2(desktop_.start("alice"), qPrintable(desktop_.log()));
        QVERIFY2(desktop_.start_applet(), qPrintable(desktop_.log()));
        WAIT_FOR(!desktop_.tray_icon().isEmpty()); // it is not kept waiting by us any more
        desktop_.press({"alt+p"});                 // the page of programs
        QVERIFY2(comes_true([this] { return select_victim(); }), qPrintable(desktop_.log()));
    }
    void cleanup() {
        if (QTest::currentTestFailed()) {
            Desktop::photograph(QStringList{QTest::currentTestFunction(), QTest::currentDataTag()}.join(' ').trimmed());
            qInfo().noquote() << "agent:" << (agent_ ? agent_->asked() : QString()) << '\n' << Desktop::log();
            desktop_.press({"Escape", "Escape"}); // menus that were left open
        }
        agent_.reset();
    }

    void the_tray_shows_what_the_service_does() {
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-scheduling-symbolic"));
    }

    void the_user_at_the_screen_pins_until_the_service_stops_without_a_question() {
        QVERIFY(pin(batch_until_service_stops));
        WAIT_FOR_EQUAL(service_.pinned_tier(victim), QString("batch"));
        QVERIFY(!field<bool>(service_.profile(victim), "Persistent"));
    }

    void a_lasting_pin_is_asked_for_and_moves_the_running_program() {
        QVERIFY(answer_questions_with("allow"));
        QVERIFY(pin(latency_critical_for_good));
        WAIT_FOR_EQUAL(service_.pinned_tier(victim), QString("latency-critical"));
        QVERIFY2(agent_->asked().contains("org.pandemonium1.pin-profile-permanently"), qPrintable(agent_->asked()));
        QCOMPARE(service_.tier(hog_->pid()), "latency-critical");
        QCOMPARE(service_.source(hog_->pid()), "pin");
    }

    void what_is_denied_or_dismissed_changes_nothing_and_is_told_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("told");
        QTest::newRow("denied") << "deny" << "refused";
        QTest::newRow("dismissed") << "dismiss" << "closed";
    }
    void what_is_denied_or_dismissed_changes_nothing_and_is_told() {
        QFETCH(QString, answer);
        QFETCH(QString, told);
        QVERIFY(answer_questions_with(answer));
        WAIT_FOR(row().contains("for good")); // the applet knows that there is something to take back
        QVERIFY(choose("u"));
        WAIT_FOR(row().contains(told));
        QVERIFY2(agent_->asked().contains("org.pandemonium1.pin-profile-permanently"), qPrintable(agent_->asked()));
        QCOMPARE(service_.pinned_tier(victim), "latency-critical");
    }

    void a_pin_is_taken_back_and_the_program_is_judged_again() {
        QVERIFY(answer_questions_with("allow"));
        QVERIFY(choose("u"));
        WAIT_FOR_EQUAL(service_.pinned_tier(victim), QString());
        WAIT_FOR_EQUAL(service_.tier(hog_->pid()), QString("batch"));
        WAIT_FOR(!row().contains("for good"));
    }

    void a_forgotten_program_is_learned_anew() {
        QVERIFY(answer_questions_with("allow"));
        hog_.reset();
        QVERIFY(choose("f"));
        WAIT_FOR(service_.profile(victim).empty());
        QVERIFY2(agent_->asked().contains("org.pandemonium1.forget-profile"), qPrintable(agent_->asked()));
    }

    void an_ejection_is_notified_and_try_again_brings_the_scheduler_back() {
        QVERIFY(answer_questions_with("allow"));
        QVERIFY(write_file("/proc/sysrq-trigger", "S"));
        WAIT_FOR_EQUAL(active_ops(), QString());
        WAIT_FOR(!desktop_.notifications().filter("try-again").isEmpty());
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-failed-symbolic"));
        desktop_.invoke("try-again");
        WAIT_FOR(!desktop_.tray_icon().isEmpty() && active_ops() == "pandemonium");
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-scheduling-symbolic"));
    }

    void a_service_that_stops_is_told_and_one_that_returns_too() {
        run("systemctl stop pandemonium");
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-absent-symbolic"));
        WAIT_FOR(!desktop_.notifications().filter("Service not running").isEmpty());
        run("systemctl start pandemonium");
        WAIT_FOR(!desktop_.notifications().filter(" is back").isEmpty());
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-scheduling-symbolic"));
    }

private:
    /// Makes the victim's row the only one and selects it; true once it is there.
    bool select_victim() {
        desktop_.press({"ctrl+f"});
        desktop_.type(victim);
        desktop_.press({"Tab", "Tab", "ctrl+a"});
        return row().contains(victim);
    }
    /// What the selected row says, its note included.
    QString row() {
        desktop_.press({"ctrl+c"});
        return desktop_.clipboard();
    }
    /// One key, pressed once; true when that many menus are open after it. A key for a menu that is only on its way
    /// would be lost.
    bool press(const QString &key, int menus) {
        desktop_.press({key});
        return comes_true([&] { return desktop_.windows() == 1 + menus; });
    }
    /// Chooses from the menu of the selected row.
    bool choose(const QString &letter) { return press("Menu", 1) && press(letter, 0); }
    bool pin(int item) {
        if (!press("Menu", 1) || !press(pin_to, 2))
            return false;
        desktop_.press(QStringList(item, "Down"));
        return press("Return", 0);
    }
    bool answer_questions_with(const QString &answer) {
        agent_.emplace(desktop_.session(), answer);
        return agent_->is_ready();
    }

    Service service_;
    Desktop desktop_;
    std::optional<Agent> agent_;
    std::optional<Program> hog_;
};

QTEST_GUILESS_MAIN(AppletTest)
#include "applet_test.moc"
