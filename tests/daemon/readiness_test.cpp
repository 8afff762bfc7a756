// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service tells its manager about starting and reloading.
#include "support/notify_socket.hpp"
#include "support/service_fixture.hpp"

#include <QtTest>

#include <QFile>

using namespace pandemonium::test;

class ReadinessTest : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;
    std::unique_ptr<NotifySocket> manager_;
    std::unique_ptr<ServiceFixture> service_;

    /// Gives the service pins it will complain about, so that it shows when it has read them.
    void write_bad_pin(const char *file) const {
        QFile pins(service_->directory("config/pins.d/") + file);
        QVERIFY(pins.open(QIODevice::WriteOnly) && pins.write("no pin\n") > 0);
    }
    bool has_read(const char *file) const {
        return service_->loop.wait_for([&] { return service_->log().contains(file); });
    }
    bool answers() {
        return service_->loop.wait_for([&] { return service_->property("Scheduler.Mode") == "off"; });
    }

private Q_SLOTS:
    void init() {
        manager_ = std::make_unique<NotifySocket>(directory_.path() + "/" + QTest::currentTestFunction());
        QProcessEnvironment environment;
        environment.insert("NOTIFY_SOCKET", manager_->path());
        service_ = std::make_unique<ServiceFixture>(ServiceFixture::Options{.environment = environment});
        QVERIFY(answers());
        QCOMPARE(manager_->take("READY=1"), 1);
    }
    void cleanup() {
        service_.reset();
        manager_.reset();
    }

    void the_status_line_says_the_state() {
        service_->end_daemon();
        (void)manager_->take("");
        service_->start_daemon();
        QVERIFY(answers());
        QCOMPARE(manager_->take("STATUS=off"), 1);
    }

    void the_watchdog_waits_longer_while_programs_are_loaded() {
        QProcessEnvironment environment;
        environment.insert("NOTIFY_SOCKET", manager_->path());
        environment.insert("WATCHDOG_USEC", "6000000");
        const ServiceFixture watched(ServiceFixture::Options{.environment = environment});
        QVERIFY(watched.loop.wait_for([&] { return watched.property("Scheduler.Mode") == "off"; }));
        QCOMPARE(manager_->messages("WATCHDOG_USEC="),
                 (QStringList{"WATCHDOG_USEC=120000000", "WATCHDOG_USEC=6000000"}));
    }

    void a_reload_ends_with_ready() {
        QCOMPARE(kill(service_->pid(), SIGHUP), 0);
        QVERIFY(service_->loop.wait_for([&] { return manager_->take("READY=1") == 1; }));
    }

    void a_reload_before_the_name_is_owned_does_not_end_the_start() {
        service_->end_daemon();
        const auto other = service_->client();
        other->own("org.pandemonium1");
        (void)manager_->take("");
        write_bad_pin("start.conf");
        service_->start_daemon();
        QVERIFY(has_read("start.conf")); // from then on it listens to signals
        write_bad_pin("reload.conf");
        QCOMPARE(kill(service_->pid(), SIGHUP), 0);
        QVERIFY(has_read("reload.conf"));
        other->disown("org.pandemonium1");
        QVERIFY(answers());
        QCOMPARE(manager_->take("READY=1"), 1);
    }
};

QTEST_GUILESS_MAIN(ReadinessTest)
#include "readiness_test.moc"
