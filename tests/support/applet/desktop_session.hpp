// SPDX-License-Identifier: GPL-2.0-or-later
//
// A desktop on a screen of its own: Xvfb, and on demand a real panel that hosts icons. Made after the surroundings and
// before the application. Everything it starts ends with the test, also with one that is killed.
#pragma once

#include "support/applet/applet_test.hpp"

#include <QImage>
#include <QProcess>

namespace pandemonium::test {

class DesktopSession {
public:
    explicit DesktopSession(const AppletSurroundings &surroundings);
    DesktopSession(const DesktopSession &) = delete;
    DesktopSession &operator=(const DesktopSession &) = delete;
    ~DesktopSession();

    /// Comes back at once; the panel needs a moment.
    void start_panel();
    void stop_panel();

    /// As a person does it; button 1 is the left one, 3 the right.
    static void click(QPoint where, int button);
    static void press(const QString &key);
    /// Everything on the screen. Needs the application.
    [[nodiscard]] static QImage screenshot();
    /// Everything on the screen once nothing moves on it.
    [[nodiscard]] static QImage still_screen();
    /// Where two screenshots differ; empty when they do not.
    [[nodiscard]] static QRect difference(const QImage &before, const QImage &after);

private:
    void start(QProcess &process, const QString &program, const QStringList &arguments = {});

    QProcess screen_;
    QProcess settings_; ///< xfconfd, which the panel cannot do without
    QProcess panel_;
};

} // namespace pandemonium::test
