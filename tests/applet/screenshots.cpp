// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pictures of everything the applet shows: screenshots LANGUAGE THEME DIRECTORY, with a service that plays the scenes.
// The scale is Qt's own (QT_SCALE_FACTOR).
#include "client/client.hpp"
#include "desktop/application.hpp"
#include "desktop/autostart.hpp"
#include "desktop/events_recorder.hpp"
#include "desktop/preferences.hpp"
#include "desktop/settings_page.hpp"
#include "models/desktop_entries.hpp"
#include "models/events_model.hpp"
#include "models/forget_queue.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/picker_dialog.hpp"
#include "views/program_table.hpp"
#include "views/why_dialog.hpp"
#include "views/window.hpp"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QStyleFactory>
#include <QTest>

#include <cmath>

namespace {

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::Task;

constexpr int samples = 120;
constexpr qint64 secondUs = 1'000'000;

/// Waits for something the play brings about.
void until(const std::function<bool()> &condition) {
    if (!QTest::qWaitFor(condition, QDeadlineTimer(std::chrono::seconds(30))))
        qFatal("the scene does not come about");
}

QPalette darkPalette() {
    QPalette palette(QColor(0x31, 0x36, 0x3b), QColor(0x2a, 0x2e, 0x32));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x26, 0x29));
    palette.setColor(QPalette::ToolTipBase, QColor(0x31, 0x36, 0x3b));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(0xfc, 0xfc, 0xfc));
    palette.setColor(QPalette::PlaceholderText, QColor(0xa1, 0xa9, 0xb1));
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    palette.setColor(QPalette::Link, QColor(0x1d, 0x99, 0xf3));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x8a, 0x93, 0x9a));
    return palette;
}

/// A build that starts after half a minute.
void playTwoMinutes(FakeService &service, const Client &client) {
    int heard = 0;
    const auto connection = QObject::connect(&client, &Client::sampled, [&] { ++heard; });
    for (int second = 0; second < samples; ++second) {
        const bool builds = second > 30 && second < 100;
        const double wave = std::sin(second / 6.0) * 0.05;
        const double batch = builds ? 0.75 + wave : 0.12 + wave;
        const auto tier = [&](const char *name, double share, quint64 p99) {
            service.tiers[name].insert({{"RunTimeShare", share}, {"WakeupP99Us", p99}, {"WakeupP50Us", p99 / 6}});
        };
        tier("batch", batch, builds ? 9000 + 40 * static_cast<quint64>(second) : 900);
        tier("interactive", (1 - batch) * 0.65, 90 + static_cast<quint64>(40 * (1 + wave * 10)));
        tier("latency-critical", (1 - batch) * 0.35, 60 + static_cast<quint64>(15 * (1 - wave * 10)));
        service.totals.insert({{"Burst", builds && second < 60}, {"CpuIdle", builds ? 0.02 : 0.74}});
        service.send_sample((second + 1) * secondUs);
        until([&] { return heard == second + 1; });
    }
    QObject::disconnect(connection);
}

/// The applet's objects but tray and notifications, which are the desktop's to draw.
class Stage {
public:
    explicit Stage(QString directory) : directory_(std::move(directory)) {
        QDir().mkpath(directory_);
        service.appear();
        until([this] { return client.service().isPresent(); });
    }

    Window &open(Window::Which page) {
        window_ = std::make_unique<Window>(Shown{.client = client,
                                                 .forgetQueue = forgetQueue_,
                                                 .desktopEntries = desktopEntries_,
                                                 .events = events_,
                                                 .settings = new SettingsPage(preferences_, autostart_)});
        constexpr QSize size(960, 720);
        window_->resize(size);
        window_->openPage(page);
        window_->show();
        return *window_;
    }
    void photograph(QWidget &widget, const QString &name) const {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const auto path = directory_ + "/" + name + ".png";
        if (!widget.grab().save(path))
            qFatal("cannot write %s", qPrintable(path));
    }

    FakeService service;
    Client client;

private:
    QString directory_;
    Preferences preferences_;
    Autostart autostart_{preferences_};
    ForgetQueue forgetQueue_;
    DesktopEntries desktopEntries_;
    EventsModel events_;
    EventsRecorder recorder_{client, events_};
    std::unique_ptr<Window> window_;
};

void waitForRows(const Window &window, int rows) {
    const auto *table = window.findChild<ProgramTable *>();
    until([&] { return table->model()->rowCount() == rows; });
}

void overviewScenes(Stage &stage) {
    auto &window = stage.open(Window::Which::overview);
    until([&] { return stage.service.subscribers() == 1; });
    playTwoMinutes(stage.service, stage.client);
    stage.photograph(window, "overview");
    stage.service.be("observing", "observe");
    until([&] { return stage.client.service().is(Activity::observing); });
    stage.photograph(window, "overview-observing");
    stage.service.change("Scheduler", {{"ActiveOps", "scx_lavd"},
                                       {"Mode", "schedule"},
                                       {"StateReason", "Another sched_ext scheduler (scx_lavd) is active."}});
    until([&] { return stage.client.service().activeOps == "scx_lavd"; });
    stage.photograph(window, "overview-foreign");
    stage.service.eject("runnable task stall", "ffmpeg[4711] failed to run for 10.002s", true);
    until([&] { return stage.client.service().is(Activity::backingOff); });
    stage.photograph(window, "overview-ejected");
    stage.service.be("off", "off");
    until([&] { return stage.client.service().is(Activity::off); });
    stage.photograph(window, "overview-off");
}

void programScenes(Stage &stage) {
    auto &window = stage.open(Window::Which::programs);
    until([&] { return !stage.service.heard("ListProfiles").isEmpty(); });
    stage.photograph(window, "programs-empty");
    stage.service.be("scheduling", "schedule");
    stage.service.set_programs(pandemonium::test::desktop_programs());
    auto &again = stage.open(Window::Which::programs);
    waitForRows(again, static_cast<int>(stage.service.programs.size()));
    stage.photograph(again, "programs");
    stage.service.set_programs(pandemonium::test::many_programs(4096));
    auto &full = stage.open(Window::Which::programs);
    waitForRows(full, 4096);
    stage.photograph(full, "programs-full");
}

void eventScenes(Stage &stage) {
    stage.photograph(stage.open(Window::Which::events), "events");
    stage.photograph(stage.open(Window::Which::settings), "settings");
}

void dialogScenes(Stage &stage) {
    constexpr quint32 pid = 4711;
    stage.service.explanations[pid] = Task{.pid = pid, .name = "kate", .score = 6.2};
    auto &window = stage.open(Window::Which::programs);
    WhyDialog::open(stage.client, pid, &window);
    auto *why = window.findChild<WhyDialog *>();
    until([&] { return stage.service.heard("ExplainPid").size() == 1; });
    until([&] { return why->isVisible(); });
    QTest::qWait(100); // the answer is on its way; a picture can be taken again
    stage.photograph(*why, "why");
    PickerDialog::open(stage.client, &window);
    stage.photograph(*window.findChild<PickerDialog *>(), "picker");
}

void absentScenes(Stage &stage) {
    stage.service.vanish();
    until([&] { return stage.client.service().presence == Presence::absent; });
    stage.photograph(stage.open(Window::Which::overview), "absent-overview");
    stage.photograph(stage.open(Window::Which::programs), "absent-programs");
}

} // namespace

int main(int argc, char **argv) {
    const QStringList arguments(argv + 1, argv + argc); // NOLINT: its form
    if (arguments.size() != 3) {
        qCritical("usage: screenshots LANGUAGE light|dark DIRECTORY");
        return 2;
    }
    const auto directory = QDir().absoluteFilePath(arguments.at(2));
    const pandemonium::test::AppletSurroundings surroundings;
    QLocale::setDefault(QLocale(arguments.at(0)));
    const QApplication application(argc, argv);
    describeApplication();
    const Translations translations;
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    if (arguments.at(1) == "dark")
        QApplication::setPalette(darkPalette());
    Stage stage(directory);
    overviewScenes(stage);
    programScenes(stage);
    dialogScenes(stage);
    eventScenes(stage);
    absentScenes(stage);
    return 0;
}
