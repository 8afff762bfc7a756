// SPDX-License-Identifier: GPL-2.0-or-later
//
// The window on a desktop with two screens, the second smaller than the window likes to be.
#include "desktop/applet.hpp"
#include "support/applet/applet_test.hpp"

#include <QApplication>
#include <QFile>
#include <QScreen>

using pandemonium::applet::Applet;

namespace {

constexpr auto two_screens = R"({"screens": [
    {"name": "large", "x": 0, "y": 0, "width": 3000, "height": 2000},
    {"name": "small", "x": 3000, "y": 0, "width": 1024, "height": 600}
]})";

} // namespace

class ScreensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_opens_whole_on_the_screen_that_was_asked_for_data() {
        QTest::addColumn<int>("screen");
        QTest::newRow("large") << 0;
        QTest::newRow("small") << 1;
    }
    void it_opens_whole_on_the_screen_that_was_asked_for() {
        QFETCH(int, screen);
        auto *const wanted = QGuiApplication::screens().at(screen);
        Applet applet;
        applet.open({}, wanted);
        QCOMPARE(applet.window()->screen(), wanted);
        const auto place = applet.window()->frameGeometry();
        QVERIFY2(wanted->availableGeometry().contains(place), qPrintable(QDebug::toString(place)));
    }

    void an_open_window_stays_where_it_is() {
        Applet applet;
        applet.open({}, QGuiApplication::screens().at(0));
        applet.open({}, QGuiApplication::screens().at(1));
        QCOMPARE(applet.window()->screen(), QGuiApplication::screens().at(0));
    }
};

int main(int argc, char **argv) {
    const pandemonium::test::AppletSurroundings surroundings;
    QFile screens(surroundings.home.filePath("screens.json"));
    if (!screens.open(QIODevice::WriteOnly) || screens.write(two_screens) < 0)
        qFatal("cannot write %s", qPrintable(screens.fileName()));
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    const QApplication application(argc, argv);
    ScreensTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "screens_gui_test.moc"
