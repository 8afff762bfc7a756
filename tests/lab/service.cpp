// SPDX-License-Identifier: GPL-2.0-or-later
#include "service.hpp"

#include "machine.hpp"

#include <chrono>

namespace machine {

namespace {

constexpr auto drop_in_directory = "/run/systemd/system/pandemonium.service.d";
constexpr double confident = 0.6;
constexpr std::uint32_t sample_interval_ms = 1000;

/// The tests restart it more often than the unit's start limit allows a service that dies.
void restart() { run("systemctl daemon-reload; systemctl reset-failed pandemonium; systemctl restart pandemonium"); }

} // namespace

Service::Service() { reconnect(); }

void Service::reconnect() {
    proxy_.reset(); // it uses the connection
    connection_ = sdbus::createSystemBusConnection();
    proxy_ = sdbus::createProxy(*connection_, sdbus::ServiceName{"org.pandemonium1"},
                                sdbus::ObjectPath{"/org/pandemonium1"});
    listen();
}

void Service::listen() {
    proxy_->uponSignal("Ejected")
        .onInterface(full("Scheduler"))
        .call([this](std::int32_t kind, std::int64_t, const std::string &, const std::string &, bool will_restart) {
            ejections_.push_back({.kind = kind, .will_restart = will_restart});
        });
    proxy_->uponSignal("PropertiesChanged")
        .onInterface("org.freedesktop.DBus.Properties")
        .call([this](const std::string &, const Dictionary &changed, const std::vector<std::string> &) {
            if (changed.contains("State"))
                states_.push_back(word(changed, "State"));
        });
    proxy_->uponSignal("Sample")
        .onInterface(full("Stats"))
        .call([this](std::uint64_t, const Dictionary &, const std::map<std::string, Dictionary> &) { ++samples_; });
}

void Service::hear() {
    while (connection_->processPendingEvent())
        ;
}

const std::vector<Ejection> &Service::ejections() {
    hear();
    return ejections_;
}

const QStringList &Service::announced_states() {
    hear();
    return states_;
}

int Service::samples() {
    hear();
    return samples_;
}

void Service::subscribe() const {
    std::uint32_t cookie = 0;
    proxy_->callMethod("Subscribe").onInterface(full("Stats")).withArguments(sample_interval_ms).storeResultsTo(cookie);
}

Answer Service::send_mode(const std::string &mode, std::uint64_t flags) {
    auto answer = std::make_shared<std::optional<QString>>();
    proxy_->callMethodAsync("SetMode")
        .onInterface(full("Scheduler"))
        .withArguments(mode, flags)
        .uponReplyInvoke(
            [answer](std::optional<sdbus::Error> error) { // NOLINT(performance-unnecessary-value-param): its own form
                *answer = error ? QString::fromStdString(error->getName()) : QString();
            });
    return answer;
}

QString Service::text(const std::string &interface, const std::string &property) const {
    try {
        return QString::fromStdString(proxy_->getProperty(property).onInterface(full(interface)).get<std::string>());
    } catch (const sdbus::Error &error) {
        return QString::fromStdString(error.getName());
    }
}

quint32 Service::number(const std::string &interface, const std::string &property) const {
    return read<std::uint32_t>(interface, property);
}

Dictionary Service::last_exit() const { return read<Dictionary>("Scheduler", "LastExit"); }

Dictionary Service::explain(quint32 pid) const {
    Dictionary explanation;
    try {
        proxy_->callMethod("ExplainPid").onInterface(full("Profiles")).withArguments(pid).storeResultsTo(explanation);
    } catch (const sdbus::Error &) {
        return {}; // it has ended, or nothing is attached
    }
    return explanation;
}

Dictionary Service::profile(const std::string &name) const {
    Dictionary profile;
    try {
        proxy_->callMethod("GetProfile").onInterface(full("Profiles")).withArguments(name).storeResultsTo(profile);
    } catch (const sdbus::Error &) {
        return {}; // nobody has seen it yet
    }
    return profile;
}

bool Service::is_confident(const std::string &name) const {
    return field<double>(profile(name), "Confidence") >= confident;
}

Stats Service::stats() const {
    Stats stats;
    try {
        proxy_->callMethod("GetStats").onInterface(full("Stats")).storeResultsTo(stats.totals, stats.tiers);
    } catch (const sdbus::Error &) {
        return {}; // nothing is measured now
    }
    return stats;
}

QString unit(const QString &property) { return run("systemctl show pandemonium -P " + property).output; }

qint64 unit_time(const QString &property) { return unit(property).toLongLong(); }

qint64 monotonic_now() {
    // steady_clock is CLOCK_MONOTONIC here, as systemd's times are.
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

QString install() {
    const Finished installed = run("dpkg -i /lab/packages/pandemonium_*.deb");
    return installed.status == 0 ? QString() : installed.output;
}

ChangedUnit::ChangedUnit(const QStringList &settings) {
    run(QString("mkdir -p %1").arg(drop_in_directory));
    write_file(QString("%1/test.conf").arg(drop_in_directory), "[Service]\n" + settings.join('\n').toUtf8() + '\n');
    restart();
}

ChangedUnit::~ChangedUnit() {
    run(QString("rm -r %1").arg(drop_in_directory));
    restart();
}

} // namespace machine
