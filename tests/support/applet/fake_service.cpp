// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/fake_service.hpp"

#include "support/applet/contract.hpp"

#include <QDBusMetaType>
#include <QDateTime>
#include <QTest>
#include <QUuid>

namespace pandemonium::test {
namespace {

const QString our_name = "org.pandemonium1";
const QString our_path = "/org/pandemonium1";
const QString properties_interface = "org.freedesktop.DBus.Properties";

QDBusConnection new_connection() {
    return QDBusConnection::connectToBus(QDBusConnection::SystemBus, QUuid::createUuid().toString());
}

} // namespace

FakeService::FakeService() : bus_(new_connection()), contract_(methods_of_the_contract()), methods_(methods()) {
    qDBusRegisterMetaType<QList<QVariantMap>>();
    qDBusRegisterMetaType<QMap<QString, QVariantMap>>();
    scheduler = {{"Version", "0.1.0"}, {"ApiVersion", quint32{1}},  {"State", "scheduling"},
                 {"StateReason", ""},  {"Mode", "schedule"},        {"ActiveOps", "pandemonium"},
                 {"Regime", "light"},  {"LastExit", QVariantMap()}, {"Restarts", quint32{0}}};
    profiles = {{"Generation", quint64{1}},  {"Count", quint32{0}}, {"ConfidentCount", quint32{0}},
                {"PinnedCount", quint32{0}}, {"Learning", true},    {"StoreState", "ok"}};
    totals = quiet_totals();
    tiers = quiet_tiers();
    bus_.registerVirtualObject(our_path, this);
}

FakeService::~FakeService() { QDBusConnection::disconnectFromBus(bus_.name()); }

void FakeService::appear() {
    if (!bus_.isConnected()) {
        bus_ = new_connection();
        bus_.registerVirtualObject(our_path, this);
    }
    // One that crashed or was destroyed a moment ago has the name until the bus notices.
    if (!QTest::qWaitFor([this] { return bus_.registerService(our_name); }))
        qFatal("the fake service cannot own its name: %s", qPrintable(bus_.lastError().message()));
}

void FakeService::vanish() {
    bus_.unregisterService(our_name);
    subscriptions_.clear();
}

void FakeService::crash() {
    const auto name = bus_.name();
    bus_ = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(name);
    subscriptions_.clear();
    hanging_.clear();
}

void FakeService::set_programs(const QList<QVariantMap> &dictionaries) {
    programs.clear();
    for (const auto &dictionary : dictionaries)
        programs.insert(dictionary.value("Name").toString(), dictionary);
    count_again();
}

void FakeService::change(const QString &interface, const QVariantMap &properties) {
    (interface == "Scheduler" ? scheduler : profiles).insert(properties);
    auto signal = QDBusMessage::createSignal(our_path, properties_interface, "PropertiesChanged");
    signal << our_name + "." + interface << properties << QStringList();
    bus_.send(signal);
}

void FakeService::be(const QString &state, const QString &mode, const QString &reason) {
    change("Scheduler", {{"State", state},
                         {"Mode", mode},
                         {"StateReason", reason},
                         {"ActiveOps", state == "scheduling" ? "pandemonium" : ""}});
}

void FakeService::eject(const QString &reason, const QString &message, bool will_restart) {
    constexpr int sysrq_kind = 66;
    constexpr int error_kind = 1026;
    const int kind = will_restart ? error_kind : sysrq_kind;
    send("Scheduler", "Ejected", {kind, qlonglong{0}, reason, message, will_restart});
    change("Scheduler",
           {{"LastExit", QVariantMap{{"Kind", kind},
                                     {"Code", qlonglong{0}},
                                     {"Reason", reason},
                                     {"Message", message},
                                     {"Dump", "DUMP\n line 1\n line 2\n"},
                                     {"Time", static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000},
                                     {"WillRestart", will_restart}}}});
    be(will_restart ? "backing-off" : "off", "schedule", message);
}

void FakeService::send(const QString &interface, const QString &member, const QVariantList &arguments) const {
    auto signal = QDBusMessage::createSignal(our_path, our_name + "." + interface, member);
    signal.setArguments(arguments);
    bus_.send(signal);
}

void FakeService::send_sample(quint64 monotonic_us) {
    const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000;
    for (const auto &subscriber : std::as_const(subscriptions_)) {
        auto signal = QDBusMessage::createTargetedSignal(subscriber, our_path, our_name + ".Stats", "Sample");
        signal << (monotonic_us == 0 ? now : monotonic_us) << totals << QVariant::fromValue(tiers);
        bus_.send(signal);
    }
}

void FakeService::answer(const QString &method, const QString &error, const QString &message) {
    wrong_[method] = {.error = error, .message = message, .arguments = {}};
}

void FakeService::answer_with(const QString &method, const QVariantList &arguments) {
    wrong_[method] = {.error = {}, .message = {}, .arguments = arguments};
}

void FakeService::right(const QString &method) { wrong_.remove(method); }

void FakeService::release() {
    for (const auto &message : std::exchange(hanging_, {}))
        perform(message);
}

QList<FakeService::Heard> FakeService::heard(const QString &method) const {
    QList<Heard> calls;
    std::ranges::copy_if(heard_, std::back_inserter(calls), [&](const Heard &call) { return call.method == method; });
    return calls;
}

QString FakeService::introspect(const QString &) const { return {}; }

bool FakeService::handleMessage(const QDBusMessage &message, const QDBusConnection &) {
    const auto method = message.interface() + "." + message.member();
    heard_ << Heard{.method = message.member(),
                    .arguments = message.arguments(),
                    .may_ask_the_person = message.isInteractiveAuthorizationAllowed()};
    if (contract_.value(method, "not there") != message.signature())
        violations_ << method + "(" + message.signature() + ")";
    message.setDelayedReply(true);
    if (before_answer)
        before_answer(message.member());
    const auto wrong = wrong_.constFind(message.member());
    if (wrong == wrong_.cend())
        perform(message);
    else if (wrong->arguments)
        reply(message, *wrong->arguments);
    else if (wrong->error.isEmpty())
        hanging_ << message;
    else
        refuse(message, wrong->error, wrong->message);
    return true;
}

void FakeService::perform(const QDBusMessage &message) {
    if (const auto method = methods_.value(message.member()))
        method(message);
    else
        refuse(message, "InvalidArgs", "no such method: " + message.member());
}

} // namespace pandemonium::test
