// SPDX-License-Identifier: GPL-2.0-or-later
//
// A dbus-daemon of the test's own that lets anybody own and send anything.
#pragma once

#include <QProcess>
#include <QString>

namespace pandemonium::test {

class PrivateBus {
public:
    /// directory: where the socket goes; other users must be able to reach it. Files in its "services" say what the
    /// bus may start.
    explicit PrivateBus(const QString &directory);
    ~PrivateBus();

    void start();
    void stop();
    [[nodiscard]] const QString &address() const { return address_; }

private:
    QString socket_;
    QString address_;
    QString configuration_;
    QProcess daemon_;
};

} // namespace pandemonium::test
