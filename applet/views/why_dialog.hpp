// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a running process is in its tier: asks the service, shows the answer or why there is none, and asks again when
// told to. Stands beside the window that opened it and goes away for good when closed.
#pragma once

#include "client/client.hpp"
#include "views/explanation_view.hpp"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <optional>

namespace pandemonium::applet {

class WhyDialog : public QDialog {
    Q_OBJECT
public:
    WhyDialog(Client &client, quint32 pid, QWidget *parent);

    static void open(Client &client, quint32 pid, QWidget *parent);
    /// Of the running process of that name; where there are several, or none, the person is asked which. name: as the
    /// service wrote it.
    static void openForProgram(Client &client, const QString &name, QWidget *parent);

    void ask();

private:
    void showAnswer(const Answer<Explanation> &answer);
    void say(const QString &status);
    void copy() const;

    Client &client_;
    quint32 pid_;
    std::optional<Explanation> explanation_;
    QLabel *status_;
    QScrollArea *scroll_;
    ExplanationView *view_;
    QPushButton *refresh_;
    QPushButton *copy_;
};

} // namespace pandemonium::applet
