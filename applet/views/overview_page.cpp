// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/overview_page.hpp"

#include "views/banner.hpp"
#include "views/figures.hpp"
#include "words/words.hpp"

#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace pandemonium::applet {
namespace {

/// The same clock as the samples'.
qint64 monotonicNowUs() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

/// The column of a page that scrolls where the screen is small.
QVBoxLayout *scrollingColumn(QWidget *page) {
    auto *const scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(new QWidget);
    auto *const whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    return new QVBoxLayout(scroll->widget());
}

} // namespace

OverviewPage::OverviewPage(Client &client, QWidget *parent)
    : Page(parent), client_(client), column_(scrollingColumn(this)),
      unenforced_(new Banner(Banner::Place::beside, this)), nothing_(new Banner(Banner::Place::instead, this)) {
    unenforced_->setObjectName(QStringLiteral("unenforced"));
    nothing_->setObjectName(QStringLiteral("nothing"));
    column_->addWidget(unenforced_);
    column_->addWidget(nothing_, 1);
    connect(nothing_, &Banner::pressed, this, &OverviewPage::askAgain);
    connect(&client_, &Client::changed, this, &OverviewPage::onChanged);
    connect(&client_, &Client::sampled, this, &OverviewPage::onSample);
    connect(&client_, &Client::samplingFailed, this, &OverviewPage::onFailure);
}

void OverviewPage::startLooking() {
    history_.passTo(monotonicNowUs());
    client_.watchStats(true);
    client_.refresh(); // nobody tells of a foreign scheduler
    tell();
}

void OverviewPage::stopLooking() {
    client_.watchStats(false);
    latest_.reset();
    failure_.reset();
    dropFigures();
}

void OverviewPage::onChanged(const ServiceState &before) {
    if (!before.isAttached() || !client_.service().isAttached()) {
        history_.breakOff();
        latest_.reset();
        failure_.reset();
    }
    if (isLooking())
        tell();
}

void OverviewPage::onSample(const Sample &sample) {
    if (!isLooking() || !client_.service().isAttached())
        return;
    failure_.reset();
    history_.add(sample);
    const bool isSoon = latest_ && sample.monotonicUs >= toldUs_ && sample.monotonicUs - toldUs_ < History::finestUs;
    latest_ = sample;
    if (isSoon)
        return;
    toldUs_ = std::max<qint64>(0, sample.monotonicUs);
    tell();
}

void OverviewPage::onFailure(const Failure &failure) {
    if (!isLooking())
        return;
    failure_ = failure;
    latest_.reset();
    tell();
}

void OverviewPage::askAgain() {
    failure_.reset();
    client_.refresh();
    tell();
}

void OverviewPage::tell() {
    const bool isObserving = client_.service().is(Activity::observing);
    unenforced_->say({.sentence = isObserving ? Words::nothingEnforced(client_.service()) : QString()});
    if (latest_)
        tellFigures();
    else
        tellWhyNothing();
}

void OverviewPage::tellFigures() {
    nothing_->say({});
    if (figures_ == nullptr) {
        figures_ = new Figures(this);
        column_->addWidget(figures_, 1);
    }
    figures_->tell(client_.service(), *latest_, history_);
}

void OverviewPage::tellWhyNothing() {
    dropFigures();
    const auto &service = client_.service();
    QStringList sentences;
    if (failure_) {
        sentences << Words::noFigures(*failure_);
    } else if (service.isAttached()) {
        sentences << Words::figuresAreComing();
    } else if (service.isFailing() && service.lastExit) {
        sentences << Words::ejectionThen(*service.lastExit);
    } else {
        sentences << Words::figuresNeed();
    }
    if (service.isPresent())
        sentences << Words::kernelRuns(service);
    nothing_->say({.title = tr("No figures now"),
                   .sentence = sentences.join(QLatin1String("\n\n")),
                   .button = failure_ ? tr("&Ask again") : QString()});
}

void OverviewPage::dropFigures() {
    delete figures_;
    figures_ = nullptr;
}

} // namespace pandemonium::applet
