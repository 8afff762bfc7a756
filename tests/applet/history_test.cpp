// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two minutes of samples, with what goes wrong in them.
#include "models/history.hpp"

#include <QTest>

using namespace pandemonium::applet;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 noon = 1000 * second; ///< some time after the machine's start

/// A second that ends then, in which the tiers shared the CPU time evenly but for the rest.
Sample sample_at(qint64 us, quint64 p99_us = 80) {
    Sample sample{.monotonicUs = us, .windowUs = static_cast<quint64>(second)};
    sample.tiers[0] = {.runTimeShare = 0.5, .wakeupP99Us = 9000, .wakeupSamples = 4};
    sample.tiers[1] = {.runTimeShare = 0.25, .wakeupP99Us = p99_us, .wakeupSamples = 90};
    sample.tiers[2] = {.runTimeShare = 0.25, .wakeupP99Us = 50, .wakeupSamples = 300};
    return sample;
}

Sample without_wakeups(qint64 us) {
    auto sample = sample_at(us);
    sample.tiers[1].wakeupSamples = 0;
    return sample;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing_was_is_nothing_to_draw() {
        const History history;
        QVERIFY(history.stackedShare(Tier::batch).isEmpty());
        QVERIFY(history.wakeupP99Us(Tier::batch).isEmpty());
    }

    void a_sample_fills_its_window() {
        History history;
        history.add(sample_at(noon, 80));
        const History::Line window{{-1, 80}, {0, 80}};
        QCOMPARE(history.wakeupP99Us(Tier::interactive), QList<History::Line>{window});
    }

    void shares_are_stacked_from_the_least_urgent_up() {
        History history;
        history.add(sample_at(noon));
        const History::Line batch{{-1, 0.5}, {0, 0.5}};
        const History::Line interactive{{-1, 0.75}, {0, 0.75}};
        const History::Line latency_critical{{-1, 1}, {0, 1}};
        QCOMPARE(history.stackedShare(Tier::batch), batch);
        QCOMPARE(history.stackedShare(Tier::interactive), interactive);
        QCOMPARE(history.stackedShare(Tier::latencyCritical), latency_critical);
    }

    void shares_that_are_more_than_all_end_at_all() {
        auto sample = sample_at(noon);
        sample.tiers[0].runTimeShare = 1;
        History history;
        history.add(sample);
        QCOMPARE(history.stackedShare(Tier::latencyCritical).constLast(), QPointF(0, 1));
    }

    void what_is_older_than_two_minutes_is_let_go() {
        History history;
        for (int i = 0; i <= 300; ++i)
            history.add(sample_at(noon + i * second));
        QCOMPARE(history.size(), 121);
        QCOMPARE(history.stackedShare(Tier::batch).constLast().x(), 0.0);
        QCOMPARE(history.stackedShare(Tier::batch).at(1).x(), -120.0);
    }

    void a_hundred_samples_a_second_are_few_points_and_keep_the_worst() {
        History history;
        for (int i = 0; i < 20'000; ++i)
            history.add(sample_at(noon + i * second / 100, i == 15'003 ? 7000 : 80));
        QVERIFY2(history.size() <= 481, qPrintable(QString::number(history.size())));
        const auto lines = history.wakeupP99Us(Tier::interactive);
        QCOMPARE(lines.size(), 1);
        const auto worst = std::ranges::max_element(lines.constFirst(), {}, &QPointF::y);
        QCOMPARE(worst->y(), 7000.0);
    }

    void one_late_sample_breaks_nothing() {
        History history;
        history.add(sample_at(noon));
        history.add(sample_at(noon + 3 * second));
        QCOMPARE(history.wakeupP99Us(Tier::batch).size(), 1);
    }

    void samples_that_stay_away_leave_a_gap() {
        History history;
        history.add(sample_at(noon));
        history.add(sample_at(noon + 30 * second));
        QCOMPARE(history.wakeupP99Us(Tier::batch).size(), 2);
        const History::Line with_gap{{-31, 0.5}, {-30, 0.5}, {-30, 0}, {-1, 0}, {-1, 0.5}, {0, 0.5}};
        QCOMPARE(history.stackedShare(Tier::batch), with_gap);
    }

    void a_scheduler_attached_anew_is_not_connected_with_the_one_before() {
        History history;
        history.add(sample_at(noon));
        history.breakOff();
        history.add(sample_at(noon + second));
        history.add(sample_at(noon + 2 * second));
        QCOMPARE(history.wakeupP99Us(Tier::batch).size(), 2);
    }

    void time_that_runs_backwards_begins_a_new_history() {
        History history;
        history.add(sample_at(noon));
        history.add(sample_at(second, 33));
        const History::Line one{{-1, 33}, {0, 33}};
        QCOMPARE(history.wakeupP99Us(Tier::interactive), QList<History::Line>{one});
    }

    void a_tier_that_does_not_wake_for_long_has_no_line_meanwhile() {
        History history;
        history.add(sample_at(noon));
        history.add(without_wakeups(noon + second));
        history.add(sample_at(noon + 2 * second));
        QCOMPARE(history.wakeupP99Us(Tier::interactive).size(), 1);
        for (int i = 3; i < 10; ++i)
            history.add(without_wakeups(noon + i * second));
        history.add(sample_at(noon + 10 * second));
        QCOMPARE(history.wakeupP99Us(Tier::interactive).size(), 2);
        QCOMPARE(history.wakeupP99Us(Tier::batch).size(), 1);
    }

    void time_that_passes_without_samples_moves_and_ends_the_lines() {
        History history;
        history.add(sample_at(noon));
        history.passTo(noon + 60 * second);
        QCOMPARE(history.stackedShare(Tier::batch).constLast().x(), -60.0);
        history.passTo(noon); // has passed
        QCOMPARE(history.stackedShare(Tier::batch).constLast().x(), -60.0);
        history.passTo(noon + 121 * second);
        QCOMPARE(history.size(), 0);
    }

    void times_and_windows_that_cannot_be_do_no_harm() {
        History history;
        history.add(sample_at(0)); // was asked for
        history.add(sample_at(std::numeric_limits<qint64>::min()));
        QCOMPARE(history.size(), 0);
        auto endless = sample_at(std::numeric_limits<qint64>::max());
        endless.windowUs = std::numeric_limits<quint64>::max();
        history.add(endless);
        history.add(sample_at(1));
        QCOMPARE(history.size(), 1);
        QCOMPARE(history.stackedShare(Tier::batch).constLast().x(), 0.0);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
