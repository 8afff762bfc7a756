// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/report.hpp"

#include <QtTest>

#include <sstream>
#include <string>
#include <vector>

namespace {

const std::string fields = "workload=wake cpus=4 slowest_to_fastest=1 work_per_s=1000 ";
const std::string good = fields + "scheduler=pandemonium histogram_us=100x100\n";
const std::string slower = fields + "scheduler=pandemonium histogram_us=200x100\n";
const std::string other = fields + "scheduler=plain histogram_us=100x100\n";
const std::string metered = "workload=hotplug cpus=4 meter=1 wait_limit_us=100 free_wait_limit_us=100 "
                            "longest_free_wait_us=1 longest_waiter=hog ";
const std::string kept = metered + "scheduler=pandemonium longest_wait_us=90\n";
const std::string broken = metered + "scheduler=pandemonium longest_wait_us=110\n";
const std::string broken_by_others = metered + "scheduler=plain longest_wait_us=110\n";
const std::string bad = fields + "scheduler=plain histogram_us=many\n";

struct Answer {
    int status;
    QString out;
    QString error;
};

Answer answer(const std::vector<std::string> &arguments, const std::string &input = "") {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    const int status = bench::report(arguments, {.in = in, .out = out, .error = error});
    return {status, QString::fromStdString(out.str()), QString::fromStdString(error.str())};
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private slots:
    void without_arguments_it_prints_the_table();
    void a_wrong_line_of_the_input_is_named();
    void a_wrong_line_of_a_file_is_named_with_the_file();
    void it_writes_a_drawing_for_each_workload();
    void a_directory_that_cannot_be_written_is_named();
    void a_comparison_succeeds_also_when_something_is_worse();
    void a_baseline_that_is_kept_succeeds_silently();
    void a_baseline_that_is_not_kept_fails_and_says_why();
    void a_baseline_without_lines_is_no_baseline();
    void limits_that_are_kept_succeed_and_are_told();
    void a_limit_that_ours_does_not_keep_fails();
    void lines_without_limits_are_no_check();
    void a_file_that_is_not_there_is_named();
    void arguments_that_are_not_understood_show_the_usage_data();
    void arguments_that_are_not_understood_show_the_usage();
    void help_is_the_usage();

private:
    QTemporaryDir directory_;

    std::string file(const char *name, const std::string &text) {
        QFile file(directory_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.c_str()) < 0)
            qFatal("cannot write %s", name);
        return file.fileName().toStdString();
    }
};

void ReportTest::without_arguments_it_prints_the_table() {
    const auto table = answer({}, good + other);
    QCOMPARE(table.status, 0);
    QCOMPARE(table.out.count('\n'), 3);
    QCOMPARE(table.error, "");
}

void ReportTest::a_wrong_line_of_the_input_is_named() {
    const auto refused = answer({}, good + bad);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.out, "");
    QCOMPARE(refused.error, "bench_report: input, line 2: histogram_us=many is not a histogram\n");
}

void ReportTest::a_wrong_line_of_a_file_is_named_with_the_file() {
    const auto before = file("before", good);
    const auto after = file("after", good + good + bad);
    const auto refused = answer({"--compare", before, after});
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.error.contains("after, line 3: "));
}

void ReportTest::it_writes_a_drawing_for_each_workload() {
    QCOMPARE(answer({"--svg", directory_.path().toStdString()}, good).status, 0);
    QFile drawing(directory_.filePath("wake.svg"));
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    QVERIFY(drawing.readAll().endsWith("</svg>\n"));
}

void ReportTest::a_directory_that_cannot_be_written_is_named() {
    const auto refused = answer({"--svg", "/nowhere"}, good);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.error, "bench_report: cannot write /nowhere/wake.svg\n");
}

void ReportTest::a_comparison_succeeds_also_when_something_is_worse() {
    const auto before = file("before", good);
    const auto after = file("after", slower);
    const auto compared = answer({"--compare", before, after});
    QCOMPARE(compared.status, 0);
    QVERIFY(compared.out.contains("2.00 worse"));
}

void ReportTest::a_baseline_that_is_kept_succeeds_silently() {
    const auto kept = answer({"--baseline", file("baseline", good)}, other + good);
    QCOMPARE(kept.status, 0);
    QCOMPARE(kept.out + kept.error, "");
}

void ReportTest::a_baseline_that_is_not_kept_fails_and_says_why() {
    const auto baseline = file("baseline", good + other);
    const auto broken = answer({"--baseline", baseline}, slower);
    QCOMPARE(broken.status, 1);
    QCOMPARE(broken.out, "wake on 4 under pandemonium: p99 was 100 and is 200, a change of 100 where 5 is allowed\n"
                         "wake on 4 under plain is in the baseline and was not measured\n");
}

void ReportTest::a_baseline_without_lines_is_no_baseline() {
    const auto refused = answer({"--baseline", file("empty", "")}, good);
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.error.endsWith("empty is empty\n"));
}

void ReportTest::limits_that_are_kept_succeed_and_are_told() {
    const auto told = answer({"--check"}, kept + broken_by_others);
    QCOMPARE(told.status, 0);
    QVERIFY(told.out.contains("hotplug on 4 under pandemonium: the longest wait is 90 us of 100"));
    QVERIFY(told.out.contains("hotplug on 4 under plain: the longest wait is 110 us of 100"));
}

void ReportTest::a_limit_that_ours_does_not_keep_fails() {
    const auto failed = answer({"--check"}, kept + broken);
    QCOMPARE(failed.status, 1);
    QCOMPARE(failed.out.count("NOT KEPT"), 1);
}

void ReportTest::lines_without_limits_are_no_check() {
    const auto refused = answer({"--check"}, good);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.error, "bench_report: no line names a limit\n");
}

void ReportTest::a_file_that_is_not_there_is_named() {
    const auto refused = answer({"--baseline", "/nowhere"}, good);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.error, "bench_report: cannot read /nowhere\n");
}

void ReportTest::arguments_that_are_not_understood_show_the_usage_data() {
    QTest::addColumn<QStringList>("arguments");
    for (const char *arguments : {"--svg", "--svg a b", "--compare a", "--compare a b c", "--baseline", "--check lines",
                                  "--help me", "--table", "lines", "-h"})
        QTest::newRow(arguments) << QString(arguments).split(' ');
}

void ReportTest::arguments_that_are_not_understood_show_the_usage() {
    QFETCH(QStringList, arguments);
    std::vector<std::string> words;
    for (const auto &argument : arguments)
        words.push_back(argument.toStdString());
    const auto refused = answer(words, good);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.out, "");
    QVERIFY(refused.error.contains("usage: bench_report"));
}

void ReportTest::help_is_the_usage() {
    const auto help = answer({"--help"});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.startsWith("usage: bench_report"));
    QVERIFY(help.out.contains("--svg DIR"));
    QVERIFY(help.out.contains("--compare BEFORE AFTER"));
    QVERIFY(help.out.contains("--baseline FILE"));
    QVERIFY(help.out.contains("--check"));
}

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
