// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/table.hpp"

#include <QtTest>

#include <string>

using bench::Table;

namespace {

std::string line(const std::string &more) {
    return "scheduler=pandemonium workload=learn cpus=4 work_per_s=9 slowest_to_fastest=1 histogram_us=80x3 "
           "first_took_us=2000000 second_took_us=1500000 first_us=80x98,900x2 second_us=70x100 " +
           more;
}

/// The words of the two last lines of the table's text: the first build and the second.
QStringList build_lines(const Table &table) {
    const auto lines = QString::fromStdString(to_text(table)).split('\n', Qt::SkipEmptyParts);
    return {lines[lines.size() - 2].simplified(), lines.last().simplified()};
}

} // namespace

class BuildsTest : public QObject {
    Q_OBJECT

private slots:
    void each_build_has_a_line_and_who_ends_in_another_tier_was_misplaced();
    void runs_are_pooled_and_their_time_is_the_mean();
    void where_no_tier_is_known_nobody_was_misplaced_or_placed();
    void births_that_cannot_be_read_refuse_the_line_data();
    void births_that_cannot_be_read_refuse_the_line();
    void without_builds_there_is_no_table_of_them();
};

void BuildsTest::each_build_has_a_line_and_who_ends_in_another_tier_was_misplaced() {
    Table table;
    QVERIFY(table.take(line("births=1:cc1:1:0:600,1:cc1:0:0:50,1:sh:1:2:7,2:cc1:0:0:640,2:cc1:1:0:10")));
    QCOMPARE(build_lines(table), QStringList({"learn 4 pandemonium first 2.00 80 900 900 657 607",
                                              "learn 4 pandemonium second 1.50 70 70 70 650 10"}));
}

void BuildsTest::runs_are_pooled_and_their_time_is_the_mean() {
    Table table;
    QVERIFY(table.take(line("births=1:cc1:1:0:6,2:cc1:0:0:6")));
    QVERIFY(table.take("scheduler=pandemonium workload=learn cpus=4 work_per_s=9 slowest_to_fastest=1 "
                       "histogram_us=80x3 first_took_us=4000000 second_took_us=2500000 first_us=950x2 second_us=70x1 "
                       "births=1:cc1:1:0:4,2:cc1:1:0:3"));
    QCOMPARE(build_lines(table), QStringList({"learn 4 pandemonium first 3.00 80 950 950 10 10",
                                              "learn 4 pandemonium second 2.00 70 70 70 9 3"}));
}

void BuildsTest::where_no_tier_is_known_nobody_was_misplaced_or_placed() {
    Table table;
    QVERIFY(table.take(line("")));
    QVERIFY(build_lines(table).first().endsWith("900 900 - -"));
}

void BuildsTest::births_that_cannot_be_read_refuse_the_line_data() {
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"cc1", "3:cc1:0:0:1", "0:cc1:0:0:1", "1:0:0:1", "1:cc1:x:0:1", "1:cc1:0:0:"})
        QTest::newRow(kind) << QString(kind);
}

void BuildsTest::births_that_cannot_be_read_refuse_the_line() {
    QFETCH(QString, kind);
    Table table;
    const auto taken = table.take(line("births=1:cc1:1:0:6," + kind.toStdString()));
    QVERIFY(!taken);
    QCOMPARE(QString::fromStdString(taken.error()), "births= has " + kind + ", which is no kind of process");
}

void BuildsTest::without_builds_there_is_no_table_of_them() {
    Table table;
    QVERIFY(table.take("scheduler=plain workload=wake cpus=4 work_per_s=9 slowest_to_fastest=1 histogram_us=80x3"));
    QVERIFY(!to_text(table).contains("misplaced"));
}

QTEST_GUILESS_MAIN(BuildsTest)
#include "builds_test.moc"
