// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is said of a sample, in English as written.
#include "words/words.hpp"

#include <QLocale>
#include <QTest>

using namespace pandemonium::applet;

class SampleWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void the_load_is_said_with_how_idle_the_machine_is() {
        QCOMPARE(Words::load(Regime::heavy, 0.034), "Heavy load: the processors are idle 3 % of the time.");
        QCOMPARE(Words::load(Told<Regime>(QString("frantic")), 1), "The processors are idle 100 % of the time.");
    }

    void only_what_is_unusual_is_said() {
        QVERIFY(Words::strains({}).isEmpty());
        QCOMPARE(Words::strains({.burst = true}).size(), 1);
        QCOMPARE(Words::strains({.burst = true, .longrun = true}).size(), 2);
    }

    void restarts_and_cost_are_said_when_there_are_any() {
        const ServiceState quiet{
            .presence = Presence::present, .activity = Activity::scheduling, .activeOps = "pandemonium"};
        auto restarted = quiet;
        restarted.restarts = 2;
        QCOMPARE(Words::kernelNow(quiet, {}), "The kernel runs Pandemonium’s scheduler.");
        QCOMPARE(Words::kernelNow(restarted, {.bpfNsPerSecond = 3'200'000}),
                 "The kernel runs Pandemonium’s scheduler. The scheduler was ejected and started again 2 time(s). "
                 "Pandemonium’s own code takes 3.2 ms of processor time per second.");
    }

    void what_was_learned_is_said_in_sentences_that_stand_alone() {
        QCOMPARE(
            Words::learned({.profiles = 120, .confident = 80, .pinned = 3, .predictionsApplied = 500}),
            "120 program(s) are known. 80 program(s) are known well enough to start in the right tier. "
            "3 program(s) are pinned to a tier by somebody. 500 new task(s) started with what was learned before.");
    }

    void figures_that_are_overdue_change_nothing_and_are_not_said_to() {
        const Failure late{.kind = Failure::Kind::timedOut};
        QCOMPARE(Words::noFigures(late), "The service gives no figures: none came in time.");
        QVERIFY(Words::failure(late).contains("Whether anything was changed is not known."));
    }

    void a_scale_has_round_numbers_data() {
        QTest::addColumn<quint64>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("microseconds") << quint64{10} << "10 µs";
        QTest::newRow("a millisecond") << quint64{1000} << "1 ms";
        QTest::newRow("a second") << quint64{1'000'000} << "1 s";
    }
    void a_scale_has_round_numbers() {
        QFETCH(quint64, microseconds);
        QTEST(Words::roundWakeup(microseconds), "text");
    }

    void a_wait_too_long_to_be_true_is_still_a_number() {
        QCOMPARE(Words::wakeup(84), "84 µs");
        QCOMPARE(Words::wakeup(std::numeric_limits<quint64>::max()), "18446744074 s");
    }

    void a_tier_that_did_not_wake_has_no_latencies() {
        Sample sample;
        sample.tiers[2] = {.wakeupP50Us = 9, .wakeupP99Us = 62, .wakeupMaxUs = 410, .wakeupSamples = 8};
        QCOMPARE(Words::waitNow(Tier::batch, sample), "Batch: no wake-ups in the last second.");
        QVERIFY(Words::waitNow(Tier::latencyCritical, sample).contains("62 µs"));
    }
};

QTEST_GUILESS_MAIN(SampleWordsTest)
#include "sample_words_test.moc"
