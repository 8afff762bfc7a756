// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test support: the installed service in the machine under test, as a client on the system bus and as a unit. Nothing
// here runs a loop: signals and the answers of send() are taken from the bus by the functions that return them.
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace machine {

using Dictionary = std::map<std::string, sdbus::Variant>;

/// A value of a dictionary, its default when there is none.
template <typename Value> Value field(const Dictionary &dictionary, const std::string &key) {
    const auto found = dictionary.find(key);
    return found == dictionary.end() ? Value{} : found->second.get<Value>();
}

struct Ejection {
    int kind = 0;
    bool will_restart = false;
};

/// What GetStats tells; empty while nothing is measured.
struct Stats {
    Dictionary totals;
    std::map<std::string, Dictionary> tiers;

    template <typename Value> [[nodiscard]] Value of(const std::string &tier, const std::string &key) const {
        const auto found = tiers.find(tier);
        return found == tiers.end() ? Value{} : field<Value>(found->second, key);
    }
};

/// The name of the error a call was answered with, empty for success; nothing while there is no answer.
using Answer = std::shared_ptr<std::optional<QString>>;

class Service {
public:
    Service();
    /// Joins the bus again: the daemon that had it is gone.
    void reconnect();

    /// A property as text; the error's name when it cannot be read.
    [[nodiscard]] QString text(const std::string &interface, const std::string &property) const;
    /// A property of another type; its default value when it cannot be read.
    [[nodiscard]] quint32 number(const std::string &interface, const std::string &property) const;
    [[nodiscard]] Dictionary last_exit() const;
    [[nodiscard]] QString state() const { return text("Scheduler", "State"); }
    [[nodiscard]] QString reason() const { return text("Scheduler", "StateReason"); }

    /// ExplainPid and GetProfile; empty when there is nothing to tell.
    [[nodiscard]] Dictionary explain(quint32 pid) const;
    [[nodiscard]] Dictionary profile(const std::string &name) const;
    [[nodiscard]] QString tier(quint32 pid) const { return word(explain(pid), "Tier"); }
    [[nodiscard]] QString source(quint32 pid) const { return word(explain(pid), "Source"); }
    [[nodiscard]] QString pinned_tier(const std::string &name) const { return word(profile(name), "PinnedTier"); }
    [[nodiscard]] bool is_confident(const std::string &name) const;
    [[nodiscard]] Stats stats() const;
    [[nodiscard]] quint64 predictions_applied() const {
        return field<std::uint64_t>(stats().totals, "PredictionsApplied");
    }

    /// Calls a method; the error's name, or empty.
    template <typename... Arguments>
    QString call(const std::string &interface, const std::string &method, Arguments... arguments) const {
        try {
            proxy_->callMethod(method).onInterface(full(interface)).withArguments(arguments...);
        } catch (const sdbus::Error &error) {
            return QString::fromStdString(error.getName());
        }
        return {};
    }
    QString set_mode(const std::string &mode, std::uint64_t flags) const {
        return call("Scheduler", "SetMode", mode, flags);
    }
    QString pin(const std::string &name, const std::string &tier, std::uint64_t flags) const {
        return call("Profiles", "PinProfile", name, tier, flags);
    }
    QString forget(const std::string &name, std::uint64_t flags) const {
        return call("Profiles", "ForgetProfile", name, flags);
    }
    /// SetMode without waiting for its answer.
    [[nodiscard]] Answer send_mode(const std::string &mode, std::uint64_t flags);

    /// What arrived: answers of send_mode(), and the signals below, in their order since this object was made.
    void hear();
    [[nodiscard]] const std::vector<Ejection> &ejections();
    [[nodiscard]] const QStringList &announced_states();
    /// Samples of Stats, one a second from now on while something is attached.
    void subscribe() const;
    [[nodiscard]] int samples();

private:
    template <typename Value>
    [[nodiscard]] Value read(const std::string &interface, const std::string &property) const {
        try {
            return proxy_->getProperty(property).onInterface(full(interface)).template get<Value>();
        } catch (const sdbus::Error &) {
            return {};
        }
    }
    [[nodiscard]] static std::string full(const std::string &interface) { return "org.pandemonium1." + interface; }
    [[nodiscard]] static QString word(const Dictionary &dictionary, const std::string &key) {
        return QString::fromStdString(field<std::string>(dictionary, key));
    }
    void listen();

    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IProxy> proxy_;
    std::vector<Ejection> ejections_;
    QStringList states_;
    int samples_ = 0;
};

/// A property of the unit, as systemctl shows it.
[[nodiscard]] QString unit(const QString &property);
/// One of its times, in microseconds of the machine's monotonic clock.
[[nodiscard]] qint64 unit_time(const QString &property);
/// The monotonic clock now, in microseconds.
[[nodiscard]] qint64 monotonic_now();

/// Installs the package at hand; what dpkg said when it failed.
[[nodiscard]] QString install();

/// The service restarted with more settings in its unit, and restarted as shipped at the end.
class ChangedUnit {
public:
    explicit ChangedUnit(const QStringList &settings);
    ~ChangedUnit();
    ChangedUnit(const ChangedUnit &) = delete;
    ChangedUnit &operator=(const ChangedUnit &) = delete;
};

} // namespace machine
