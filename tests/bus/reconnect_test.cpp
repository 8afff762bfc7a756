// SPDX-License-Identifier: GPL-2.0-or-later
//
// The bus dies, comes back, or has another owner of our name: the service stays and returns.
#include "support/service_fixture.hpp"

#include <QtTest>

using namespace pandemonium::test;

namespace {

constexpr uid_t somebody = 1; // of /etc/passwd, where dbus-daemon looks everybody up; root needs no polkit

} // namespace

class ReconnectTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;

    void restart_the_bus() {
        service_->polkit.reset();
        service_->bus.stop();
        service_->bus.start();
        service_->polkit.emplace(service_->loop, service_->bus.address());
        QVERIFY(service_->wait_for_name());
    }

private Q_SLOTS:
    void init() { service_ = std::make_unique<ServiceFixture>(); }
    void cleanup() { service_.reset(); }

    void the_service_returns_to_a_restarted_bus_with_what_it_knew() {
        const auto before = service_->client();
        QCOMPARE(service_->call(*before, "Profiles.PinProfile", "sst", "a", "batch", std::uint64_t{1})->error,
                 QString());
        restart_the_bus();
        QVERIFY(service_->is_running());
        QCOMPARE(service_->property("Profiles.PinnedCount"), QString("1"));
    }

    void it_serves_and_announces_on_the_new_connection() {
        restart_the_bus();
        const auto client = service_->client();
        const auto heard = client->watch("type='signal',sender='org.pandemonium1',member='ProfilePinned'");
        QCOMPARE(service_->call(*client, "Profiles.PinProfile", "sst", "a", "batch", std::uint64_t{0})->error,
                 QString());
        QVERIFY(service_->loop.wait_for([&] { return heard->size() == 1; }));
    }

    void a_bus_that_dies_again_and_again_is_found_again_and_again() {
        for (int round = 0; round < 3; ++round) {
            restart_the_bus();
        }
        QVERIFY(service_->is_running());
    }

    void a_request_that_waited_when_the_bus_died_is_dropped() {
        service_->polkit->on("forget-all", PolkitDouble::Answer::hang);
        const auto client = service_->client(somebody);
        (void)client->send_bytes("Profiles.Import", profile_file({"dropped"}), 0);
        QVERIFY(service_->loop.wait_for([&] { return service_->polkit->hanging() == 1; }));
        restart_the_bus();
        QVERIFY(service_->is_running());
        QVERIFY(!service_->state().contains("dropped"));
    }

    void a_subscriber_of_a_bus_that_ended_subscribes_anew() {
        const auto client = service_->client();
        QCOMPARE(service_->call(*client, "Stats.Subscribe", "u", 250U)->error, QString());
        restart_the_bus();
        QVERIFY(service_->is_running());
        QCOMPARE(service_->call(*service_->client(), "Stats.Subscribe", "u", 250U)->error, QString());
    }

    void a_name_somebody_else_has_is_waited_for() {
        service_->polkit.reset();
        service_->bus.stop();
        service_->bus.start();
        service_->polkit.emplace(service_->loop, service_->bus.address());
        auto squatter = service_->client();
        squatter->own("org.pandemonium1");
        squatter->leave();
        QVERIFY(service_->wait_for_name());
        QCOMPARE(service_->property("Scheduler.Mode"), QString("off"));
    }
};

QTEST_GUILESS_MAIN(ReconnectTest)
#include "reconnect_test.moc"
