// SPDX-License-Identifier: GPL-2.0-or-later
//
// SIGTERM, SIGINT and SIGHUP as something that was asked for: the first one of each kind is told, a second one ends the
// process as ever.
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace pandemonium::applet {

class Termination : public QObject {
    Q_OBJECT
public:
    /// One in a process. Signals are caught from now on.
    Termination();
    ~Termination() override;
    Termination(const Termination &) = delete;
    Termination &operator=(const Termination &) = delete;
    Termination(Termination &&) = delete;
    Termination &operator=(Termination &&) = delete;

Q_SIGNALS:
    void asked();

private:
    QSocketNotifier notifier_;
};

} // namespace pandemonium::applet
