// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the applet says, in English as written.
#include "words/words.hpp"

#include <QLocale>
#include <QTest>

using namespace pandemonium::applet;

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void one_line_says_state_load_tasks_and_latency() {
        const ServiceState service{
            .presence = Presence::present, .activity = Activity::scheduling, .regime = Regime::light};
        Sample sample;
        sample.tiers[0] = {.tasks = 200, .wakeupP99Us = 9000, .wakeupSamples = 5};
        sample.tiers[1] = {.tasks = 10, .wakeupP99Us = 84, .wakeupSamples = 70};
        sample.tiers[2] = {.tasks = 2, .wakeupP99Us = 50, .wakeupSamples = 900};
        QCOMPARE(Words::oneLine(service, sample), "Scheduling, light load: 212 task(s), wake-up p99 84 µs");
    }

    void without_figures_one_line_says_the_state_and_the_load() {
        const ServiceState service{
            .presence = Presence::present, .activity = Activity::observing, .regime = Regime::heavy};
        QCOMPARE(Words::oneLine(service, std::nullopt), "Observing, heavy load");
        QCOMPARE(Words::oneLine(service, Sample{}), "Observing, heavy load");
    }

    void without_a_load_one_line_says_the_figures_alone() {
        const ServiceState service{.presence = Presence::present, .activity = Activity::scheduling};
        Sample sample;
        sample.tiers[1] = {.tasks = 3, .wakeupP99Us = 84, .wakeupSamples = 70};
        QCOMPARE(Words::oneLine(service, sample), "Scheduling: 3 task(s), wake-up p99 84 µs");
    }

    void a_scheduler_that_is_out_is_stopped_and_one_nobody_wants_is_off() {
        const ServiceState out{
            .presence = Presence::present, .activity = Activity::off, .reason = "Stays out.", .mode = Mode::schedule};
        const ServiceState off{.presence = Presence::present, .activity = Activity::off, .mode = Mode::off};
        QCOMPARE(Words::stateTitle(out), "Stopped");
        QCOMPARE(Words::stateTitle(off), "Off");
    }

    void an_ejection_is_explained_where_it_is_told() {
        const ServiceState waiting{.presence = Presence::present, .activity = Activity::backingOff};
        const auto told = {Words::stateSentence(waiting), Words::ejection({.message = "stalled", .willRestart = true}),
                           Words::ejection({.message = "stalled"})};
        for (const auto &sentence : told) {
            QVERIFY2(sentence.startsWith("The kernel threw the scheduler out (“ejected” it)"), qPrintable(sentence));
            QVERIFY2(sentence.contains("Linux schedules as always, so nothing is lost"), qPrintable(sentence));
        }
    }

    void a_failure_says_of_what_data() {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("too many") << Failure::Kind::limitExceeded << "That would be too many: 64 checks";
        QTest::newRow("unheard of") << Failure::Kind::other << "The service answered with an error: 64 checks";
    }
    void a_failure_says_of_what() {
        QFETCH(Failure::Kind, kind);
        QTEST(Words::failure({.kind = kind, .message = "64 checks"}), "text");
    }

    void a_word_of_a_newer_service_is_shown_as_it_came() {
        const ServiceState service{.presence = Presence::present, .activity = Told<Activity>(QString("hibernating"))};
        QCOMPARE(Words::stateTitle(service), "hibernating");
        QCOMPARE(Words::tierName(Told<Tier>(QString("realtime"))), "realtime");
    }

    void durations_read_well_at_every_size_data() {
        QTest::addColumn<quint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << quint64{0} << "0 µs";
        QTest::newRow("microseconds") << quint64{84'000} << "84 µs";
        QTest::newRow("a few milliseconds") << quint64{2'000'000} << "2.0 ms";
        QTest::newRow("seconds") << quint64{12'340'000'000} << "12 s";
        QTest::newRow("the largest there is") << std::numeric_limits<quint64>::max() << "18446744074 s";
    }
    void durations_read_well_at_every_size() {
        QFETCH(quint64, nanoseconds);
        QTEST(Words::duration(nanoseconds), "text");
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
