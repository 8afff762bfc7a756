// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/events_recorder.hpp"

#include "state/time.hpp"
#include "views/symbolic_icon.hpp"
#include "words/event_words.hpp"
#include "words/words.hpp"

namespace pandemonium::applet {
namespace {

QDateTime whenOf(const ExitRecord &record) {
    return record.timeUs > 0 ? dateTimeOf(record.timeUs) : QDateTime::currentDateTime();
}

bool isOfState(EventKind kind) {
    return kind == EventKind::state || kind == EventKind::mode || kind == EventKind::restart ||
           kind == EventKind::service;
}

} // namespace

EventsRecorder::EventsRecorder(Client &client, EventsModel &events, QObject *parent)
    : QObject(parent), client_(client), events_(events) {
    connect(&client, &Client::changed, this, &EventsRecorder::onChanged);
    connect(&client, &Client::ejected, this, &EventsRecorder::onEjected);
    connect(&client, &Client::profilePinned, this, &EventsRecorder::onPinned);
    connect(&client, &Client::profileUnpinned, this, [this](const QString &name) {
        record(EventKind::pin, EventWords::unpinned(name, doerOf("UnpinProfile", name)));
    });
    connect(&client, &Client::profileForgotten, this, [this](const QString &name) {
        record(EventKind::forget, EventWords::forgotten(name, doerOf("ForgetProfile", name)));
    });
    connect(&client, &Client::profilesCleared, this,
            [this](quint32 removed) { record(EventKind::forget, EventWords::cleared(removed)); });
    if (client.service().isPresent())
        onChanged({});
}

EventsModel::Id EventsRecorder::record(EventKind kind, const QString &sentence, const QString &details,
                                       const QString &icon) {
    return events_.add({.kind = kind,
                        .when = QDateTime::currentDateTime(),
                        .sentence = sentence,
                        .icon = isOfState(kind) ? stateIconName(client_.service()) : icon,
                        .details = details});
}

void EventsRecorder::onChanged(const ServiceState &before) {
    const auto &now = client_.service();
    if (now.lastExit && now.lastExit != lastExit_)
        onExit(*now.lastExit); // first, because at the start it is of before we looked
    if (now.presence != before.presence)
        onPresence();
    if (!now.isPresent() || !before.isPresent())
        return;
    if (now.mode != before.mode)
        record(EventKind::mode, EventWords::mode(now.mode, doerOf("SetMode", now.mode.text)));
    if (now.restarts > before.restarts)
        record(EventKind::restart, EventWords::restarts(now.restarts));
    const bool isOnlyPassing = now.is(Activity::starting);
    if (!isOnlyPassing && (now.activity != before.activity || now.reason != before.reason))
        record(EventKind::state, EventWords::state(now));
}

void EventsRecorder::onPresence() {
    const auto &now = client_.service();
    if (now.presence == Presence::asking)
        return; // how it is comes at once
    if (now.isPresent() || wasPresent_)
        record(EventKind::service, EventWords::presence(now));
    wasPresent_ = now.isPresent();
    awaitsDump_.reset();
}

void EventsRecorder::onEjected(const ExitRecord &told) {
    awaitsDump_ = record(EventKind::ejection, Words::ejection(told), EventWords::details(told));
}

void EventsRecorder::onFailed(const QString &title, const Failure &failure) {
    record(EventKind::failure, EventWords::failed(title, failure));
}

void EventsRecorder::onExit(const ExitRecord &exit) {
    lastExit_ = exit;
    const Event event{.kind = EventKind::ejection,
                      .when = whenOf(exit),
                      .sentence = Words::ejection(exit),
                      .details = EventWords::details(exit)};
    if (const auto id = std::exchange(awaitsDump_, {}))
        events_.amend(*id, event);
    else
        events_.add(event); // of before we looked
}

void EventsRecorder::onPinned(const QString &name, const Told<Tier> &tier, Lasting lasting) {
    const auto doer = doerOf("PinProfile", name);
    const auto icon = tier.known ? QStringLiteral("pandemonium-tier-%1-symbolic").arg(tier.text) : QString();
    const auto id = record(EventKind::pin, EventWords::pinned(name, tier, lasting, doer), {}, icon);
    // Only lasting pins can be the administrator's. A flood of them is not met with a flood of questions.
    if (doer == Doer::somebodyElse && lasting == Lasting::forGood && !isAskingWhosePin_)
        askWhosePin(id, name);
}

void EventsRecorder::askWhosePin(EventsModel::Id id, const QString &name) {
    isAskingWhosePin_ = true;
    client_.profile(name, this, [this, id](const Answer<Profile> &profile) {
        isAskingWhosePin_ = false;
        const auto *event = events_.find(id);
        if (!profile || !profile->isPinnedByAdministrator() || event == nullptr)
            return;
        auto amended = *event;
        amended.sentence = EventWords::pinned(profile->name, profile->pin->tier, Lasting::forGood, Doer::administrator);
        events_.amend(id, amended);
    });
}

Doer EventsRecorder::doerOf(const char *method, const QVariant &argument) const {
    return client_.isAsking(method, argument) ? Doer::here : Doer::somebodyElse;
}

} // namespace pandemonium::applet
