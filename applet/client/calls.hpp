// SPDX-License-Identifier: GPL-2.0-or-later
//
// Method calls to the service over one connection to the system bus: asynchronous, without starting the service, and
// with failures as values. Knows names of errors, not what the methods mean.
#pragma once

#include "state/failure.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <functional>

namespace pandemonium::applet {

inline constexpr auto serviceName = QLatin1StringView("org.pandemonium1");
inline constexpr auto objectPath = QLatin1StringView("/org/pandemonium1");
inline constexpr auto schedulerInterface = QLatin1StringView("org.pandemonium1.Scheduler");
inline constexpr auto statsInterface = QLatin1StringView("org.pandemonium1.Stats");
inline constexpr auto profilesInterface = QLatin1StringView("org.pandemonium1.Profiles");
inline constexpr auto propertiesInterface = QLatin1StringView("org.freedesktop.DBus.Properties");

/// How long an answer may take.
struct Patience {
    int answerMs = 25'000;
    int permissionMs = 300'000; ///< somebody may have to find a password
    int reconnectMs = 2'000;    ///< to the first try to reach a bus that is gone; doubled after each
    int againMs = 5'000;        ///< until a service that did not tell its state is asked again
    int sampleMs = 5'000;       ///< samples come every second: after that they are not live any more
};

struct Question {
    QLatin1StringView interface;
    const char *method;
    QVariantList arguments;
    const char *answer = ""; ///< signature of the reply
    bool mayAskThePerson = false;
};

class Calls {
public:
    explicit Calls(QDBusConnection bus) : bus_(std::move(bus)) {}

    [[nodiscard]] const QDBusConnection &bus() const { return bus_; }
    [[nodiscard]] QDBusConnection &bus() { return bus_; }
    /// then is called once, with the reply as it was agreed or with a failure, unless context dies before.
    void ask(const Question &question, Patience patience, QObject *context,
             std::function<void(const Answer<QDBusMessage> &)> then) const;

private:
    QDBusConnection bus_;
};

} // namespace pandemonium::applet
