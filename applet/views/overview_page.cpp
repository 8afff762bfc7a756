// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/overview_page.hpp"

#include "views/figures.hpp"
#include "views/wrapped_label.hpp"
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
    : Page(parent), client_(client), column_(scrollingColumn(this)), banner_(wrappedLabel("banner", this)),
      nothing_(new QWidget(this)), title_(wrappedLabel("title", nothing_)),
      sentence_(wrappedLabel("sentence", nothing_)) {
    banner_->setFrameShape(QFrame::StyledPanel);
    banner_->setMargin(fontMetrics().height() / 2);
    constexpr double larger = 1.5;
    auto heading = font();
    heading.setPointSizeF(heading.pointSizeF() * larger);
    title_->setFont(heading);
    for (auto *const label : {title_, sentence_})
        label->setAlignment(Qt::AlignHCenter);
    auto *const middle = new QVBoxLayout(nothing_);
    middle->addStretch();
    middle->addWidget(title_);
    middle->addWidget(sentence_);
    middle->addStretch();
    column_->addWidget(banner_);
    column_->addWidget(nothing_, 1);
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
    if (isVisible())
        tell();
}

void OverviewPage::onSample(const Sample &sample) {
    if (!isVisible() || !client_.service().isAttached())
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
    failure_ = failure;
    latest_.reset();
    if (isVisible())
        tell();
}

void OverviewPage::tell() {
    const bool hasFigures = latest_.has_value();
    banner_->setText(client_.service().is(Activity::observing) ? Words::nothingEnforced() : QString());
    banner_->setHidden(banner_->text().isEmpty());
    nothing_->setHidden(hasFigures);
    if (hasFigures)
        tellFigures();
    else
        tellWhyNothing();
}

void OverviewPage::tellFigures() {
    if (figures_ == nullptr) {
        figures_ = new Figures(this);
        column_->addWidget(figures_, 1);
    }
    figures_->tell(client_.service(), *latest_, history_);
}

void OverviewPage::tellWhyNothing() {
    dropFigures();
    const auto &service = client_.service();
    title_->setText(Words::stateTitle(service));
    QStringList sentences;
    if (failure_) {
        sentences << Words::noFigures(*failure_);
    } else if (service.isAttached()) {
        sentences << Words::figuresAreComing();
    } else {
        sentences << Words::stateSentence(service);
        if (service.lastExit && (service.is(Activity::backingOff) || service.is(Activity::failed)))
            sentences << Words::ejection(*service.lastExit);
    }
    if (service.isPresent())
        sentences << Words::kernelRuns(service);
    sentence_->setText(sentences.join(QLatin1String("\n\n")));
}

void OverviewPage::dropFigures() {
    delete figures_;
    figures_ = nullptr;
}

} // namespace pandemonium::applet
