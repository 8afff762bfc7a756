// SPDX-License-Identifier: GPL-2.0-or-later
//
// The top of the window: what the service does, what was asked of it, and how to ask for something else. It asks and
// waits: what it shows is what the service last said.
#pragma once

#include "client/client.hpp"

#include <QWidget>

class QActionGroup;
class QLabel;
class QPushButton;
class QToolButton;

namespace pandemonium::applet {

class Banner;

class Header : public QWidget {
    Q_OBJECT
public:
    explicit Header(Client &client, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildModes();
    void show(const ServiceState &service);
    void ask(Mode mode);
    /// Shows that an answer is awaited, and what became of it.
    void wait(const QString &what);
    void answered(const Answer<void> &answer);
    void showComplaints();

    Client &client_;
    QLabel *icon_;
    QLabel *title_;
    QLabel *sentence_;
    QToolButton *mode_;
    QActionGroup *modes_;
    QAction *untilServiceStops_;
    QPushButton *tryAgain_;
    Banner *waiting_;
    Banner *failure_;
    Banner *store_;
    Banner *complaints_;
    qsizetype complaintsDismissed_ = 0;
};

} // namespace pandemonium::applet
