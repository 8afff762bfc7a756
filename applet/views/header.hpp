// SPDX-License-Identifier: GPL-2.0-or-later
//
// The top of the window: what the service does, what was asked of it, and how to ask for something else. It asks and
// waits: what it shows is what the service last said.
#pragma once

#include "client/client.hpp"
#include "views/mode_actions.hpp"
#include "views/page.hpp"

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace pandemonium::applet {

class Banner;

class Header : public Page {
    Q_OBJECT
public:
    explicit Header(Client &client, QWidget *parent = nullptr);

Q_SIGNALS:
    /// What was asked for did not happen; it is said here too. title: what, in a few words.
    void failed(const QString &title, const pandemonium::applet::Failure &failure);

protected:
    void startLooking() override { client_.watchLearning(true); }
    void stopLooking() override { client_.watchLearning(false); }
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QBoxLayout *newStateLine();
    void buildMenu();
    void show(const ServiceState &service);
    void showButtons(const ServiceState &service);
    void showComplaints();
    void tryAgain();
    void changeMode(Mode mode);
    void changeLearning();
    [[nodiscard]] Lasting lasting() const;
    /// Shows that an answer is awaited, and what became of it.
    void wait(const QString &what);
    [[nodiscard]] Client::Then<void> whenAnswered(const QString &titleOfFailure);

    Client &client_;
    QLabel *icon_;
    QLabel *title_;
    QLabel *sentence_;
    QToolButton *mode_;
    ModeActions *modes_;
    QAction *learning_;
    QAction *untilServiceStops_;
    QPushButton *tryAgain_;
    Banner *waiting_;
    Banner *failure_;
    Banner *store_;
    Banner *complaints_;
    bool isAsking_ = false;
    qsizetype complaintsDismissed_ = 0;
};

} // namespace pandemonium::applet
