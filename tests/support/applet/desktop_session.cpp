// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/desktop_session.hpp"

#include "support/child_process.hpp"

#include <QDir>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QTest>

#include <utility>

namespace pandemonium::test {
namespace {

constexpr int patience_ms = 30'000;

// One panel with nothing in it but icons.
constexpr auto panel_settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=512;y=584"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
)";

void write(const QString &path, const char *content) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(content);
}

void run(const QStringList &arguments) {
    if (QProcess::execute("xdotool", arguments) != 0)
        qFatal("xdotool %s failed", qPrintable(arguments.join(' ')));
}

} // namespace

DesktopSession::DesktopSession(const AppletSurroundings &surroundings) {
    start(screen_, "Xvfb", {"-displayfd", "1", "-screen", "0", "1024x600x24", "-nolisten", "tcp", "-noreset"});
    if (!screen_.waitForReadyRead(patience_ms))
        qFatal("Xvfb does not start: %s", qPrintable(screen_.errorString()));
    qputenv("DISPLAY", ":" + screen_.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("NO_AT_BRIDGE", "1");
    qputenv("GSETTINGS_BACKEND", "memory");
    write(surroundings.home.filePath("config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml"), panel_settings);
    const QDir libraries("/usr/lib", "*-linux-gnu");
    for (const auto &machine : libraries.entryList())
        if (const auto daemon = libraries.filePath(machine + "/xfce4/xfconf/xfconfd"); QFile::exists(daemon))
            start(settings_, daemon);
}

DesktopSession::~DesktopSession() {
    for (auto *process : {&panel_, &settings_, &screen_}) {
        process->kill();
        process->waitForFinished(patience_ms);
    }
}

void DesktopSession::start(QProcess &process, const QString &program, const QStringList &arguments) {
    end_with_the_test(process);
    process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted(patience_ms))
        qFatal("%s does not start: %s", qPrintable(program), qPrintable(process.errorString()));
}

void DesktopSession::start_panel() { start(panel_, "xfce4-panel", {"--disable-wm-check"}); }

void DesktopSession::stop_panel() {
    panel_.terminate();
    if (!panel_.waitForFinished(patience_ms))
        panel_.kill();
}

void DesktopSession::click(QPoint where, int button) {
    run({"mousemove", "--sync", QString::number(where.x()), QString::number(where.y()), "click",
         QString::number(button)});
}

void DesktopSession::press(const QString &key) { run({"key", key}); }

QImage DesktopSession::screenshot() {
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(QImage::Format_RGB32);
}

QImage DesktopSession::still_screen() {
    QImage last;
    const auto is_still = [&] {
        const auto now = screenshot();
        return std::exchange(last, now) == now;
    };
    (void)QTest::qWaitFor(is_still, long_enough); // one that never is still fails what follows
    return last;
}

QRect DesktopSession::difference(const QImage &before, const QImage &after) {
    QRect differs;
    for (int y = 0; y < after.height(); ++y)
        for (int x = 0; x < after.width(); ++x)
            if (before.pixel(x, y) != after.pixel(x, y))
                differs |= QRect(x, y, 1, 1);
    return differs;
}

} // namespace pandemonium::test
