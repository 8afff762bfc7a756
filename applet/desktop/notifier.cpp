// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/notifier.hpp"

#include "words/words.hpp"

namespace pandemonium::applet {
namespace {

const auto detailsKey = QStringLiteral("default");
const auto detailsButtonKey = QStringLiteral("details");
const auto tryAgainKey = QStringLiteral("try-again");

bool isAway(const ServiceState &service) {
    return service.presence == Presence::absent || service.presence == Presence::noBus;
}

} // namespace

Notifier::Notifier(Client &client, Preferences &preferences, std::chrono::milliseconds respite)
    : client_(client), preferences_(preferences), wasPresent_(client.service().isPresent()) {
    respite_.setSingleShot(true);
    respite_.setInterval(respite);
    connect(&respite_, &QTimer::timeout, this, [this] {
        if (isAway(client_.service()))
            tellGone();
        else
            respite_.start(); // it is there and has not told its state yet
    });
    connect(&client, &Client::changed, this, &Notifier::onChanged);
    connect(&client, &Client::ejected, this, &Notifier::onEjected);
    for (auto *notices : {&state_, &failures_}) {
        connect(notices, &Notices::chosen, this, &Notifier::onChosen);
        connect(notices, &Notices::unheard, this, &Notifier::unheard);
    }
    connect(&preferences, &Preferences::changed, this, [this] {
        if (!preferences_.notifies())
            state_.withdraw();
    });
}

void Notifier::onChanged(const ServiceState &before) {
    const auto &now = client_.service();
    if (wasPresent_ && isAway(now))
        respite_.start();
    else if (now.isPresent())
        respite_.stop();
    wasPresent_ = now.isPresent() || (wasPresent_ && now.presence == Presence::asking);
    if (isTrouble_ && now.isWell() && !before.isWell()) // the last words of an ejected state come after the ejection
        tellBack();
}

void Notifier::onEjected(const ExitRecord &record) {
    isTrouble_ = true;
    tell({.title = tr("The scheduler was ejected"),
          .body = Words::ejection(record),
          .urgency = record.willRestart ? Urgency::normal : Urgency::critical,
          .category = QStringLiteral("x-pandemonium.ejected"),
          .icon = QStringLiteral("pandemonium-failed-symbolic"),
          .actions = {{detailsKey, tr("Details")}, {tryAgainKey, tr("Try again")}, {detailsButtonKey, tr("Details")}}});
}

void Notifier::tellGone() {
    isTrouble_ = true;
    tell({.title = Words::stateTitle(client_.service()),
          .body = Words::stateSentence(client_.service()),
          .category = QStringLiteral("x-pandemonium.absent"),
          .icon = QStringLiteral("pandemonium-absent-symbolic"),
          .actions = {{detailsKey, tr("Details")}}});
}

void Notifier::tellBack() {
    isTrouble_ = false;
    const auto &now = client_.service();
    if (now.is(Activity::off)) // somebody switched it off: what was told is over, and nothing is back
        return state_.withdraw();
    tell({.title = now.is(Activity::scheduling) ? tr("The scheduler is back") : tr("The service is back"),
          .body = Words::stateSentence(now),
          .urgency = Urgency::low,
          .category = QStringLiteral("x-pandemonium.back"),
          .icon = now.is(Activity::scheduling) ? QStringLiteral("pandemonium-scheduling-symbolic")
                                               : QStringLiteral("pandemonium-observing-symbolic"),
          .actions = {{detailsKey, tr("Details")}, {detailsButtonKey, tr("Details")}}});
}

void Notifier::tell(const Notice &notice) {
    if (preferences_.notifies())
        state_.show(notice);
}

void Notifier::tellFailure(const QString &title, const Failure &failure) {
    Q_EMIT failed(title, failure);
    failures_.show({.title = title,
                    .body = Words::failure(failure),
                    .category = QStringLiteral("x-pandemonium.refused"),
                    .icon = QStringLiteral("pandemonium-failed-symbolic"),
                    .actions = {{detailsKey, tr("Details")}}});
}

void Notifier::onChosen(const QString &action, const QString &token) {
    if (action == tryAgainKey)
        tryAgain();
    else
        Q_EMIT eventsAsked(token);
}

void Notifier::tryAgain() {
    client_.resetFailure(this, [this](const Answer<void> &answer) {
        if (!answer)
            tellFailure(tr("The scheduler was not started again"), answer.error());
    });
}

} // namespace pandemonium::applet
