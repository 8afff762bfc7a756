// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/why_dialog.hpp"

#include "models/processes_model.hpp"
#include "views/announce.hpp"
#include "views/picker_dialog.hpp"
#include "views/wrapped_label.hpp"
#include "words/explanation_words.hpp"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QShortcut>
#include <QVBoxLayout>

namespace pandemonium::applet {

WhyDialog::WhyDialog(Client &client, quint32 pid, QWidget *parent)
    : QDialog(parent), client_(client), pid_(pid), status_(wrappedLabel("status", this)),
      scroll_(new QScrollArea(this)), view_(new ExplanationView) {
    constexpr int columns = 100;
    constexpr int lines = 37;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Why this tier? Process %1").arg(QString::number(pid)));
    scroll_->setWidget(view_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    refresh_ = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
    refresh_->setObjectName(QStringLiteral("refresh"));
    refresh_->setToolTip(tr("Ask the service again"));
    copy_ = buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    copy_->setObjectName(QStringLiteral("copy"));
    copy_->setToolTip(tr("Copy the whole explanation as text"));
    connect(refresh_, &QPushButton::clicked, this, &WhyDialog::ask);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, refresh_, &QPushButton::click);
    connect(copy_, &QPushButton::clicked, this, &WhyDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *all = new QVBoxLayout(this);
    all->addWidget(status_);
    all->addWidget(scroll_, 1);
    all->addStretch();
    all->addWidget(buttons);
    resize(columns * fontMetrics().averageCharWidth(), lines * fontMetrics().height());
    ask();
}

void WhyDialog::open(Client &client, quint32 pid, QWidget *parent) { (new WhyDialog(client, pid, parent))->show(); }

void WhyDialog::openForProgram(Client &client, const QString &name, QWidget *parent) {
    ProcessesModel running;
    running.read(name);
    const auto pids = running.pidsOf(name);
    if (pids.size() == 1)
        open(client, pids.constFirst(), parent);
    else
        PickerDialog::openForProgram(client, name, parent);
}

void WhyDialog::ask() {
    refresh_->setEnabled(false);
    copy_->setEnabled(explanation_.has_value());
    say(tr("Asking the service about process %1…").arg(QString::number(pid_)));
    client_.explain(pid_, this, [this](const Answer<Explanation> &answer) { showAnswer(answer); });
}

void WhyDialog::showAnswer(const Answer<Explanation> &answer) {
    refresh_->setEnabled(true);
    explanation_ = answer ? std::optional(*answer) : std::nullopt;
    copy_->setEnabled(explanation_.has_value());
    status_->setVisible(!explanation_);
    scroll_->setVisible(explanation_.has_value());
    if (answer) {
        view_->showExplanation(*answer);
        setWindowTitle(tr("Why this tier? %1").arg(ExplanationWords::title(*answer)));
        announce(*this, ExplanationWords::brief(*answer));
    } else {
        say(Words::failure(answer.error()));
    }
}

void WhyDialog::say(const QString &status) {
    status_->setText(status);
    announce(*this, status);
}

void WhyDialog::copy() const { QGuiApplication::clipboard()->setText(ExplanationWords::whole(*explanation_)); }

} // namespace pandemonium::applet
