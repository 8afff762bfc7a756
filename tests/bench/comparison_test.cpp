// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/comparison.hpp"

#include <QtTest>

#include <initializer_list>
#include <string>

using bench::Change;
using bench::Table;
using bench::Verdict;

namespace {

struct Seed {
    const char *histogram;
    int work = 1000;
    const char *more = "";
};

/// A table of one row, a line for each seed.
Table table_of(std::initializer_list<Seed> seeds, const std::string &key = "workload=wake scheduler=pandemonium") {
    Table table;
    for (const auto &seed : seeds)
        if (const auto taken =
                table.take(key + " cpus=4 " + (seed.more[0] != 0 ? seed.more : "slowest_to_fastest=1") +
                           " work_per_s=" + std::to_string(seed.work) + " histogram_us=" + seed.histogram);
            !taken)
            qFatal("%s", taken.error().c_str());
    return table;
}

Change change(const std::string &figure, const Table &before, const Table &after) {
    for (const auto &each : changes(before.rows()[0], after.rows()[0]))
        if (each.figure == figure)
            return each;
    qFatal("no %s", figure.c_str());
}

QString regressions_of(const Table &baseline, const Table &now) {
    QStringList sentences;
    for (const auto &sentence : regressions(baseline, now))
        sentences << QString::fromStdString(sentence);
    return sentences.join('\n');
}

} // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void a_difference_within_the_spread_of_the_seeds_before_is_no_change();
    void a_difference_of_more_than_the_spread_is_worse_upwards_and_better_downwards();
    void seeds_that_agree_still_allow_a_twentieth();
    void the_spread_after_does_not_count();
    void each_figure_has_a_spread_of_its_own();
    void less_work_is_worse_and_more_is_better();
    void work_without_hogs_and_percentiles_without_samples_are_no_figures();
    void what_is_late_or_missed_is_the_mean_of_the_seeds();
    void where_nobody_was_late_anybody_is_worse();
    void hogs_that_get_less_alike_shares_are_worse();
    void the_text_has_a_line_for_each_figure_with_its_verdict();
    void the_text_names_rows_that_only_one_table_has();
    void a_baseline_is_kept_by_the_same_figures_and_by_better_ones();
    void a_baseline_says_which_p99_and_which_work_got_worse();
    void a_baseline_says_who_came_late_and_whose_share_is_less();
    void a_baseline_does_not_judge_the_median_and_the_maximum();
    void a_row_of_the_baseline_that_was_not_measured_is_a_regression();
    void a_row_that_lost_its_samples_was_not_measured();
    void a_row_that_the_baseline_does_not_know_is_none_of_its_business();
    void metered_lines_are_not_compared();
};

void ComparisonTest::a_difference_within_the_spread_of_the_seeds_before_is_no_change() {
    const auto p99 = change("p99", table_of({{"100x100"}, {"150x100"}}), table_of({{"200x100"}}));
    QCOMPARE(p99.before, 150.0);
    QCOMPARE(p99.after, 200.0);
    QCOMPARE(p99.allowed, 50.0);
    QVERIFY(p99.verdict == Verdict::same);
}

void ComparisonTest::a_difference_of_more_than_the_spread_is_worse_upwards_and_better_downwards() {
    const auto before = table_of({{"100x100"}, {"150x100"}});
    QVERIFY(change("p99", before, table_of({{"201x100"}})).verdict == Verdict::worse);
    QVERIFY(change("p99", before, table_of({{"99x100"}})).verdict == Verdict::better);
}

void ComparisonTest::seeds_that_agree_still_allow_a_twentieth() {
    const auto before = table_of({{"1000x100"}, {"1000x100"}});
    QVERIFY(change("p99", before, table_of({{"1050x100"}})).verdict == Verdict::same);
    QVERIFY(change("p99", before, table_of({{"1051x100"}})).verdict == Verdict::worse);
}

void ComparisonTest::the_spread_after_does_not_count() {
    const auto p99 = change("p99", table_of({{"100x100"}}), table_of({{"100x100"}, {"900x100"}}));
    QVERIFY(p99.verdict == Verdict::worse);
}

void ComparisonTest::each_figure_has_a_spread_of_its_own() {
    const auto before = table_of({{"100x99,5000x1"}, {"100x99,9000x1"}});
    const auto after = table_of({{"110x99,7000x1"}});
    QVERIFY(change("p50", before, after).verdict == Verdict::worse);
    QVERIFY(change("max", before, after).verdict == Verdict::same);
}

void ComparisonTest::less_work_is_worse_and_more_is_better() {
    const auto before = table_of({{"100x1", 1000}, {"100x1", 1200}});
    QVERIFY(change("work", before, table_of({{"100x1", 899}})).verdict == Verdict::worse);
    QVERIFY(change("work", before, table_of({{"100x1", 900}})).verdict == Verdict::same);
    QVERIFY(change("work", before, table_of({{"100x1", 1301}})).verdict == Verdict::better);
}

void ComparisonTest::work_without_hogs_and_percentiles_without_samples_are_no_figures() {
    const auto audio = table_of({{"100x1", 0}});
    QCOMPARE(changes(audio.rows()[0], audio.rows()[0]).size(), 3U);
    const auto fair = table_of({{"", 1000}});
    QCOMPARE(changes(fair.rows()[0], fair.rows()[0]).size(), 1U);
}

void ComparisonTest::what_is_late_or_missed_is_the_mean_of_the_seeds() {
    const auto before = table_of(
        {{"9x1", 1000, "slowest_to_fastest=1 late=2 missed=0"}, {"9x1", 1000, "slowest_to_fastest=1 late=4 missed=2"}});
    QCOMPARE(change("late", before, before).before, 3.0);
    QCOMPARE(change("late", before, before).allowed, 2.0);
    QCOMPARE(change("missed", before, before).before, 1.0);
}

void ComparisonTest::where_nobody_was_late_anybody_is_worse() {
    const auto before = table_of({{"9x1", 1000, "slowest_to_fastest=1 late=0 missed=0"}});
    const auto after = table_of({{"9x1", 1000, "slowest_to_fastest=1 late=1 missed=0"}});
    QVERIFY(change("late", before, after).verdict == Verdict::worse);
    QVERIFY(change("late", after, before).verdict == Verdict::better);
    QVERIFY(change("missed", before, after).verdict == Verdict::same);
}

void ComparisonTest::hogs_that_get_less_alike_shares_are_worse() {
    const auto before = table_of({{"9x1", 1000, "slowest_to_fastest=0.9"}, {"9x1", 1000, "slowest_to_fastest=0.95"}});
    QVERIFY(change("even", before, table_of({{"9x1", 1000, "slowest_to_fastest=0.86"}})).verdict == Verdict::same);
    QVERIFY(change("even", before, table_of({{"9x1", 1000, "slowest_to_fastest=0.84"}})).verdict == Verdict::worse);
    QVERIFY(change("even", before, table_of({{"9x1", 1000, "slowest_to_fastest=0.96"}})).verdict == Verdict::better);
}

void ComparisonTest::the_text_has_a_line_for_each_figure_with_its_verdict() {
    const auto text = comparison_text(table_of({{"100x98,200x2"}}), table_of({{"100x98,300x2", 2000}}));
    const auto lines = QString::fromStdString(text).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[1].simplified(), "wake 4 pandemonium p50 100 100 1.00");
    QCOMPARE(lines[2].simplified(), "wake 4 pandemonium p99 200 300 1.50 worse");
    QCOMPARE(lines[3].simplified(), "wake 4 pandemonium max 200 300 1.50 worse");
    QCOMPARE(lines[4].simplified(), "wake 4 pandemonium work 1000 2000 2.00 better");
}

void ComparisonTest::the_text_names_rows_that_only_one_table_has() {
    const auto text = comparison_text(table_of({{"100x1"}}, "workload=wake scheduler=plain"),
                                      table_of({{"100x1"}}, "workload=wake scheduler=plain machine=8smt"));
    const auto lines = QString::fromStdString(text).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1].simplified(), "wake 4 plain only before");
    QCOMPARE(lines[2].simplified(), "wake 8smt plain only after");
}

void ComparisonTest::a_baseline_is_kept_by_the_same_figures_and_by_better_ones() {
    const auto baseline = table_of({{"100x100"}});
    QCOMPARE(regressions_of(baseline, baseline), "");
    QCOMPARE(regressions_of(baseline, table_of({{"50x100", 2000}})), "");
}

void ComparisonTest::a_baseline_says_which_p99_and_which_work_got_worse() {
    QCOMPARE(regressions_of(table_of({{"100x100", 1000}, {"130x100", 1000}}), table_of({{"200x100", 900}})),
             "wake on 4 under pandemonium: p99 was 130 and is 200, a change of 70 where 30 is allowed\n"
             "wake on 4 under pandemonium: work was 1000 and is 900, a change of 100 where 50 is allowed");
}

void ComparisonTest::a_baseline_says_who_came_late_and_whose_share_is_less() {
    QCOMPARE(regressions_of(table_of({{"9x1", 1000, "slowest_to_fastest=0.9 late=0 missed=0"}}),
                            table_of({{"9x1", 1000, "slowest_to_fastest=0.5 late=2 missed=1"}})),
             "wake on 4 under pandemonium: late was 0 and is 2, a change of 2 where 0 is allowed\n"
             "wake on 4 under pandemonium: missed was 0 and is 1, a change of 1 where 0 is allowed\n"
             "wake on 4 under pandemonium: even was 90 and is 50, a change of 40 where 4 is allowed");
}

void ComparisonTest::a_baseline_does_not_judge_the_median_and_the_maximum() {
    QCOMPARE(regressions_of(table_of({{"10x198,500x2,600x1"}}), table_of({{"90x198,500x2,9000x1"}})), "");
}

void ComparisonTest::a_row_of_the_baseline_that_was_not_measured_is_a_regression() {
    QCOMPARE(regressions_of(table_of({{"100x1"}}), table_of({{"100x1"}}, "workload=ipc scheduler=pandemonium")),
             "wake on 4 under pandemonium is in the baseline and was not measured");
}

void ComparisonTest::a_row_that_lost_its_samples_was_not_measured() {
    QCOMPARE(regressions_of(table_of({{"100x1"}}), table_of({{""}})),
             "wake on 4 under pandemonium is in the baseline and was not measured");
}

void ComparisonTest::a_row_that_the_baseline_does_not_know_is_none_of_its_business() {
    auto now = table_of({{"100x1"}});
    QVERIFY(now.take("workload=ipc scheduler=pandemonium cpus=4 slowest_to_fastest=1 work_per_s=1 histogram_us=9x1"));
    QCOMPARE(regressions_of(table_of({{"100x1"}}), now), "");
}

void ComparisonTest::metered_lines_are_not_compared() {
    Table metered;
    QVERIFY(metered.take("workload=wake scheduler=pandemonium cpus=4 meter=1 metered_us=1 switches=1 migrations=1 "
                         "llc_migrations=1 preempted=1 idle_waiting_us=1 crowded_us=1 longest_wait_us=1 callback_ns=1 "
                         "callbacks=1 woken=1 woken_same_l2=1 woken_same_llc=1 stopped=1 stopped_same_l2=1 "
                         "stopped_same_llc=1"));
    QCOMPARE(regressions_of(metered, table_of({{"100x1"}})), "");
    QCOMPARE(regressions_of(table_of({{"100x1"}}), metered),
             "wake on 4 under pandemonium is in the baseline and was not measured");
    QCOMPARE(QString::fromStdString(comparison_text(metered, metered)).count('\n'), 1);
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
