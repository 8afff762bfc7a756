// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was learned is on the disk before the machine sleeps or goes down.
#include "support/logind_double.hpp"
#include "support/service_fixture.hpp"

#include <QFile>
#include <QtTest>

using namespace pandemonium::test;

class SleepTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;
    std::optional<LogindDouble> logind_;

    void start_logind() {
        logind_.emplace(service_->loop, service_->bus.address());
        QVERIFY(service_->loop.wait_for([&] { return logind_->is_delayed(); }));
    }
    [[nodiscard]] QString profiles() const { return service_->directory("state") + "/profiles.pddb"; }

private Q_SLOTS:
    void init() { service_ = std::make_unique<ServiceFixture>(); }
    void cleanup() {
        logind_.reset();
        service_.reset();
    }

    void a_delay_lock_is_taken_when_logind_appears() {
        start_logind();
        QCOMPARE(logind_->asked().size(), 1);
        QVERIFY(logind_->asked().first().startsWith("sleep:shutdown"));
        QVERIFY(logind_->asked().first().endsWith("delay"));
    }

    void profiles_are_saved_and_the_lock_is_let_go_before_data() {
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("sleep") << QByteArray("PrepareForSleep");
        QTest::newRow("shutdown") << QByteArray("PrepareForShutdown");
    }
    void profiles_are_saved_and_the_lock_is_let_go_before() {
        QFETCH(QByteArray, signal);
        start_logind();
        QFile::remove(profiles());
        logind_->announce(signal.constData(), true);
        QVERIFY(service_->loop.wait_for([&] { return !logind_->is_delayed(); }));
        QVERIFY(QFile::exists(profiles()));
    }

    void after_sleep_the_lock_is_taken_again() {
        start_logind();
        logind_->announce("PrepareForSleep", true);
        QVERIFY(service_->loop.wait_for([&] { return !logind_->is_delayed(); }));
        logind_->announce("PrepareForSleep", false);
        QVERIFY(service_->loop.wait_for([&] { return logind_->is_delayed(); }));
        QCOMPARE(logind_->asked().size(), 2);
    }

    void a_logind_that_restarts_is_asked_again() {
        start_logind();
        logind_.reset();
        start_logind();
        QCOMPARE(logind_->asked().size(), 1);
    }
};

QTEST_GUILESS_MAIN(SleepTest)
#include "sleep_test.moc"
