// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/table.hpp"

#include <QtTest>

#include <string>

using bench::Table;

namespace {

std::string line(const std::string &programs) {
    return "scheduler=pandemonium workload=classes cpus=4 work_per_s=9 slowest_to_fastest=1 histogram_us=80x3 "
           "programs=" +
           programs;
}

/// The words of the last line of the table's text.
QString last_line(const Table &table) {
    return QString::fromStdString(to_text(table)).split('\n', Qt::SkipEmptyParts).last().simplified();
}

} // namespace

class WatchedTest : public QObject {
    Q_OBJECT

private slots:
    void each_program_has_a_line_with_its_time_to_the_tier_its_share_of_time_in_it_and_its_work();
    void of_several_runs_the_worse_time_counts_and_the_samples_are_pooled();
    void a_program_that_missed_its_tier_in_one_run_never_reached_it();
    void where_nothing_judges_there_is_no_tier_but_the_work();
    void programs_that_cannot_be_read_refuse_the_line_data();
    void programs_that_cannot_be_read_refuse_the_line();
    void without_programs_there_is_no_table_of_them();
};

void WatchedTest::each_program_has_a_line_with_its_time_to_the_tier_its_share_of_time_in_it_and_its_work() {
    Table table;
    QVERIFY(table.take(line("audio:latency-critical:17:400:398:45:130,hog:batch:9:10:10:1020:140")));
    QCOMPARE(last_line(table), "classes 4 pandemonium hog batch 9 100.0 % 1.02 140");
    QVERIFY(to_text(table).contains("99.5 %"));
}

void WatchedTest::of_several_runs_the_worse_time_counts_and_the_samples_are_pooled() {
    Table table;
    QVERIFY(table.take(line("audio:latency-critical:17:100:100:40:150")));
    QVERIFY(table.take(line("audio:latency-critical:12:300:298:60:130")));
    QCOMPARE(last_line(table), "classes 4 pandemonium audio latency-critical 17 99.5 % 0.05 150");
}

void WatchedTest::a_program_that_missed_its_tier_in_one_run_never_reached_it() {
    Table table;
    QVERIFY(table.take(line("audio:latency-critical:never:0:0:40:150")));
    QVERIFY(table.take(line("audio:latency-critical:12:300:300:40:130")));
    QVERIFY(last_line(table).contains(" never "));
}

void WatchedTest::where_nothing_judges_there_is_no_tier_but_the_work() {
    Table table;
    QVERIFY(table.take(line("audio:latency-critical:-:0:0:40:150")));
    QCOMPARE(last_line(table), "classes 4 pandemonium audio latency-critical - - 0.04 150");
}

void WatchedTest::programs_that_cannot_be_read_refuse_the_line_data() {
    QTest::addColumn<QString>("text");
    for (const char *text : {"audio", "audio:batch:1:2:3:4", "audio:batch:soon:2:2:3:4", "audio:batch:1:2:3:4:5",
                             ":batch:1:2:2:3:4", "audio:batch:1:2:2:-3:4", "audio:batch:1:2:2:3:4:5"})
        QTest::newRow(text) << QString(text);
}

void WatchedTest::programs_that_cannot_be_read_refuse_the_line() {
    QFETCH(QString, text);
    Table table;
    const auto taken = table.take(line("hog:batch:9:10:10:1020:140," + text.toStdString()));
    QVERIFY(!taken);
    QCOMPARE(QString::fromStdString(taken.error()), "programs= has " + text + ", which is no watched program");
    QVERIFY(table.rows().empty());
}

void WatchedTest::without_programs_there_is_no_table_of_them() {
    Table table;
    QVERIFY(table.take("scheduler=plain workload=wake cpus=4 work_per_s=9 slowest_to_fastest=1 histogram_us=80x3"));
    QVERIFY(!to_text(table).contains("belongs in"));
}

QTEST_GUILESS_MAIN(WatchedTest)
#include "watched_test.moc"
