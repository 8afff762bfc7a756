// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the fake service does when it does what the contract says.
#include "support/applet/fake_service.hpp"

#include <QDateTime>

namespace pandemonium::test {
namespace {

bool matches(const QVariantMap &program, const QString &filter) {
    constexpr quint64 active_us = 60'000'000;
    if (filter == "pinned")
        return program.contains("PinnedTier");
    if (filter == "confident")
        return program.value("Confidence").toDouble() >= 0.6;
    if (filter == "active")
        return program.value("LastSeen").toULongLong() + active_us >
               static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000;
    if (filter.startsWith("name:"))
        return program.value("Name").toString().startsWith(filter.sliced(5));
    return filter == "all";
}

} // namespace

QMap<QString, FakeService::Method> FakeService::methods() {
    return {
        {"GetAll",
         [this](const QDBusMessage &message) {
             const auto interface = message.arguments().value(0).toString();
             reply(message, {interface.endsWith("Scheduler") ? scheduler : profiles});
         }},
        {"SetMode", [this](const QDBusMessage &message) { set_mode(message); }},
        {"ResetFailure",
         [this](const QDBusMessage &message) {
             be("scheduling", "schedule");
             reply(message);
         }},
        {"SetLearning",
         [this](const QDBusMessage &message) {
             change("Profiles", {{"Learning", message.arguments().at(0)}});
             reply(message);
         }},
        {"GetStats", [this](const QDBusMessage &message) { reply(message, {totals, QVariant::fromValue(tiers)}); }},
        {"Subscribe",
         [this](const QDBusMessage &message) {
             subscriptions_.insert(++last_cookie_, message.service());
             reply(message, {last_cookie_});
         }},
        {"Unsubscribe",
         [this](const QDBusMessage &message) {
             if (subscriptions_.remove(message.arguments().at(0).toUInt()) > 0)
                 reply(message);
             else
                 refuse(message, "NoSuchCookie");
         }},
        {"ListProfiles", [this](const QDBusMessage &message) { list_profiles(message); }},
        {"GetProfile",
         [this](const QDBusMessage &message) {
             const auto program = programs.constFind(message.arguments().at(0).toString());
             if (program == programs.cend())
                 refuse(message, "NoSuchProfile");
             else
                 reply(message, {*program});
         }},
        {"PinProfile", [this](const QDBusMessage &message) { pin(message); }},
        {"UnpinProfile", [this](const QDBusMessage &message) { unpin(message); }},
        {"ForgetProfile", [this](const QDBusMessage &message) { forget(message); }},
        {"ExplainPid",
         [this](const QDBusMessage &message) {
             const auto explanation = explanations.constFind(message.arguments().at(0).toUInt());
             if (explanation == explanations.cend())
                 refuse(message, "NoSuchTask");
             else
                 reply(message, {*explanation});
         }},
    };
}

void FakeService::reply(const QDBusMessage &message, const QVariantList &arguments) const {
    bus_.send(message.createReply(arguments));
}

void FakeService::refuse(const QDBusMessage &message, const QString &error, const QString &text) const {
    static const QStringList standard{"AccessDenied", "InteractiveAuthorizationRequired", "InvalidArgs"};
    const auto space = standard.contains(error) ? "org.freedesktop.DBus.Error." : "org.pandemonium1.Error.";
    bus_.send(message.createErrorReply(space + error, text.isEmpty() ? error : text));
}

void FakeService::list_profiles(const QDBusMessage &message) const {
    const auto filter = message.arguments().at(0).toString();
    const auto offset = message.arguments().at(1).toUInt();
    const auto limit = message.arguments().at(2).toUInt();
    QList<QVariantMap> found;
    for (const auto &program : programs)
        if (matches(program, filter))
            found << program;
    reply(message, {static_cast<quint32>(found.size()), QVariant::fromValue(found.mid(offset, limit))});
}

void FakeService::pin(const QDBusMessage &message) {
    const auto name = message.arguments().at(0).toString();
    const auto tier = message.arguments().at(1).toString();
    const bool for_good = message.arguments().at(2).toULongLong() == 0;
    if (!programs.contains(name))
        programs.insert(name, Program{.name = name, .confidence = 0, .observations = 0});
    programs[name].insert({{"PinnedTier", tier}, {"PinSource", "person"}, {"Persistent", for_good}});
    count_again();
    send("Profiles", "ProfilePinned", {name, tier, for_good});
    reply(message, {scheduler.value("State") == "scheduling"});
}

void FakeService::unpin(const QDBusMessage &message) {
    const auto name = message.arguments().at(0).toString();
    auto program = programs.find(name);
    if (program == programs.end() || !program->contains("PinnedTier")) {
        refuse(message, "NoSuchProfile");
        return;
    }
    program->remove("PinnedTier");
    program->remove("PinSource");
    program->remove("Persistent");
    count_again();
    send("Profiles", "ProfileUnpinned", {name});
    reply(message);
}

void FakeService::forget(const QDBusMessage &message) {
    const auto name = message.arguments().at(0).toString();
    const auto program = programs.constFind(name);
    if (program == programs.cend()) {
        refuse(message, "NoSuchProfile");
    } else if (program->contains("PinnedTier")) {
        refuse(message, "Pinned", "unpin it first");
    } else {
        programs.erase(program);
        count_again();
        send("Profiles", "ProfileForgotten", {name});
        reply(message);
    }
}

void FakeService::set_mode(const QDBusMessage &message) {
    const auto mode = message.arguments().at(0).toString();
    const QMap<QString, QString> states{{"off", "off"}, {"observe", "observing"}, {"schedule", "scheduling"}};
    if (!states.contains(mode)) {
        refuse(message, "InvalidMode");
        return;
    }
    be(states.value(mode), mode);
    reply(message);
}

void FakeService::count_again() {
    const auto pinned =
        std::ranges::count_if(programs, [](const QVariantMap &program) { return program.contains("PinnedTier"); });
    profiles["Count"] = static_cast<quint32>(programs.size());
    change("Profiles", {{"Generation", profiles.value("Generation").toULongLong() + 1},
                        {"PinnedCount", static_cast<quint32>(pinned)}});
}

} // namespace pandemonium::test
