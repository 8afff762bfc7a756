// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop.hpp"

#include "machine.hpp"
#include "waiting.hpp"

#include <map>

namespace machine {
namespace {

const QString display = ":7";
const QString directory = "/run/desktop";
const QString bus_address = "unix:path=/run/desktop/bus";
constexpr int end_ms = 60'000;
constexpr auto watcher_name = "org.kde.StatusNotifierWatcher";
constexpr auto notifications_name = "org.freedesktop.Notifications";
constexpr auto notifications_path = "/org/freedesktop/Notifications";

using Hints = std::map<std::string, sdbus::Variant>;

/// What runs from login to logout. It ends, and everything in its session with it, when its unit is stopped.
constexpr auto session_script = R"(#!/bin/bash
echo "$XDG_SESSION_ID" >/run/desktop/session
Xvfb :7 -screen 0 1280x900x24 -fbdir /run/desktop -ac -nolisten tcp >/run/desktop/xvfb.log 2>&1 &
dbus-daemon --config-file=/run/desktop/bus.conf --nofork >/run/desktop/bus.log 2>&1 &
while [[ ! -S /run/desktop/bus || ! -S /tmp/.X11-unix/X7 ]]; do sleep 0.2; done
export DISPLAY=:7 DBUS_SESSION_BUS_ADDRESS=unix:path=/run/desktop/bus
xfwm4 --compositor=off >/run/desktop/xfwm4.log 2>&1 &
touch /run/desktop/ready
while [[ ! -e /run/desktop/start ]]; do sleep 0.2; done
exec pandemonium-applet --window >/run/desktop/applet.log 2>&1
)";

/// A session bus that lets the test, which is root, be a part of the desktop.
constexpr auto bus_configuration = R"(<busconfig>
  <type>session</type>
  <listen>unix:path=/run/desktop/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="false"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
)";

} // namespace

// polkit takes an agent only from a program of the session itself, and an answer only from root: it moves in.
Agent::Agent(const QString &session, const QString &answer) {
    constexpr auto script = R"(echo $$ | tee /sys/fs/cgroup/user.slice/*/session-"$2".scope/cgroup.procs && exec "$@")";
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.start("sh", {"-c", script, "sh", qEnvironmentVariable("POLKIT_AGENT"), session, answer});
}

Agent::~Agent() {
    process_.closeWriteChannel();
    process_.waitForFinished(end_ms);
}

bool Agent::is_ready() {
    return process_.waitForStarted() && comes_true([this] { return asked().contains("ready"); });
}

QString Agent::asked() {
    process_.waitForReadyRead(0);
    return said_ += QString::fromUtf8(process_.readAll());
}

Desktop::~Desktop() { run("systemctl stop desktop"); }

bool Desktop::start(const QString &user) {
    run("mkdir -p " + directory + "; chown " + user + " " + directory);
    write_file(directory + "/bus.conf", bus_configuration);
    write_file(directory + "/script", session_script);
    run("chmod 755 " + directory + "/script");
    run("systemd-run --unit=desktop --collect --uid=" + user +
        " -p PAMName=login -p TTYPath=/dev/tty1 -p StandardInput=tty -p UtmpIdentifier=tty1 -p UtmpMode=user "
        "-p StandardOutput=null -p StandardError=null " +
        directory + "/script");
    if (!comes_true([] { return run("test -e /run/desktop/ready").status == 0; }))
        return false;
    session_ = file(directory + "/session");
    bus_ = sdbus::createSessionBusConnectionWithAddress(bus_address.toStdString());
    host_the_tray();
    take_notifications();
    return !session_.isEmpty();
}

bool Desktop::start_applet() {
    run("touch " + directory + "/start");
    return comes_true([this] {
        return run("DISPLAY=" + display + " xdotool search --onlyvisible --name '^Pandemonium$' windowfocus").status ==
               0;
    });
}

void Desktop::press(const QStringList &keys) const {
    run("DISPLAY=" + display + " xdotool key --delay 50 " + keys.join(' '));
}

void Desktop::type(const QString &text) const { run("DISPLAY=" + display + " xdotool type --delay 50 '" + text + "'"); }

int Desktop::windows() const {
    return run("DISPLAY=" + display + " xdotool search --onlyvisible --class pandemonium-applet | wc -l")
        .output.toInt();
}

QString Desktop::clipboard() const {
    return run("DISPLAY=" + display + " xclip -selection clipboard -target UTF8_STRING -o").output;
}

void Desktop::host_the_tray() {
    watcher_ = sdbus::createObject(*bus_, sdbus::ObjectPath{"/StatusNotifierWatcher"});
    watcher_
        ->addVTable(sdbus::registerMethod("RegisterStatusNotifierItem").implementedAs([this](const std::string &item) {
            item_ = item;
        }),
                    sdbus::registerMethod("RegisterStatusNotifierHost").implementedAs([](const std::string &) {}),
                    sdbus::registerProperty("IsStatusNotifierHostRegistered").withGetter([] { return true; }),
                    sdbus::registerProperty("ProtocolVersion").withGetter([] { return std::int32_t{0}; }),
                    sdbus::registerProperty("RegisteredStatusNotifierItems").withGetter([this] {
                        return item_.empty() ? std::vector<std::string>{} : std::vector<std::string>{item_};
                    }))
        .forInterface(watcher_name);
    bus_->requestName(sdbus::ServiceName{watcher_name});
}

void Desktop::take_notifications() {
    notifier_ = sdbus::createObject(*bus_, sdbus::ObjectPath{notifications_path});
    notifier_
        ->addVTable(
            sdbus::registerMethod("Notify").implementedAs(
                [this](const std::string &, std::uint32_t replaced, const std::string &, const std::string &summary,
                       const std::string &body, const std::vector<std::string> &actions, const Hints &, std::int32_t) {
                    std::erase_if(notifications_, [&](const Notification &shown) { return shown.id == replaced; });
                    const auto id = replaced != 0 ? replaced : ++last_id_;
                    QStringList words{QString::fromStdString(summary), QString::fromStdString(body)};
                    for (const auto &action : actions)
                        words << QString::fromStdString(action);
                    notifications_.push_back({.id = id, .text = words.join(" | ")});
                    return id;
                }),
            sdbus::registerMethod("CloseNotification").implementedAs([this](std::uint32_t id) {
                std::erase_if(notifications_, [&](const Notification &shown) { return shown.id == id; });
            }),
            sdbus::registerMethod("GetCapabilities").implementedAs([] {
                return std::vector<std::string>{"actions", "body"};
            }),
            sdbus::registerMethod("GetServerInformation").implementedAs([] {
                return std::make_tuple(std::string("test"), std::string("test"), std::string("1"), std::string("1.2"));
            }),
            sdbus::registerSignal("ActionInvoked").withParameters<std::uint32_t, std::string>(),
            sdbus::registerSignal("NotificationClosed").withParameters<std::uint32_t, std::uint32_t>())
        .forInterface(notifications_name);
    bus_->requestName(sdbus::ServiceName{notifications_name});
}

void Desktop::hear() const {
    while (bus_->processPendingEvent())
        ;
}

QString Desktop::tray_icon() const {
    hear();
    if (item_.empty())
        return {};
    try {
        const auto item =
            sdbus::createProxy(*bus_, sdbus::ServiceName{item_}, sdbus::ObjectPath{"/StatusNotifierItem"});
        return QString::fromStdString(
            item->getProperty("IconName").onInterface("org.kde.StatusNotifierItem").get<std::string>());
    } catch (const sdbus::Error &error) {
        return QString::fromStdString(error.getName());
    }
}

QStringList Desktop::notifications() const {
    hear();
    QStringList shown;
    for (const auto &notification : notifications_)
        shown << notification.text;
    return shown;
}

void Desktop::invoke(const std::string &action) {
    notifier_->emitSignal("ActionInvoked")
        .onInterface(notifications_name)
        .withArguments(notifications_.back().id, action);
}

QString Desktop::log() {
    return run("tail -n 20 /run/desktop/*.log; systemctl status --no-pager desktop; loginctl --no-pager list-sessions; "
               "journalctl --no-pager -n 20 -o cat -u polkit")
        .output;
}

void Desktop::photograph(const QString &name) {
    run("test -d /lab/output && cp " + directory + "/Xvfb_screen0 '/lab/output/" + name + ".xwd'");
}

} // namespace machine
