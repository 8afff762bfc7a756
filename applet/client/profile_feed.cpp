// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/profile_feed.hpp"

namespace pandemonium::applet {
namespace {

const auto all = QStringLiteral("all");
const auto active = QStringLiteral("active");
constexpr quint32 mostEntries = 65'536; ///< sixteen times what the service keeps
constexpr int mostMoved = 3;            ///< then what came is as good as it gets until something changes
constexpr int mostPinsAsked = 16;       ///< one by one; the bus itself allows 128 open questions

} // namespace

ProfileFeed::ProfileFeed(Client &client, QObject *parent) : QObject(parent), client_(client) {
    connect(&client, &Client::changed, this, &ProfileFeed::onServiceChanged);
    connect(&client, &Client::profilesUpdated, this, [this] {
        wantsActive_ = true;
        proceed();
    });
    connect(&client, &Client::profilePinned, this, &ProfileFeed::onPinChanged);
    connect(&client, &Client::profileUnpinned, this, &ProfileFeed::onPinChanged);
    connect(&client, &Client::profileForgotten, this, &ProfileFeed::onForgotten);
    connect(&client, &Client::profilesCleared, this, &ProfileFeed::listAgain);
}

void ProfileFeed::start() {
    if (std::exchange(isWatched_, true))
        return;
    client_.watchProfiles(true);
    listAnew();
}

void ProfileFeed::stop() {
    if (!std::exchange(isWatched_, false))
        return;
    client_.watchProfiles(false);
    ++round_;
}

void ProfileFeed::listInteractively() {
    asking_ = Client::Asking::interactively;
    listAnew();
}

void ProfileFeed::listAnew() {
    ++round_;
    isAsking_ = false;
    isRefused_ = false;
    listAgain();
}

void ProfileFeed::listAgain() {
    wantsAll_ = true;
    proceed();
}

void ProfileFeed::onServiceChanged(const ServiceState &before) {
    if (!isWatched_ || before.isPresent() == client_.service().isPresent())
        return;
    asking_ = Client::Asking::silently;
    if (client_.service().isPresent()) {
        listAnew();
        return;
    }
    ++round_;
    known_.clear();
    Q_EMIT goneAll();
}

void ProfileFeed::onPinChanged(const QString &name) {
    if (!isWatched_ || isRefused_)
        return;
    if (pinsAsked_ == mostPinsAsked)
        return listAgain();
    wantsAll_ |= isAsking_; // pages that came before are of the time before
    ++pinsAsked_;
    client_.profile(name, this, [this, name, round = round_](const Answer<Profile> &answer) {
        --pinsAsked_;
        if (round != round_)
            return;
        if (answer)
            takeChanged({*answer});
        else if (answer.error().kind == Failure::Kind::noSuchProfile)
            onForgotten(name);
        else
            listAgain();
    });
}

void ProfileFeed::onForgotten(const QString &name) {
    if (!isWatched_)
        return;
    wantsAll_ |= isAsking_;
    if (!known_.remove(name))
        return;
    --expected_;
    Q_EMIT gone(name);
}

void ProfileFeed::proceed() {
    if (!isWatched_ || isAsking_ || isRefused_ || !client_.service().isPresent())
        return;
    if (!wantsAll_ && !wantsActive_)
        return;
    const bool isOfAll = std::exchange(wantsAll_, false);
    wantsActive_ = false;
    hasMoved_ = false;
    gathered_.clear();
    entries_ = 0;
    ask({.filter = isOfAll ? all : active, .asking = asking_});
}

void ProfileFeed::ask(const Client::Listing &listing) {
    isAsking_ = true;
    client_.list(listing, this,
                 current<ProfilePage>([this, listing](const ProfilePage &page) { onPage(listing, page); }));
}

void ProfileFeed::onPage(const Client::Listing &listing, const ProfilePage &page) {
    if (page.total > mostEntries)
        return giveUp({.kind = Failure::Kind::notUnderstood, .message = tr("more programs than there can be")});
    hasMoved_ |= entries_ > 0 && page.total != gatheredTotal_; // and rows with it, between the pages
    gatheredTotal_ = page.total;
    gathered_ += page.profiles;
    entries_ += page.entries;
    if (page.entries > 0 && entries_ < page.total) {
        auto next = listing;
        next.offset = entries_;
        ask(next);
        return;
    }
    finish(listing.filter);
}

void ProfileFeed::finish(const QString &filter) {
    isAsking_ = false;
    moved_ = hasMoved_ ? moved_ + 1 : 0;
    wantsAll_ |= hasMoved_ && moved_ < mostMoved;
    if (filter != all) {
        takeChanged(gathered_);
        compareTotals();
        return;
    }
    asking_ = Client::Asking::silently;
    known_.clear();
    for (const auto &profile : std::as_const(gathered_))
        known_.insert(profile.name);
    expected_ = gatheredTotal_;
    Q_EMIT listed(std::exchange(gathered_, {}));
    proceed();
}

void ProfileFeed::compareTotals() {
    isAsking_ = true;
    const auto then = [this](const ProfilePage &page) {
        isAsking_ = false;
        wantsAll_ |= page.total != expected_; // the service made room, and tells of that in no other way
        proceed();
    };
    client_.list({.filter = all, .limit = 1}, this, current<ProfilePage>(then));
}

void ProfileFeed::takeChanged(const QList<Profile> &profiles) {
    if (profiles.isEmpty())
        return;
    for (const auto &profile : profiles) {
        expected_ += known_.contains(profile.name) ? 0 : 1;
        known_.insert(profile.name);
    }
    Q_EMIT changed(profiles);
}

void ProfileFeed::giveUp(const Failure &failure) {
    isAsking_ = false;
    asking_ = Client::Asking::silently;
    if (failure.kind == Failure::Kind::serviceAbsent)
        return; // its going is told by the client
    isRefused_ = true;
    Q_EMIT refused(failure);
}

template <typename T> Client::Then<T> ProfileFeed::current(std::function<void(const T &)> then) {
    return [this, round = round_, then = std::move(then)](const Answer<T> &answer) {
        if (round != round_)
            return;
        if (answer)
            then(*answer);
        else
            giveUp(answer.error());
    };
}

} // namespace pandemonium::applet
