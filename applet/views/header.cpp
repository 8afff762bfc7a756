// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/header.hpp"

#include "views/announce.hpp"
#include "views/banner.hpp"
#include "views/menu_text.hpp"
#include "views/symbolic_icon.hpp"
#include "views/wrapped_label.hpp"
#include "words/words.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace pandemonium::applet {

Header::Header(Client &client, QWidget *parent)
    : Page(parent), client_(client), icon_(new QLabel(this)), title_(wrappedLabel(this)),
      sentence_(wrappedLabel("sentence", this)), mode_(new QToolButton(this)), modes_(new ModeActions(client, this)),
      learning_(new QAction(tr("&Learn what programs are like"), this)),
      untilServiceStops_(new QAction(tr("Choose only &until the service stops"), this)),
      tryAgain_(new QPushButton(tr("Try a&gain"), this)), waiting_(new Banner(Banner::Place::beside, this)),
      failure_(new Banner(Banner::Place::beside, this)), store_(new Banner(Banner::Place::beside, this)),
      complaints_(new Banner(Banner::Place::beside, this)) {
    title_->setObjectName(QStringLiteral("state"));
    tryAgain_->setObjectName(QStringLiteral("tryAgain"));
    tryAgain_->setToolTip(tr("Load the scheduler again now"));
    buildMenu();
    layOut();
    connect(tryAgain_, &QPushButton::clicked, this, &Header::tryAgain);
    connect(modes_, &ModeActions::wanted, this, &Header::changeMode);
    connect(learning_, &QAction::triggered, this, &Header::changeLearning);
    connect(failure_, &Banner::pressed, failure_, [this] { failure_->say({}); });
    connect(complaints_, &Banner::pressed, this, [this] {
        complaintsDismissed_ = client_.complaints().size();
        showComplaints();
    });
    connect(&client_, &Client::changed, this, [this](const ServiceState &before) {
        show(client_.service());
        if (const auto title = Words::stateTitle(client_.service()); title != Words::stateTitle(before))
            announce(*title_, title);
    });
    connect(&client_, &Client::complained, this, &Header::showComplaints);
    show(client_.service());
}

void Header::layOut() {
    auto *column = new QVBoxLayout(this);
    column->addLayout(newStateLine());
    for (auto *banner : {waiting_, failure_, store_, complaints_})
        column->addWidget(banner);
}

QBoxLayout *Header::newStateLine() {
    constexpr double larger = 1.3;
    auto font = title_->font();
    font.setPointSizeF(font.pointSizeF() * larger);
    font.setBold(true);
    title_->setFont(font);
    auto *texts = new QVBoxLayout;
    texts->addWidget(title_);
    texts->addWidget(sentence_);
    auto *line = new QHBoxLayout;
    line->addWidget(icon_, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
    line->addWidget(tryAgain_, 0, Qt::AlignTop);
    line->addWidget(mode_, 0, Qt::AlignTop);
    return line;
}

void Header::buildMenu() {
    auto *menu = new QMenu(mode_);
    menu->setToolTipsVisible(true);
    menu->addActions(modes_->actions());
    menu->addSeparator();
    learning_->setToolTip(tr("Remembers how programs behave, so that they start in the right tier the next time"));
    learning_->setCheckable(true);
    menu->addAction(learning_);
    menu->addSeparator();
    untilServiceStops_->setToolTip(tr("After a restart of the service or the computer, the choice before holds again"));
    untilServiceStops_->setCheckable(true);
    menu->addAction(untilServiceStops_);
    mode_->setMenu(menu);
    mode_->setPopupMode(QToolButton::InstantPopup);
    mode_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    mode_->setFocusPolicy(Qt::StrongFocus);
    mode_->setAccessibleDescription(tr("Chooses what the service is to do"));
}

void Header::show(const ServiceState &service) {
    const auto side = style()->pixelMetric(QStyle::PM_LargeIconSize);
    icon_->setPixmap(symbolicIcon(stateIconName(service), palette().color(QPalette::WindowText))
                         .pixmap(QSize(side, side), devicePixelRatio()));
    title_->setText(Words::stateTitle(service));
    sentence_->setText(Words::stateSentence(service));
    showButtons(service);
    showComplaints();
    store_->say({.sentence = service.isPresent() ? Words::store(service.store) : QString()});
}

void Header::showButtons(const ServiceState &service) {
    const auto text = service.isPresent() ? tr("Mode: %1").arg(Words::modeName(service.mode)) : tr("Mode");
    mode_->setText(literal(text));
    mode_->setAccessibleName(text);
    mode_->setEnabled(service.isPresent() && !isAsking_);
    learning_->setChecked(service.isPresent() && service.learning);
    tryAgain_->setVisible(service.isFailing());
    tryAgain_->setEnabled(!isAsking_);
}

void Header::changeEvent(QEvent *event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        show(client_.service());
}

void Header::tryAgain() {
    wait(tr("Waiting for permission to try again…"));
    client_.resetFailure(this, whenAnswered(tr("The scheduler was not started again")));
}

void Header::changeMode(Mode mode) {
    wait(tr("Waiting for permission to change the mode…"));
    client_.setMode(mode, lasting(), this, whenAnswered(tr("The mode was not changed")));
}

void Header::changeLearning() {
    const bool isWanted = !client_.service().learning;
    learning_->setChecked(!isWanted); // the click has moved the mark, and only the service may
    wait(isWanted ? tr("Waiting for permission to switch learning on…")
                  : tr("Waiting for permission to switch learning off…"));
    client_.setLearning(isWanted, lasting(), this, whenAnswered(tr("Learning was not switched")));
}

Lasting Header::lasting() const {
    return untilServiceStops_->isChecked() ? Lasting::untilServiceStops : Lasting::forGood;
}

void Header::wait(const QString &what) {
    isAsking_ = true;
    failure_->say({});
    waiting_->say({.sentence = what});
    showButtons(client_.service());
}

Client::Then<void> Header::whenAnswered(const QString &titleOfFailure) {
    return [this, titleOfFailure](const Answer<void> &answer) {
        isAsking_ = false;
        waiting_->say({});
        showButtons(client_.service());
        if (!answer) {
            failure_->say({.sentence = Words::failure(answer.error()), .button = tr("&Dismiss")});
            Q_EMIT failed(titleOfFailure, answer.error());
        }
    };
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
    complaints_->say({.sentence = sentence.arg(complaints.join(u'\n')), .button = tr("&Dismiss")});
}

} // namespace pandemonium::applet
