// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/event.hpp"

#include <QTest>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <unistd.h>

using namespace pandemonium;
using namespace std::chrono_literals;

class EventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        sd_event *event = nullptr;
        QVERIFY(sd_event_new(&event) >= 0);
        loop_.reset(event);
    }

    void a_timer_fires_once_per_arming() {
        int fired = 0;
        Timer timer(loop_.get(), [&] { ++fired; });
        timer.arm(1us, 1us);
        run_once();
        QCOMPARE(fired, 1);
        run_once(0);
        QCOMPARE(fired, 1);
        timer.arm(1us, 1us);
        run_once();
        QCOMPARE(fired, 2);
    }

    void a_timer_may_arm_itself_again() {
        int fired = 0;
        std::optional<Timer> timer;
        timer.emplace(loop_.get(), [&] {
            if (++fired < 3)
                timer->arm(1us, 1us);
        });
        timer->arm(1us, 1us);
        for (int round = 0; round < 3; ++round)
            run_once();
        QCOMPARE(fired, 3);
    }

    void a_disarmed_timer_stays_silent() {
        int fired = 0;
        Timer timer(loop_.get(), [&] { ++fired; });
        timer.arm(1us, 1us);
        timer.disarm();
        run_once(0);
        QCOMPARE(fired, 0);
    }

    void what_a_callback_throws_does_not_end_the_loop() {
        int fired = 0;
        Timer thrower(loop_.get(), [] { throw std::runtime_error("on purpose"); });
        Timer other(loop_.get(), [&] { ++fired; });
        thrower.arm(1us, 1us);
        run_once();
        other.arm(1us, 1us);
        run_once();
        QCOMPARE(fired, 1);
    }

    void a_watch_may_end_itself_in_its_callback() {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        int fired = 0;
        std::optional<Watch> watch;
        watch.emplace(loop_.get(), ends[0], [&] {
            ++fired;
            watch.reset();
        });
        QCOMPARE(write(ends[1], "x", 1), 1);
        run_once();
        run_once(0);
        QCOMPARE(fired, 1);
        close(ends[0]);
        close(ends[1]);
    }

    void signals_come_through_the_loop() {
        sigset_t block;
        sigemptyset(&block);
        sigaddset(&block, SIGUSR1);
        sigprocmask(SIG_BLOCK, &block, nullptr);
        int seen = 0;
        const Signals signals(loop_.get(), {SIGUSR1}, [&](int number) { seen = number; });
        raise(SIGUSR1);
        run_once();
        QCOMPARE(seen, SIGUSR1);
    }

private:
    static constexpr std::uint64_t patience_us = 10'000'000;

    void run_once(std::uint64_t wait_us = patience_us) { QVERIFY(sd_event_run(loop_.get(), wait_us) >= 0); }

    EventLoop loop_;
};

QTEST_GUILESS_MAIN(EventTest)
#include "event_test.moc"
