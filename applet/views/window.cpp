// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/window.hpp"

#include "models/forget_queue.hpp"
#include "views/events_page.hpp"
#include "views/header.hpp"
#include "views/overview_page.hpp"
#include "views/picker_dialog.hpp"
#include "views/programs_page.hpp"
#include "views/why_dialog.hpp"

#include <QCloseEvent>
#include <QDialog>
#include <QFontMetrics>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

namespace pandemonium::applet {

Window::Window(const Shown &shown)
    : client_(shown.client), forgetQueue_(shown.forgetQueue), header_(new Header(client_, this)),
      pages_(new QTabWidget(this)), programs_(new ProgramsPage(client_, shown.forgetQueue, shown.desktopEntries, this)),
      events_(new EventsPage(shown.events, this)) {
    setWindowTitle(tr("Pandemonium"));
    pages_->setDocumentMode(true);
    pages_->setAccessibleName(tr("Pages"));
    pages_->addTab(new OverviewPage(client_, this), tr("&Overview"));
    pages_->addTab(programs_, tr("&Programs"));
    pages_->addTab(events_, tr("&Events"));
    pages_->addTab(shown.settings, tr("&Settings"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(header_);
    column->addWidget(pages_, 1);

    connect(programs_, &ProgramsPage::whyAsked, this,
            [this](const QString &name) { WhyDialog::openForProgram(client_, name, this); });
    connect(programs_, &ProgramsPage::pickerAsked, this, [this] { PickerDialog::open(client_, this); });
    listenToAnswers();
    addShortcuts();
    pages_->setFocus(); // and not what comes first in the header, where Ctrl+Tab would do nothing

    resize(usualSize(*screen()));
}

QSize Window::usualSize(const QScreen &screen) const {
    constexpr double most = 0.9;      // the frame needs some
    constexpr QSize letters(168, 46); // room for the table's columns, its scroll bar and both charts, at any font size
    const QFontMetrics font(this->font());
    const QSize wanted(font.averageCharWidth() * letters.width(), font.height() * letters.height());
    return wanted.boundedTo(screen.availableSize() * most);
}

void Window::openOn(QScreen &screen) {
    setScreen(&screen);
    resize(usualSize(screen));
    move(screen.availableGeometry().center() - rect().center());
}

void Window::listenToAnswers() {
    const auto tell = [this](const QString &title, const Failure &failure) {
        if (isHidden())
            Q_EMIT failedUnseen(title, failure);
    };
    connect(header_, &Header::failed, this, tell);
    connect(programs_, &ProgramsPage::failed, this, tell);
    connect(&client_, &Client::settled, this, &Window::leaveWhenSettled);
}

void Window::addShortcuts() {
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, this, [this] { client_.refresh(); });
}

void Window::leaveWhenSettled() {
    if (isHidden() && !client_.isAsking())
        deleteLater();
}

void Window::openPage(Which which) {
    pages_->setCurrentIndex(static_cast<int>(which));
    if (auto *page = pages_->currentWidget())
        page->setFocus();
}

void Window::closeEvent(QCloseEvent *event) {
    forgetQueue_.flush();
    for (auto *dialog : findChildren<QDialog *>())
        dialog->close();
    hide();
    event->accept();
    Q_EMIT closed();
    leaveWhenSettled();
}

} // namespace pandemonium::applet
