// SPDX-License-Identifier: GPL-2.0-or-later
//
// A polkit that answers as it is told and remembers what it was asked.
#pragma once

#include "support/bus_client.hpp"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace pandemonium::test {

class PolkitDouble {
public:
    enum class Answer { allow, deny, challenge, dismiss, fail, cancelled, hang };
    struct Check {
        QString caller;
        QString action; ///< without "org.pandemonium1."
        QMap<QString, QString> details;
        bool interactive = false;
        QString cancellation_id;
    };

    PolkitDouble(const TestLoop &loop, const QString &address);
    PolkitDouble(const PolkitDouble &) = delete;
    PolkitDouble &operator=(const PolkitDouble &) = delete;
    ~PolkitDouble();

    /// What an action gets from now on; allow until told otherwise.
    void on(const QString &action, Answer answer) { answers_[action] = answer; }
    /// Answers every question that hangs.
    void release(Answer answer);
    [[nodiscard]] const std::vector<Check> &checks() const { return checks_; }
    [[nodiscard]] const QStringList &cancelled() const { return cancelled_; }
    [[nodiscard]] std::size_t hanging() const { return hanging_.size(); }
    void forget_checks() { checks_.clear(); }

private:
    static int on_message(sd_bus_message *message, void *userdata, sd_bus_error *error);
    void check(sd_bus_message *message);
    static void reply(sd_bus_message *message, Answer answer);

    sd_bus *bus_ = nullptr;
    QMap<QString, Answer> answers_;
    std::vector<Check> checks_;
    QStringList cancelled_;
    std::vector<MessagePtr> hanging_;
};

} // namespace pandemonium::test
