// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/client.hpp"

#include "client/dictionary.hpp"
#include "client/readings.hpp"

#include <QDBusArgument>
#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace pandemonium::applet {
namespace {

/// A connection of our own: when the bus dies only this one has to be made anew, under a name that was never used,
/// because QtDBus keeps dead ones under theirs.
QDBusConnection newConnection() {
    return QDBusConnection::connectToBus(QDBusConnection::SystemBus, QUuid::createUuid().toString());
}

/// The contract's flag "until the service stops".
QVariant flagsOf(Lasting lasting) {
    return QVariant::fromValue<quint64>(lasting == Lasting::untilServiceStops ? 1 : 0);
}

QVariantMap dictionaryOf(const QVariant &argument) { return qdbus_cast<QVariantMap>(argument); }

QMap<QString, QVariantMap> dictionariesOf(const QVariant &argument) {
    return qdbus_cast<QMap<QString, QVariantMap>>(argument);
}

/// What is done with an answer that carries nothing.
auto withoutValue(Client::Then<void> then) {
    return [then = std::move(then)](const Answer<QDBusMessage> &reply) {
        then(reply.transform([](const QDBusMessage &) {}));
    };
}

} // namespace

template <typename Read> auto Client::complaining(Read read) {
    return [this, read](const QDBusMessage &message) {
        QStringList complaints;
        auto value = read(message, complaints);
        complain(complaints);
        return value;
    };
}

Client::Client(Patience patience, QObject *parent) : QObject(parent), patience_(patience), calls_(newConnection()) {
    for (auto *timer : {&reconnecting_, &askingAgain_, &sampleDue_})
        timer->setSingleShot(true);
    reconnecting_.setInterval(patience_.reconnectMs);
    connect(&reconnecting_, &QTimer::timeout, this, &Client::reconnect);
    askingAgain_.setInterval(patience_.againMs);
    connect(&askingAgain_, &QTimer::timeout, this, &Client::refresh);
    sampleDue_.setInterval(patience_.sampleMs);
    connect(&sampleDue_, &QTimer::timeout, this, [this] {
        if (state_.isAttached())
            Q_EMIT samplingFailed({.kind = Failure::Kind::timedOut});
    });
    connectToBus();
}

void Client::reconnect() {
    const auto dead = calls_.bus().name();
    calls_ = Calls(newConnection());
    QDBusConnection::disconnectFromBus(dead);
    connectToBus();
}

void Client::watchStats(bool on) {
    if (watchesStats_ == on)
        return;
    watchesStats_ = on;
    listenToSamples(on);
    if (on)
        subscribe();
    else
        unsubscribe();
}

void Client::watchProfiles(bool on) {
    if (watchesProfiles_ == on)
        return;
    watchesProfiles_ = on;
    listenToProfiles(on);
}

void Client::watchLearning(bool on) {
    if (watchesLearning_ == on)
        return;
    watchesLearning_ = on;
    listenToLearning(on);
    if (on && state_.isPresent())
        readProperties(profilesInterface);
}

void Client::refresh() {
    if (owner_.isEmpty())
        return;
    readProperties(schedulerInterface);
    readProperties(profilesInterface);
    if (!watchesStats_ || sampleDue_.isActive())
        return;
    unsubscribe();
    subscribe();
}

void Client::setMode(Mode mode, Lasting lasting, QObject *context, Then<void> then) {
    change({.interface = schedulerInterface, .method = "SetMode", .arguments = {wireWord(mode), flagsOf(lasting)}},
           context, withoutValue(std::move(then)));
}

void Client::resetFailure(QObject *context, Then<void> then) {
    change({.interface = schedulerInterface, .method = "ResetFailure", .arguments = {}}, context,
           withoutValue(std::move(then)));
}

void Client::setLearning(bool on, Lasting lasting, QObject *context, Then<void> then) {
    change({.interface = profilesInterface, .method = "SetLearning", .arguments = {on, flagsOf(lasting)}}, context,
           withoutValue(std::move(then)));
}

void Client::pin(const Pinning &pinning, QObject *context, Then<bool> then) {
    change({.interface = profilesInterface,
            .method = "PinProfile",
            .arguments = {pinning.name, wireWord(pinning.tier), flagsOf(pinning.lasting)},
            .answer = "b"},
           context, [then = std::move(then)](const Answer<QDBusMessage> &reply) {
               then(reply.transform([](const QDBusMessage &message) { return message.arguments().at(0).toBool(); }));
           });
}

void Client::unpin(const QString &name, QObject *context, Then<void> then) {
    change({.interface = profilesInterface,
            .method = "UnpinProfile",
            .arguments = {name, QVariant::fromValue<quint64>(0)}},
           context, withoutValue(std::move(then)));
}

void Client::forget(const QString &name, QObject *context, Then<void> then) {
    change({.interface = profilesInterface,
            .method = "ForgetProfile",
            .arguments = {name, QVariant::fromValue<quint64>(0)}},
           context, withoutValue(std::move(then)));
}

void Client::list(const Listing &listing, QObject *context, Then<ProfilePage> then) {
    ask({.interface = profilesInterface,
         .method = "ListProfiles",
         .arguments = {listing.filter, listing.offset, listing.limit},
         .answer = "uaa{sv}",
         .mayAskThePerson = listing.asking == Asking::interactively},
        context, [this, then = std::move(then)](const Answer<QDBusMessage> &reply) {
            then(reply.transform(complaining([](const QDBusMessage &message, QStringList &complaints) {
                ProfilePage page{.total = message.arguments().at(0).toUInt()};
                const auto entries = qdbus_cast<QList<QVariantMap>>(message.arguments().at(1));
                page.entries = static_cast<quint32>(entries.size());
                for (const auto &entry : entries)
                    if (auto profile = readProfile(entry, complaints))
                        page.profiles << *std::move(profile);
                return page;
            })));
        });
}

void Client::profile(const QString &name, QObject *context, Then<Profile> then) {
    ask({.interface = profilesInterface, .method = "GetProfile", .arguments = {name}, .answer = "a{sv}"}, context,
        [then = std::move(then)](const Answer<QDBusMessage> &reply) {
            then(reply.and_then([](const QDBusMessage &message) -> Answer<Profile> {
                QStringList complaints;
                if (auto profile = readProfile(dictionaryOf(message.arguments().at(0)), complaints))
                    return *std::move(profile);
                return std::unexpected(
                    Failure{.kind = Failure::Kind::notUnderstood, .message = complaints.join(u'\n')});
            }));
        });
}

void Client::explain(quint32 pid, QObject *context, Then<Explanation> then) {
    ask({.interface = profilesInterface,
         .method = "ExplainPid",
         .arguments = {pid},
         .answer = "a{sv}",
         .mayAskThePerson = true},
        context, [this, then = std::move(then)](const Answer<QDBusMessage> &reply) {
            then(reply.transform(complaining([](const QDBusMessage &message, QStringList &complaints) {
                return readExplanation(dictionaryOf(message.arguments().at(0)), complaints);
            })));
        });
}

void Client::stats(QObject *context, Then<Sample> then) {
    ask({.interface = statsInterface, .method = "GetStats", .arguments = {}, .answer = "a{sv}a{sa{sv}}"}, context,
        [this, then = std::move(then)](const Answer<QDBusMessage> &reply) {
            then(reply.transform(complaining([](const QDBusMessage &message, QStringList &complaints) {
                const auto arguments = message.arguments();
                return readSample(dictionaryOf(arguments.at(0)), dictionariesOf(arguments.at(1)), complaints);
            })));
        });
}

void Client::ask(const Question &question, QObject *context, std::function<void(const Answer<QDBusMessage> &)> then) {
    calls_.ask(question, patience_, context, std::move(then));
}

bool Client::isAsking(const char *method, const QVariant &argument) const {
    return std::ranges::any_of(asking_, [&](const auto &asked) {
        return QLatin1StringView(asked.first) == QLatin1StringView(method) && asked.second == argument;
    });
}

void Client::change(Question question, QObject *context, std::function<void(const Answer<QDBusMessage> &)> then) {
    question.mayAskThePerson = true;
    // Counted until it is answered, also when nobody waits for the answer any more.
    const std::pair asked{question.method, question.arguments.value(0)};
    asking_ << asked;
    ask(question, this, [this, asked, context = QPointer(context), then = std::move(then)](const auto &answer) {
        asking_.removeOne(asked);
        if (context)
            then(answer);
        if (asking_.isEmpty())
            Q_EMIT settled();
    });
}

void Client::onPropertiesChanged(const QDBusMessage &message) {
    if (!isAsAgreed(message, "sa{sv}as"))
        return;
    const auto interface = message.arguments().at(0).toString();
    const bool ofScheduler = interface == schedulerInterface;
    (ofScheduler ? scheduler_ : profiles_).insert(dictionaryOf(message.arguments().at(1)));
    if (!message.arguments().at(2).toStringList().isEmpty())
        readProperties(ofScheduler ? schedulerInterface : profilesInterface);
    rebuildState();
}

void Client::onEjected(const QDBusMessage &message) {
    if (!isAsAgreed(message, "ixssb"))
        return;
    const auto arguments = message.arguments();
    QStringList complaints; // all keys are there, of the right types
    Dictionary read({{"Reason", arguments.at(2)}, {"Message", arguments.at(3)}}, message.member(), complaints);
    Q_EMIT ejected({.kind = arguments.at(0).toInt(),
                    .code = arguments.at(1).toLongLong(),
                    .reason = read.line("Reason"),
                    .message = read.line("Message"),
                    .dump = {},
                    .timeUs = 0,
                    .willRestart = arguments.at(4).toBool()});
}

void Client::onProfileSignal(const QDBusMessage &message) {
    const auto arguments = message.arguments();
    const auto member = message.member();
    if (member == QLatin1StringView("ProfilesUpdated")) {
        if (isAsAgreed(message, "tu"))
            Q_EMIT profilesUpdated();
        return;
    }
    if (member == QLatin1StringView("ProfilesCleared")) {
        if (isAsAgreed(message, "u"))
            Q_EMIT profilesCleared(arguments.at(0).toUInt());
        return;
    }
    const bool isPinned = member == QLatin1StringView("ProfilePinned");
    if (!isAsAgreed(message, isPinned ? "ssb" : "s"))
        return;
    const auto readName = [](const QDBusMessage &signal, QStringList &complaints) {
        return Dictionary({{"Name", signal.arguments().at(0)}}, signal.member(), complaints).name("Name");
    };
    const auto name = complaining(readName)(message);
    if (name.isEmpty())
        return;
    if (isPinned) {
        Q_EMIT profilePinned(name, Told<Tier>(arguments.at(1).toString()),
                             arguments.at(2).toBool() ? Lasting::forGood : Lasting::untilServiceStops);
    } else if (member == QLatin1StringView("ProfileUnpinned")) {
        Q_EMIT profileUnpinned(name);
    } else {
        Q_EMIT profileForgotten(name);
    }
}

void Client::onSample(const QDBusMessage &message) {
    if (!watchesStats_ || !isAsAgreed(message, "ta{sv}a{sa{sv}}"))
        return;
    const auto read = [](const QDBusMessage &signal, QStringList &complaints) {
        const auto arguments = signal.arguments();
        auto sample = readSample(dictionaryOf(arguments.at(1)), dictionariesOf(arguments.at(2)), complaints);
        sample.monotonicUs = arguments.at(0).toLongLong();
        return sample;
    };
    sampleDue_.start();
    Q_EMIT sampled(complaining(read)(message));
}

bool Client::isAsAgreed(const QDBusMessage &message, const char *signature) {
    if (message.signature() == QLatin1StringView(signature))
        return true;
    complain({tr("The signal %1 carried “%2” and not “%3”")
                  .arg(message.member(), message.signature(), QLatin1StringView(signature))});
    return false;
}

void Client::complain(const QStringList &sentences) {
    constexpr qsizetype enough = 20; // a broken service says the same thing every second, and of every profile
    const auto before = complaints_.size();
    for (const auto &sentence : sentences)
        if (complaints_.size() < enough && !complaints_.contains(sentence))
            complaints_ << sentence;
    if (complaints_.size() != before)
        Q_EMIT complained();
}

} // namespace pandemonium::applet
