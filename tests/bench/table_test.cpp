// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/table.hpp"

#include <QtTest>

#include <sstream>
#include <string>

using bench::Table;

namespace {

/// Two seconds on four CPUs, so that a count of 2 is one a second.
const std::string metered =
    "scheduler=plain workload=wake cpus=4 meter=1 metered_us=2000000 switches=5000 migrations=40 llc_migrations=3 "
    "preempted=300 idle_waiting_us=1000000 crowded_us=400000 longest_wait_us=4500 callback_ns=90000 callbacks=600 "
    "woken=1000 woken_same_l2=750 woken_same_llc=900 stopped=200 stopped_same_l2=20 stopped_same_llc=100";
/// One second of little, without callbacks.
const std::string metered_again =
    "scheduler=plain workload=wake cpus=4 meter=1 metered_us=1000000 switches=1 migrations=2 llc_migrations=1 "
    "preempted=3 idle_waiting_us=4 crowded_us=1 longest_wait_us=5 callback_ns=0 callbacks=0 "
    "woken=1 woken_same_l2=0 woken_same_llc=1 stopped=0 stopped_same_l2=0 stopped_same_llc=0";

QString text_of(const Table &table) { return QString::fromStdString(to_text(table)); }

/// The words of the one line under the table that begins with heading.
QStringList row_under(const Table &table, const QString &heading) {
    const auto lines = text_of(table).split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        if (lines[i].startsWith(heading))
            return lines[i + 1].split(' ', Qt::SkipEmptyParts);
    return {};
}

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
    void a_machine_has_rows_of_its_own_and_is_its_number_of_cpus_without_a_name();
    void the_99th_percentile_is_relative_to_a_row_of_the_same_workload_and_machine();
    void where_the_other_row_is_missing_or_has_no_samples_nothing_is_relative();
    void a_metered_line_adds_to_the_counts_and_to_nothing_else();
    void metered_lines_are_pooled_and_the_longest_wait_is_that_of_all();
    void a_line_that_cannot_be_read_is_no_row_and_says_why_data();
    void a_line_that_cannot_be_read_is_no_row_and_says_why();
    void the_first_wrong_line_is_named_by_its_number();
    void the_text_has_a_line_for_each_row_and_a_heading();
    void the_text_of_counts_gives_rates_and_shares();
    void the_text_says_of_each_program_how_often_it_found_its_caches();
    void a_scheduler_without_callbacks_has_a_dash_for_their_cost();
    void a_row_of_metered_lines_only_is_not_among_the_figures();
    void a_workload_without_samples_has_dashes_for_its_percentiles();
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
    QCOMPARE(table.rows()[0].late(), 8U);
    QCOMPARE(table.rows()[0].missed(), 2U);
    QVERIFY(!table.rows()[1].missed().has_value());
}

void TableTest::a_machine_has_rows_of_its_own_and_is_its_number_of_cpus_without_a_name() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    QVERIFY(table.take(line("plain", "90x3", 1000, "machine=16numa ")));
    QVERIFY(table.take(line("plain", "80x3", 1000, "machine=4 ")));
    QCOMPARE(table.rows().size(), 2U);
    QCOMPARE(table.rows()[0].machine, "4");
    QCOMPARE(table.rows()[0].figure.count(), 6U);
    QCOMPARE(table.rows()[1].machine, "16numa");
}

void TableTest::the_99th_percentile_is_relative_to_a_row_of_the_same_workload_and_machine() {
    Table table;
    QVERIFY(table.take(line("plain", "300x1", 1000)));
    QVERIFY(table.take(line("pandemonium", "150x1", 1000)));
    QVERIFY(table.take(line("floor", "100x1", 1000)));
    QVERIFY(table.take(line("floor", "50x1", 1000, "machine=8smt ")));
    QCOMPARE(table.p99_to(table.rows()[1], "floor"), 1.5);
    QCOMPARE(table.p99_to(table.rows()[1], "plain"), 0.5);
    QCOMPARE(row_under(table, "workload").mid(6, 2), QStringList({"3.00", "1.00"}));
}

void TableTest::where_the_other_row_is_missing_or_has_no_samples_nothing_is_relative() {
    Table table;
    QVERIFY(table.take(line("pandemonium", "150x1", 1000)));
    QVERIFY(table.take(line("plain", "", 1000)));
    QVERIFY(table.take(line("floor", "100x1", 1000, "machine=8smt ")));
    QVERIFY(!table.p99_to(table.rows()[0], "floor").has_value());
    QVERIFY(!table.p99_to(table.rows()[0], "plain").has_value());
    QVERIFY(!table.p99_to(table.rows()[1], "pandemonium").has_value());
    QCOMPARE(row_under(table, "workload").mid(6, 2), QStringList({"-", "-"}));
}

void TableTest::a_metered_line_adds_to_the_counts_and_to_nothing_else() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    QVERIFY(table.take(metered + " work_per_s=1 slowest_to_fastest=0.1 late=7 histogram_us=9000x50"));
    QCOMPARE(table.rows().size(), 1U);
    const auto &row = table.rows()[0];
    QCOMPARE(row.counts.switches, 5000U);
    QCOMPARE(row.figure.count(), 3U);
    QCOMPARE(row.work_per_s(), 1000.0);
    QCOMPARE(row.slowest_to_fastest(), 0.7);
    QVERIFY(!row.late().has_value());
}

void TableTest::metered_lines_are_pooled_and_the_longest_wait_is_that_of_all() {
    Table table;
    QVERIFY(table.take(metered));
    QVERIFY(table.take(metered_again));
    const auto &counts = table.rows()[0].counts;
    QCOMPARE(counts.runs, 2U);
    QCOMPARE(counts.elapsed_us, 3000000U);
    QCOMPARE(counts.cpu_us, 12000000U);
    QCOMPARE(counts.migrations, 42U);
    QCOMPARE(counts.preempted, 303U);
    QCOMPARE(counts.idle_waiting_us, 1000004U);
    QCOMPARE(counts.longest_wait_us, 4500U);
    QCOMPARE(counts.callback_ns, 90000U);
    QCOMPARE(counts.callbacks, 600U);
    QCOMPARE(counts.llc_migrations, 4U);
    QCOMPARE(counts.crowded_us, 400001U);
    QCOMPARE(counts.woken.all, 1001U);
    QCOMPARE(counts.woken.same_llc, 901U);
    QCOMPARE(counts.stopped.same_l2, 20U);
}

void TableTest::a_line_that_cannot_be_read_is_no_row_and_says_why_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *why, const std::string &text) {
        QTest::newRow(why) << QString::fromStdString(text) << QString(why);
    };
    const std::string start = "scheduler=plain workload=wake cpus=4 work_per_s=9 slowest_to_fastest=1 histogram_us=";
    row("a cell that failed: sched_ext is disabled", "failed=sched_ext is disabled");
    row("no cpus=", "");
    row("not a field: words", start + "80x3 words");
    row("seed= is there twice", start + "80x3 seed=1 seed=2");
    row("no work_per_s=", "scheduler=plain workload=wake cpus=4 slowest_to_fastest=1 histogram_us=80x3");
    row("work_per_s=-1 is not a number", line("plain", "80x3", -1));
    row("histogram_us=80 is not a histogram", start + "80");
    row("machine=../4 is not a name", start + "80x3 machine=../4");
    row("late=few is not a whole number", start + "80x3 late=few");
    row("cpus= cannot be 0", "scheduler=plain workload=wake cpus=0");
    row("meter= is 1 or not there", start + "80x3 meter=2");
    row("no switches=", "scheduler=plain workload=wake cpus=4 meter=1 metered_us=5");
    row("returns_of= has probe:1:2, which are no returns of a program", metered + " returns_of=probe:1:2");
    row("metered_us= cannot be 0", "scheduler=plain workload=wake cpus=4 meter=1 metered_us=0");
}

void TableTest::a_line_that_cannot_be_read_is_no_row_and_says_why() {
    QFETCH(QString, text);
    QFETCH(QString, why);
    Table table;
    const auto taken = table.take(text.toStdString());
    QVERIFY(!taken);
    QCOMPARE(QString::fromStdString(taken.error()), why);
    QVERIFY(table.rows().empty());
}

void TableTest::the_first_wrong_line_is_named_by_its_number() {
    std::istringstream lines(line("plain", "80x3", 1) + "\n" + line("plain", "80x", 1) + "\nworse\n");
    const auto table = Table::read(lines);
    QVERIFY(!table);
    QCOMPARE(QString::fromStdString(table.error()), "line 2: histogram_us=80x is not a histogram");
}

void TableTest::the_text_has_a_line_for_each_row_and_a_heading() {
    Table table;
    QVERIFY(table.take(line("plain", "80x3", 1000)));
    const auto lines = text_of(table).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].contains("plain"));
    QVERIFY(lines[1].contains("100.0 %"));
}

void TableTest::the_text_of_counts_gives_rates_and_shares() {
    Table table;
    QVERIFY(table.take(metered));
    QCOMPARE(row_under(table, "counts").join(' '), "wake 4 plain 2500 20 150 12.5 % 5.0 % 4.5 150.00");
    QCOMPARE(row_under(table, "caches").join(' '), "wake 4 plain 75.0 % 90.0 % 10.0 % 50.0 % 1.5");
}

void TableTest::the_text_says_of_each_program_how_often_it_found_its_caches() {
    Table table;
    QVERIFY(table.take(metered + " returns_of=probe:10:5:8"));
    QVERIFY(table.take(metered_again + " returns_of=hog:2:1:2,probe:30:5:12"));
    QCOMPARE(row_under(table, "caches of").join(' '), "wake 4 plain hog 2 50.0 % 100.0 %");
    QVERIFY(text_of(table).simplified().endsWith("wake 4 plain probe 40 25.0 % 50.0 %"));
}

void TableTest::a_scheduler_without_callbacks_has_a_dash_for_their_cost() {
    Table table;
    QVERIFY(table.take(metered_again));
    QCOMPARE(row_under(table, "counts").last(), "-");
}

void TableTest::a_row_of_metered_lines_only_is_not_among_the_figures() {
    Table table;
    QVERIFY(table.take(metered));
    QVERIFY(table.take(line("pandemonium", "80x3", 1000)));
    QCOMPARE(row_under(table, "workload").at(2), "pandemonium");
    QVERIFY(!table.beside(table.rows()[1], "plain"));
}

void TableTest::a_workload_without_samples_has_dashes_for_its_percentiles() {
    Table table;
    QVERIFY(table.take(line("plain", "", 1000)));
    QCOMPARE(row_under(table, "workload").mid(3, 6).join(' '), "0 - - - - -");
}

QTEST_GUILESS_MAIN(TableTest)
#include "table_test.moc"
