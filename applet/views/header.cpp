// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/header.hpp"

#include "views/banner.hpp"
#include "views/symbolic_icon.hpp"
#include "views/wrapped_label.hpp"
#include "words/words.hpp"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace pandemonium::applet {
namespace {

constexpr std::array allModes{Mode::schedule, Mode::observe, Mode::off};

/// The service does not do what was asked of it, and could be told to try.
bool canTryAgain(const ServiceState &service) {
    const bool isOut = service.is(Activity::off) && service.mode.known != Mode::off;
    return isOut || service.is(Activity::failed) || service.is(Activity::backingOff);
}

} // namespace

Header::Header(Client &client, QWidget *parent)
    : QWidget(parent), client_(client), icon_(new QLabel(this)), title_(wrappedLabel(this)),
      sentence_(wrappedLabel("sentence", this)), mode_(new QToolButton(this)), modes_(new QActionGroup(this)),
      untilServiceStops_(new QAction(this)), tryAgain_(new QPushButton(tr("Try &again"), this)),
      waiting_(new Banner(Banner::Place::beside, this)), failure_(new Banner(Banner::Place::beside, this)),
      store_(new Banner(Banner::Place::beside, this)), complaints_(new Banner(Banner::Place::beside, this)) {
    auto font = title_->font();
    constexpr double larger = 1.3;
    font.setPointSizeF(font.pointSizeF() * larger);
    font.setBold(true);
    title_->setFont(font);
    title_->setAccessibleName(tr("State"));
    tryAgain_->setToolTip(tr("Load the scheduler again now"));
    buildModes();

    auto *texts = new QVBoxLayout;
    texts->addWidget(title_);
    texts->addWidget(sentence_);
    auto *row = new QHBoxLayout;
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(tryAgain_, 0, Qt::AlignTop);
    row->addWidget(mode_, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    for (auto *banner : {waiting_, failure_, store_, complaints_})
        column->addWidget(banner);

    connect(tryAgain_, &QPushButton::clicked, this, [this] {
        wait(tr("Waiting for permission to try again …"));
        client_.resetFailure(this, [this](const Answer<void> &answer) { answered(answer); });
    });
    connect(failure_, &Banner::pressed, failure_, [this] { failure_->say({}); });
    connect(complaints_, &Banner::pressed, this, [this] {
        complaintsDismissed_ = client_.complaints().size();
        showComplaints();
    });
    connect(&client_, &Client::changed, this, [this] { show(client_.service()); });
    connect(&client_, &Client::complained, this, &Header::showComplaints);
    show(client_.service());
}

void Header::buildModes() {
    auto *menu = new QMenu(mode_);
    menu->setToolTipsVisible(true);
    for (const auto mode : allModes) {
        auto *action = menu->addAction(Words::modeName(mode));
        action->setToolTip(Words::modeMeaning(mode));
        action->setCheckable(true);
        action->setData(QVariant::fromValue(static_cast<int>(mode)));
        modes_->addAction(action);
    }
    menu->addSeparator();
    untilServiceStops_->setText(tr("Choose only until the service stops"));
    untilServiceStops_->setToolTip(tr("After a restart of the service or the computer, the choice before holds again"));
    untilServiceStops_->setCheckable(true);
    menu->addAction(untilServiceStops_);
    mode_->setMenu(menu);
    mode_->setPopupMode(QToolButton::InstantPopup);
    mode_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    mode_->setFocusPolicy(Qt::StrongFocus);
    mode_->setAccessibleDescription(tr("Chooses what the service is to do"));
    connect(modes_, &QActionGroup::triggered, this,
            [this](QAction *action) { ask(static_cast<Mode>(action->data().toInt())); });
}

void Header::show(const ServiceState &service) {
    const auto side = style()->pixelMetric(QStyle::PM_LargeIconSize);
    icon_->setPixmap(symbolicIcon(stateIconName(service), palette().color(QPalette::WindowText))
                         .pixmap(QSize(side, side), devicePixelRatio()));
    title_->setText(Words::stateTitle(service));
    sentence_->setText(Words::stateSentence(service));
    const auto mode = service.mode.known ? Words::modeName(*service.mode.known) : service.mode.text;
    mode_->setText(service.isPresent() ? tr("Mode: %1").arg(mode) : tr("Mode"));
    mode_->setAccessibleName(mode_->text());
    mode_->setEnabled(service.isPresent());
    for (auto *action : modes_->actions())
        action->setChecked(service.isPresent() && service.mode.known == static_cast<Mode>(action->data().toInt()));
    tryAgain_->setVisible(canTryAgain(service));
    showComplaints();
    store_->say({.sentence = service.isPresent() ? Words::store(service.store) : QString()});
}

void Header::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        show(client_.service());
}

void Header::ask(Mode mode) {
    show(client_.service()); // the menu checked what was clicked: the service has not said so yet
    wait(tr("Waiting for permission to change the mode …"));
    client_.setMode(mode, untilServiceStops_->isChecked() ? Lasting::untilServiceStops : Lasting::forGood, this,
                    [this](const Answer<void> &answer) { answered(answer); });
}

void Header::wait(const QString &what) {
    failure_->say({});
    waiting_->say({.sentence = what});
    mode_->setEnabled(false);
    tryAgain_->setEnabled(false);
}

void Header::answered(const Answer<void> &answer) {
    waiting_->say({});
    mode_->setEnabled(client_.service().isPresent());
    tryAgain_->setEnabled(true);
    if (!answer)
        failure_->say({.sentence = Words::failure(answer.error()), .button = tr("Dismiss")});
}

void Header::showComplaints() {
    complaintsDismissed_ = std::min(complaintsDismissed_, client_.complaints().size()); // another service has none yet
    const auto complaints = client_.complaints().mid(complaintsDismissed_);
    if (complaints.isEmpty()) {
        complaints_->say({});
        return;
    }
    const auto sentence =
        tr("The service sent something this applet does not understand; the rest is shown. %1", "what it was");
    complaints_->say({.sentence = sentence.arg(complaints.join(u'\n')), .button = tr("Dismiss")});
}

} // namespace pandemonium::applet
