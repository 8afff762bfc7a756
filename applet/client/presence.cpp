// SPDX-License-Identifier: GPL-2.0-or-later
//
// The client's life with its service: the bus comes and goes, and so does who owns the name.
#include "client/answered.hpp"
#include "client/client.hpp"
#include "client/readings.hpp"

#include <QDBusArgument>

namespace pandemonium::applet {
namespace {

constexpr auto busName = QLatin1StringView("org.freedesktop.DBus");
constexpr quint32 sampleIntervalMs = 1000;
constexpr int longestPauseMs = 60'000; ///< between tries to reach a bus

} // namespace

void Client::connectToBus() {
    auto &bus = calls_.bus();
    if (!bus.isConnected()) {
        reconnecting_.start();
        reconnecting_.setInterval(
            std::min(reconnecting_.interval() * 2, std::max(longestPauseMs, patience_.reconnectMs)));
        takeState({.presence = Presence::noBus});
        return;
    }
    reconnecting_.setInterval(patience_.reconnectMs);
    reconnecting_.stop();
    bus.connect(QString(), QStringLiteral("/org/freedesktop/DBus/Local"), QStringLiteral("org.freedesktop.DBus.Local"),
                QStringLiteral("Disconnected"), this, SLOT(onBusLost()));
    watcher_ = std::make_unique<QDBusServiceWatcher>(serviceName, bus, QDBusServiceWatcher::WatchForOwnerChange);
    connect(watcher_.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) { onOwner(owner); });
    listenToService();
    takeState({.presence = Presence::absent});
    auto question = QDBusMessage::createMethodCall(busName, QStringLiteral("/org/freedesktop/DBus"), busName,
                                                   QStringLiteral("GetNameOwner"));
    question.setArguments({QString(serviceName)});
    whenAnswered(bus.asyncCall(question), watcher_.get(), [this](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ReplyMessage && owner_.isEmpty())
            onOwner(reply.arguments().value(0).toString());
    });
}

void Client::listenToService() {
    hear(true, {propertiesInterface,
                "PropertiesChanged",
                {QString(schedulerInterface)},
                SLOT(onPropertiesChanged(QDBusMessage))});
    hear(true, {schedulerInterface, "Ejected", {}, SLOT(onEjected(QDBusMessage))});
    for (const auto *member : {"ProfilePinned", "ProfileUnpinned", "ProfileForgotten", "ProfilesCleared"})
        hear(true, {profilesInterface, member, {}, SLOT(onProfileSignal(QDBusMessage))});
    if (watchesProfiles_)
        listenToProfiles(true);
    if (watchesLearning_)
        listenToLearning(true);
    if (watchesStats_)
        listenToSamples(true);
}

void Client::listenToProfiles(bool on) {
    hear(on, {profilesInterface, "ProfilesUpdated", {}, SLOT(onProfileSignal(QDBusMessage))});
}

void Client::listenToLearning(bool on) {
    hear(on, {propertiesInterface,
              "PropertiesChanged",
              {QString(profilesInterface)},
              SLOT(onPropertiesChanged(QDBusMessage))});
}

void Client::listenToSamples(bool on) { hear(on, {statsInterface, "Sample", {}, SLOT(onSample(QDBusMessage))}); }

void Client::hear(bool on, const Heard &what) {
    auto &bus = calls_.bus();
    const auto member = QLatin1StringView(what.member);
    if (on)
        bus.connect(serviceName, objectPath, what.interface, member, what.firstArgument, QString(), this, what.slot);
    else
        bus.disconnect(serviceName, objectPath, what.interface, member, what.firstArgument, QString(), this, what.slot);
}

void Client::onBusLost() {
    forgetOwner();
    watcher_.reset();
    QDBusConnection::disconnectFromBus(calls_.bus().name());
    takeState({.presence = Presence::noBus});
    reconnecting_.start();
}

void Client::forgetOwner() {
    owner_.clear();
    subscription_ = 0;
    isSubscribing_ = false;
    complaints_.clear();
    scheduler_.clear();
    profiles_.clear();
    isSchedulerRead_ = false;
    isProfilesRead_ = false;
    askingAgain_.stop();
    sampleDue_.stop();
}

void Client::onOwner(const QString &owner) {
    forgetOwner();
    owner_ = owner;
    takeState({.presence = owner.isEmpty() ? Presence::absent : Presence::asking});
    refresh();
}

void Client::readProperties(const QString &interface) {
    const auto owner = owner_;
    ask({.interface = propertiesInterface, .method = "GetAll", .arguments = {interface}, .answer = "a{sv}"}, this,
        [this, owner, interface](const Answer<QDBusMessage> &reply) {
            if (owner == owner_) // not of a service that is gone
                takeProperties(interface, reply);
        });
}

void Client::takeProperties(const QString &interface, const Answer<QDBusMessage> &reply) {
    if (!reply) {
        complain({tr("The service did not tell its state: %1").arg(reply.error().message)});
        askingAgain_.start();
        return;
    }
    const bool ofScheduler = interface == schedulerInterface;
    (ofScheduler ? isSchedulerRead_ : isProfilesRead_) = true;
    (ofScheduler ? scheduler_ : profiles_) = qdbus_cast<QVariantMap>(reply->arguments().at(0));
    rebuildState();
}

void Client::rebuildState() {
    if (!isSchedulerRead_ || !isProfilesRead_)
        return;
    QStringList complaints;
    auto state = readState(scheduler_, profiles_, complaints);
    complain(complaints);
    takeState(std::move(state));
}

void Client::takeState(ServiceState state) {
    if (state == state_)
        return;
    const auto before = std::exchange(state_, std::move(state));
    if (watchesStats_ && state_.isAttached() && !before.isAttached()) {
        if (subscription_ == 0)
            subscribe(); // what was refused before may be granted now
        else
            sampleDue_.start();
    }
    Q_EMIT changed(before);
}

void Client::subscribe() {
    if (owner_.isEmpty() || std::exchange(isSubscribing_, true))
        return;
    ask({.interface = statsInterface, .method = "Subscribe", .arguments = {sampleIntervalMs}, .answer = "u"}, this,
        [this, owner = owner_](const Answer<QDBusMessage> &reply) {
            if (owner != owner_)
                return; // gone, and its subscriptions with it
            isSubscribing_ = false;
            if (!reply) {
                if (watchesStats_)
                    Q_EMIT samplingFailed(reply.error());
                return;
            }
            subscription_ = reply->arguments().at(0).toUInt();
            if (watchesStats_)
                sampleDue_.start();
            else
                unsubscribe();
        });
}

void Client::unsubscribe() {
    sampleDue_.stop();
    const auto cookie = std::exchange(subscription_, 0);
    if (cookie == 0)
        return;
    ask({.interface = statsInterface, .method = "Unsubscribe", .arguments = {cookie}, .answer = ""}, this,
        [](const Answer<QDBusMessage> &) {}); // whatever comes, no sample is wanted any more
}

} // namespace pandemonium::applet
