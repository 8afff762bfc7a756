// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the applet costs: CPU time to its window, memory with and without it, and nothing at all while nobody looks.
// The program itself, on a screen of its own, with a service that knows as many programs as one can.
#include "support/applet/applet_process.hpp"
#include "support/applet/desktop_session.hpp"
#include "support/applet/fake_service.hpp"
#include "support/applet/tray_host_double.hpp"

#include <QGuiApplication>
#include <QTest>

using pandemonium::test::AppletProcess;
using pandemonium::test::DesktopSession;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::slowdown;
using pandemonium::test::TrayHostDouble;

namespace {

constexpr qint64 start_ms = 400;
constexpr double window_mb = 60;
constexpr double hidden_mb = 45;
constexpr int samples = 120;
constexpr int quiet_ms = 35'000; ///< threads that wait for work end after half a minute without any
constexpr int looked_at_ms = 60'000;

struct Scene {
    FakeService service;
    TrayHostDouble panel;
    QImage bare = DesktopSession::still_screen();

    Scene() {
        service.set_programs(many_programs(4096));
        service.appear();
        panel.appear();
    }
    [[nodiscard]] bool has_icon() const {
        return panel.item() &&
               panel.item()->property("IconName").toString() == QString("pandemonium-scheduling-symbolic");
    }
};

/// The screen is other than before, and still.
bool is_drawn_anew(const QImage &before) {
    const bool is_other =
        QTest::qWaitFor([&] { return DesktopSession::screenshot() != before; }, pandemonium::test::long_enough);
    (void)DesktopSession::still_screen();
    return is_other;
}

/// The window is drawn on what was a bare screen, and then with what send() sends.
bool shows_what_comes(const QImage &bare, const std::function<void()> &send) {
    if (!is_drawn_anew(bare))
        return false;
    const auto before = DesktopSession::screenshot();
    send();
    return is_drawn_anew(before);
}

/// Every system call of a process, as lines.
class Trace {
public:
    explicit Trace(qint64 pid) {
        strace_.setProcessChannelMode(QProcess::MergedChannels);
        strace_.start("strace", {"-f", "-p", QString::number(pid)});
    }
    Trace(const Trace &) = delete;
    Trace &operator=(const Trace &) = delete;
    ~Trace() {
        strace_.terminate(); // it lets go of what it follows
        strace_.waitForFinished();
    }

    [[nodiscard]] bool is_attached() { return (said_ += strace_.readAll()).contains("attached"); }
    /// What was called since the last time.
    [[nodiscard]] QString calls() {
        strace_.waitForReadyRead(0);
        said_.clear();
        return QString::fromUtf8(strace_.readAll());
    }

private:
    QProcess strace_;
    QByteArray said_;
};

} // namespace

class CostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void from_start_to_a_window_with_figures_it_takes_little_time() {
        QList<qint64> times;
        for (int round = 0; round < 3; ++round) {
            Scene scene;
            const AppletProcess applet({"--window"});
            QTRY_COMPARE(scene.service.subscribers(), 1);
            QVERIFY(shows_what_comes(scene.bare, [&] { scene.service.send_sample(); }));
            times << applet.cpu_ms();
        }
        qInfo() << "CPU time to the window, ms:" << times;
        const auto least = std::ranges::min(times); // the others had something else on their processor
        QVERIFY(least > 0);
        QVERIFY2(least < start_ms * slowdown, qPrintable(QString::number(least)));
    }

    void it_is_small_with_its_window_full_and_smaller_without() {
        if constexpr (slowdown > 1)
            return; // a sanitizer keeps books of its own
        Scene scene;
        const AppletProcess applet({"--window"});
        QTRY_COMPARE(scene.service.subscribers(), 1);
        const auto fill = [&] {
            for (int second = 1; second <= samples; ++second)
                scene.service.send_sample(static_cast<quint64>(second) * 1'000'000);
        };
        QVERIFY(shows_what_comes(scene.bare, fill));
        DesktopSession::press("ctrl+Tab"); // to the programs
        QTRY_COMPARE(scene.service.subscribers(), 0);
        QTRY_VERIFY(scene.service.heard("ListProfiles").size() >= 16);
        scene.service.forget_calls();
        scene.service.send("Profiles", "ProfilesUpdated", {quint64{1}, quint32{1}});
        QTRY_VERIFY(!scene.service.heard("ListProfiles").isEmpty()); // of what changed, so all of them are in
        scene.panel.item()->activate();                              // closes the window
        QTRY_VERIFY(applet.resident_mb() < hidden_mb);
        qInfo() << "resident, MB: with its window" << applet.highest_resident_mb() << "hidden" << applet.resident_mb();
        QVERIFY(applet.highest_resident_mb() < window_mb);
    }

    void while_nobody_looks_nothing_wakes_it() {
        Scene scene;
        const AppletProcess applet({"--window"});
        QTRY_COMPARE(scene.service.subscribers(), 1);
        QTRY_VERIFY(scene.has_icon());
        scene.panel.item()->activate();
        QTRY_COMPARE(scene.service.subscribers(), 0);
        Trace trace(applet.pid());
        QTRY_VERIFY(trace.is_attached());
        QTest::qWait(quiet_ms); // the window is put away by then
        (void)trace.calls();
        QTest::qWait(looked_at_ms);
        const auto calls = trace.calls();
        QVERIFY2(calls.isEmpty(), qPrintable(calls));
        scene.service.be("observing", "observe");
        const auto is_awake = [&] { return !trace.calls().isEmpty(); };
        QVERIFY(QTest::qWaitFor(is_awake, pandemonium::test::long_enough)); // and would have been seen all the time
    }
};

int main(int argc, char **argv) {
    const pandemonium::test::AppletSurroundings surroundings;
    const DesktopSession desktop(surroundings);
    const QGuiApplication application(argc, argv);
    CostTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "cost_gui_test.moc"
