// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test support: a person's desktop in the machine under test. A login session on the terminal that shows, with an X
// server, a session bus, and the applet as it is installed. The test is the rest of the desktop: it hosts the tray
// icon, takes notifications, has an agent answer polkit, and types on the keyboard.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace machine {

/// polkit's questions for a session are answered as long as this lives.
class Agent {
public:
    /// answer: allow, deny or dismiss.
    Agent(const QString &session, const QString &answer);
    ~Agent();
    Agent(const Agent &) = delete;
    Agent &operator=(const Agent &) = delete;

    /// True once polkit knows it.
    [[nodiscard]] bool is_ready();
    /// The questions so far, a line each: action and message.
    [[nodiscard]] QString asked();

private:
    QProcess process_;
    QString said_;
};

class Desktop {
public:
    Desktop() = default;
    ~Desktop();
    Desktop(const Desktop &) = delete;
    Desktop &operator=(const Desktop &) = delete;

    /// Logs the user in at tty1; false when something did not start.
    [[nodiscard]] bool start(const QString &user);
    /// Starts the applet in that session, with its window.
    [[nodiscard]] bool start_applet();
    [[nodiscard]] const QString &session() const { return session_; }

    /// Keys as xdotool names them; they go to the window that has the keyboard.
    void press(const QStringList &keys) const;
    void type(const QString &text) const;
    /// How many windows of the applet are on the screen: its own, and one for every menu that is open.
    [[nodiscard]] int windows() const;
    /// The text somebody copied last.
    [[nodiscard]] QString clipboard() const;

    /// The name of the icon the applet put into the tray; empty before.
    [[nodiscard]] QString tray_icon() const;
    /// Summary, body and actions of the notifications that are shown.
    [[nodiscard]] QStringList notifications() const;
    /// Presses the button with that key on the newest notification.
    void invoke(const std::string &action);
    /// What the programs of the session said, for people.
    [[nodiscard]] static QString log();
    /// The screen, for people: a file in the format of xwd in /lab/output, where the machine has such a directory.
    static void photograph(const QString &name);

private:
    struct Notification {
        std::uint32_t id;
        QString text;
    };
    void host_the_tray();
    void take_notifications();
    /// Answers what the applet asked since the last time.
    void hear() const;

    QString session_;
    std::unique_ptr<sdbus::IConnection> bus_; ///< the person's
    std::unique_ptr<sdbus::IObject> watcher_;
    std::unique_ptr<sdbus::IObject> notifier_;
    std::string item_; ///< who registered a tray icon
    std::vector<Notification> notifications_;
    std::uint32_t last_id_ = 0;
};

} // namespace machine
