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
/// Where the items of the menu "Pin to" are, counted from the first.
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
        desktop_.press({"ctrl+Tab"}); // from the overview to the programs
    }
    void cleanup() const {
        if (QTest::currentTestFailed())
            qInfo().noquote() << desktop_.log();
    }

    void the_tray_shows_what_the_service_does() {
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-scheduling-symbolic"));
    }

    void the_user_at_the_screen_pins_until_the_service_stops_without_a_question() {
        WAIT_FOR(pin_in_the_table(batch_until_service_stops) && service_.pinned_tier(victim) == "batch");
        QVERIFY(!field<bool>(service_.profile(victim), "Persistent"));
    }

    void a_lasting_pin_is_asked_for_and_moves_the_running_program() {
        Agent agent(desktop_.session(), "allow");
        QVERIFY2(agent.is_ready(), qPrintable(agent.asked()));
        WAIT_FOR(pin_in_the_table(latency_critical_for_good) && service_.pinned_tier(victim) == "latency-critical");
        QVERIFY2(agent.asked().contains("org.pandemonium1.pin-profile-permanently"), qPrintable(agent.asked()));
        QCOMPARE(service_.tier(hog_->pid()), "latency-critical");
        QCOMPARE(service_.source(hog_->pid()), "pin");
    }

    void what_is_denied_or_dismissed_changes_nothing_data() {
        QTest::addColumn<QString>("answer");
        QTest::newRow("denied") << "deny";
        QTest::newRow("dismissed") << "dismiss";
    }
    void what_is_denied_or_dismissed_changes_nothing() {
        QFETCH(QString, answer);
        Agent agent(desktop_.session(), answer);
        QVERIFY2(agent.is_ready(), qPrintable(agent.asked()));
        WAIT_FOR(choose_in_the_table("u") && agent.asked().contains("org.pandemonium1.pin-profile-permanently"));
        QCOMPARE(service_.pinned_tier(victim), "latency-critical");
    }

    void a_pin_is_taken_back_and_the_program_is_judged_again() {
        Agent agent(desktop_.session(), "allow");
        QVERIFY2(agent.is_ready(), qPrintable(agent.asked()));
        WAIT_FOR(choose_in_the_table("u") && service_.pinned_tier(victim).isEmpty());
        WAIT_FOR_EQUAL(service_.tier(hog_->pid()), QString("batch"));
    }

    void a_forgotten_program_is_learned_anew() {
        Agent agent(desktop_.session(), "allow");
        QVERIFY2(agent.is_ready(), qPrintable(agent.asked()));
        hog_.reset();
        QVERIFY(choose_in_the_table("f"));
        WAIT_FOR(service_.profile(victim).empty());
        QVERIFY2(agent.asked().contains("org.pandemonium1.forget-profile"), qPrintable(agent.asked()));
    }

    void an_ejection_is_notified_and_try_again_brings_the_scheduler_back() {
        Agent agent(desktop_.session(), "allow");
        QVERIFY2(agent.is_ready(), qPrintable(agent.asked()));
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
        QVERIFY(!desktop_.notifications().isEmpty());
        run("systemctl start pandemonium");
        WAIT_FOR_EQUAL(desktop_.tray_icon(), QString("pandemonium-scheduling-symbolic"));
    }

private:
    /// Makes the victim's row the only one, and chooses from its menu. The keys are sent, whatever becomes of them.
    bool choose_in_the_table(const QString &mnemonic, const QStringList &further = {}) {
        desktop_.press({"Escape", "ctrl+f"});
        desktop_.type(victim);
        desktop_.press(QStringList{"Tab", "Tab", "ctrl+a", "Menu", mnemonic} + further);
        return true;
    }
    bool pin_in_the_table(int item) {
        return choose_in_the_table("p", QStringList(item, "Down") + QStringList{"Return"});
    }

    Service service_;
    Desktop desktop_;
    std::optional<Program> hog_;
};

QTEST_GUILESS_MAIN(AppletTest)
#include "applet_test.moc"
