// SPDX-License-Identifier: GPL-2.0-or-later
//
// A service that plays what a test tells it to: absent, there, changing, refusing, hanging, gone, back, and wrong in
// every way. It does what the contract says unless told otherwise, and holds every call against the interface XML.
#pragma once

#include "support/applet/program.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QStringList>
#include <QVariantMap>

#include <functional>
#include <optional>

namespace pandemonium::test {

class FakeService : public QDBusVirtualObject {
    Q_OBJECT
public:
    /// On the system bus of the environment. Not there until appear().
    FakeService();
    FakeService(const FakeService &) = delete;
    FakeService &operator=(const FakeService &) = delete;
    ~FakeService() override;

    void appear();
    /// Leaves its name; calls that hang stay unanswered.
    void vanish();
    /// Leaves the bus as a process that dies: the bus itself answers what was not answered.
    void crash();

    /// What ListProfiles, GetProfile and the rest know, by name.
    QMap<QString, QVariantMap> programs;
    /// What ExplainPid answers; NoSuchTask for others.
    QMap<quint32, QVariantMap> explanations;
    /// What GetAll answers.
    QVariantMap scheduler;
    QVariantMap profiles;
    /// What GetStats answers and send_sample() sends.
    QVariantMap totals;
    QMap<QString, QVariantMap> tiers;

    void set_programs(const QList<QVariantMap> &dictionaries);
    /// Changes properties and says so. interface: "Scheduler" or "Profiles".
    void change(const QString &interface, const QVariantMap &properties);
    /// State, Mode and the rest, as a service in that state has them.
    void be(const QString &state, const QString &mode, const QString &reason = {});
    /// LastExit, Ejected, and State backing-off, or off when it will not restart.
    void eject(const QString &reason, const QString &message, bool will_restart);
    void send(const QString &interface, const QString &member, const QVariantList &arguments) const;
    /// monotonic_us: when it was taken; 0 for now.
    void send_sample(quint64 monotonic_us = 0);

    /// The next calls of that method get this error, until right() is called; "" for one that hangs.
    void answer(const QString &method, const QString &error, const QString &message = {});
    /// ... or these arguments, whatever they are.
    void answer_with(const QString &method, const QVariantList &arguments);
    void right(const QString &method);
    /// Called with each method before it is answered.
    std::function<void(const QString &)> before_answer;
    /// Answers what hangs, rightly.
    void release();
    [[nodiscard]] int hanging() const { return static_cast<int>(hanging_.size()); }

    struct Heard {
        QString method;
        QVariantList arguments;
        bool may_ask_the_person = false;
    };
    /// Every call since the last forget_calls(), properties too.
    [[nodiscard]] const QList<Heard> &heard() const { return heard_; }
    [[nodiscard]] QList<Heard> heard(const QString &method) const;
    void forget_calls() { heard_.clear(); }
    /// Calls that are not in the XML, or have other arguments there.
    [[nodiscard]] const QStringList &violations() const { return violations_; }
    [[nodiscard]] int subscribers() const { return static_cast<int>(subscriptions_.size()); }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    using Method = std::function<void(const QDBusMessage &)>;
    struct Wrong {
        QString error;
        QString message;
        std::optional<QVariantList> arguments;
    };
    [[nodiscard]] QMap<QString, Method> methods();
    void perform(const QDBusMessage &message);
    void reply(const QDBusMessage &message, const QVariantList &arguments = {}) const;
    void refuse(const QDBusMessage &message, const QString &error, const QString &text = {}) const;
    void list_profiles(const QDBusMessage &message) const;
    void pin(const QDBusMessage &message);
    void unpin(const QDBusMessage &message);
    void forget(const QDBusMessage &message);
    void set_mode(const QDBusMessage &message);
    void count_again();

    QDBusConnection bus_;
    QMap<QString, QString> contract_; ///< signature of the arguments by "interface.method"
    QMap<QString, Method> methods_;
    QMap<QString, Wrong> wrong_;
    QList<Heard> heard_;
    QStringList violations_;
    QList<QDBusMessage> hanging_;
    QMap<quint32, QString> subscriptions_; ///< cookie to caller
    quint32 last_cookie_ = 0;
};

} // namespace pandemonium::test
