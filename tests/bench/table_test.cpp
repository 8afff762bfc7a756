// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/table.hpp"

#include <QtTest>

#include <string>

using bench::Table;

namespace {

std::string line(const std::string &scheduler, const std::string &histogram, int work, const std::string &more = "") {
    return "scheduler=" + scheduler +
           " ops=- workload=wake cpus=4 seed=1 elapsed_us=5000000 work_per_s=" + std::to_string(work) +
           " slowest_to_fastest=0.7 samples=3 p50_us=80 p99_us=95 max_us=95 " + more + "histogram_us=" + histogram;
}

} // namespace

class TableTest : public QObject {
    Q_OBJECT

private slots:
    void seeds_of_a_cell_become_one_row_with_the_samples_of_all();
    void schedulers_and_workloads_have_rows_of_their_own_in_the_order_they_came();
    void work_is_relative_to_the_plain_kernel_under_the_same_workload();
    void without_the_plain_kernel_there_is_no_relative_work();
    void missed_periods_add_up_and_are_absent_where_nothing_has_a_period();
    void a_failed_cell_is_no_row();
    void the_text_has_a_line_for_each_row_and_a_heading();
};

void TableTest::seeds_of_a_cell_become_one_row_with_the_samples_of_all() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    QVERIFY(table.take(line("plain", "2000x1", 1000)));
    QCOMPARE(table.rows().size(), 1U);
    QCOMPARE(table.rows()[0].figure.count(), 4U);
    QCOMPARE(table.rows()[0].figure.max(), 2000U);
}

void TableTest::schedulers_and_workloads_have_rows_of_their_own_in_the_order_they_came() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    QVERIFY(table.take(line("pandemonium", "80x3", 1000)));
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    QCOMPARE(table.rows().size(), 2U);
    QCOMPARE(table.rows()[1].scheduler, "pandemonium");
}

void TableTest::work_is_relative_to_the_plain_kernel_under_the_same_workload() {
    Table table;
    for (const int work : {900, 1100})
        QVERIFY(table.take(line("plain", "80x3", work)));
    QVERIFY(table.take(line("pandemonium", "80x3", 980)));
    QCOMPARE(table.work_to_plain(table.rows()[1]), 0.98);
}

void TableTest::without_the_plain_kernel_there_is_no_relative_work() {
    Table table;
    QVERIFY(table.take(line("pandemonium", "80x3", 980)));
    QVERIFY(!table.work_to_plain(table.rows()[0]).has_value());
}

void TableTest::missed_periods_add_up_and_are_absent_where_nothing_has_a_period() {
    Table table;
    for (int run = 0; run < 2; ++run)
        QVERIFY(table.take(line("plain", "80x3", 1000, "late=4 missed=1 ")));
    QVERIFY(table.take(line("pandemonium", "80x3", 1000)));
    QCOMPARE(table.rows()[0].late, 8U);
    QCOMPARE(table.rows()[0].missed, 2U);
    QVERIFY(!table.rows()[1].missed.has_value());
}

void TableTest::a_failed_cell_is_no_row() {
    Table table;
    QVERIFY(!table.take("failed=sched_ext is disabled"));
    QVERIFY(!table.take(""));
    QVERIFY(!table.take(line("plain", "80", 1000)));
    QVERIFY(table.rows().empty());
}

void TableTest::the_text_has_a_line_for_each_row_and_a_heading() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    const auto lines = QString::fromStdString(table.to_text()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].contains("plain"));
    QVERIFY(lines[1].contains("100.0 %"));
}

QTEST_GUILESS_MAIN(TableTest)
#include "table_test.moc"
