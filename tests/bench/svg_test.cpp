// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/svg.hpp"

#include <QXmlStreamReader>
#include <QtTest>

#include <initializer_list>
#include <string>

using bench::Table;

namespace {

/// p50 10, p99 100, max 1000: a decade each.
const std::string decades = "10x97,100x5,1000x1";

std::string line(const std::string &key, const std::string &histogram) {
    return key + " cpus=4 slowest_to_fastest=1 work_per_s=1000 histogram_us=" + histogram;
}

Table table_of(std::initializer_list<std::string> lines) {
    Table table;
    for (const auto &each : lines)
        if (const auto taken = table.take(each); !taken)
            qFatal("%s", taken.error().c_str());
    return table;
}

QString drawing_of(const Table &table) { return QString::fromStdString(drawings_of(table).at("wake")); }

struct Mark {
    QString name;
    QString shape;
    double x;
    double y;
};

/// In the order in which they are drawn; those of the legend first.
QList<Mark> marks_in(const QString &drawing) {
    static const QRegularExpression pattern(
        R"re(<g class="(\w+)" transform="translate\(([\d.]+) ([\d.]+)\)"><(\w+))re");
    QList<Mark> marks;
    for (const auto &match : pattern.globalMatch(drawing))
        marks << Mark{match.captured(1), match.captured(4), match.captured(2).toDouble(), match.captured(3).toDouble()};
    return marks;
}

QStringList words_in(const QString &drawing) {
    static const QRegularExpression pattern("<text[^>]*>([^<]*)</text>");
    QStringList words;
    for (const auto &match : pattern.globalMatch(drawing))
        words << match.captured(1);
    return words;
}

} // namespace

class SvgTest : public QObject {
    Q_OBJECT

private slots:
    void every_workload_with_samples_has_a_drawing();
    void a_drawing_is_well_formed_and_loads_nothing();
    void it_lies_on_a_background_of_its_own_size();
    void equal_ratios_are_equal_distances_on_the_axis();
    void each_figure_has_a_shape_and_the_legend_shows_it();
    void schedulers_stand_below_each_other_under_their_machine();
    void all_machines_share_one_axis_of_whole_decades();
    void the_figures_are_there_as_text();
    void a_figure_of_zero_lies_at_the_start_of_the_axis();
    void the_same_lines_give_the_same_bytes();
};

void SvgTest::every_workload_with_samples_has_a_drawing() {
    const auto drawings = drawings_of(
        table_of({line("workload=wake scheduler=plain", "80x3"), line("workload=launch scheduler=plain", "80x3"),
                  line("workload=fair scheduler=plain", "")}));
    QCOMPARE(drawings.size(), 2U);
    QVERIFY(drawings.contains("wake"));
    QVERIFY(drawings.contains("launch"));
}

void SvgTest::a_drawing_is_well_formed_and_loads_nothing() {
    const auto drawing = drawing_of(table_of({line("workload=wake scheduler=plain", "80x3")}));
    QXmlStreamReader xml(drawing);
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!drawing.contains("href"));
    QVERIFY(!drawing.contains("url("));
}

void SvgTest::it_lies_on_a_background_of_its_own_size() {
    QXmlStreamReader xml(drawing_of(table_of({line("workload=wake scheduler=plain", "80x3")})));
    QVERIFY(xml.readNextStartElement());
    const auto width = xml.attributes().value("width").toString();
    const auto height = xml.attributes().value("height").toString();
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name(), "rect");
    QCOMPARE(xml.attributes().value("width"), width);
    QCOMPARE(xml.attributes().value("height"), height);
    QCOMPARE(xml.attributes().value("fill"), "#ffffff");
}

void SvgTest::equal_ratios_are_equal_distances_on_the_axis() {
    const auto marks = marks_in(drawing_of(table_of({line("workload=wake scheduler=plain", decades)}))).mid(3);
    QCOMPARE(marks.size(), 3);
    QCOMPARE(marks[0].name, "max");
    QCOMPARE(marks[2].name, "p50");
    QVERIFY(marks[1].x > marks[2].x);
    QCOMPARE(marks[0].x - marks[1].x, marks[1].x - marks[2].x);
}

void SvgTest::each_figure_has_a_shape_and_the_legend_shows_it() {
    const auto drawing = drawing_of(table_of({line("workload=wake scheduler=plain", decades)}));
    const auto marks = marks_in(drawing);
    QCOMPARE(marks.size(), 6);
    QSet<QString> shapes;
    for (qsizetype i = 0; i < 3; ++i) {
        shapes << marks[i].shape;
        const auto drawn =
            std::find_if(marks.begin() + 3, marks.end(), [&](const Mark &mark) { return mark.name == marks[i].name; });
        QVERIFY(drawn != marks.end());
        QCOMPARE(drawn->shape, marks[i].shape);
        QVERIFY(words_in(drawing).contains(marks[i].name));
    }
    QCOMPARE(shapes.size(), 3);
}

void SvgTest::schedulers_stand_below_each_other_under_their_machine() {
    const auto words = words_in(drawing_of(table_of({line("workload=wake scheduler=plain", "80x3"),
                                                     line("workload=wake scheduler=plain machine=8smt", "80x3"),
                                                     line("workload=wake scheduler=pandemonium", "80x3")})));
    const auto names = words.filter(QRegularExpression("^(machine .*|plain|pandemonium)$"));
    QCOMPARE(names, QStringList({"machine 4", "plain", "pandemonium", "machine 8smt", "plain"}));
}

void SvgTest::all_machines_share_one_axis_of_whole_decades() {
    const auto drawing = drawing_of(table_of({line("workload=wake scheduler=plain", "80x3"),
                                              line("workload=wake scheduler=plain machine=8smt", "95x3,2000x1")}));
    const auto ticks = words_in(drawing).filter(QRegularExpression("^[0-9]+$"));
    QCOMPARE(ticks, QStringList({"10", "100", "1000", "10000"}));
}

void SvgTest::the_figures_are_there_as_text() {
    const auto words = words_in(drawing_of(table_of({line("workload=wake scheduler=plain", decades)})));
    QVERIFY(words.contains("10 / 100 / 1000"));
    QVERIFY(words.contains("p50 / p99 / max"));
}

void SvgTest::a_figure_of_zero_lies_at_the_start_of_the_axis() {
    const auto marks = marks_in(drawing_of(table_of({line("workload=wake scheduler=plain", "0x5,10x1")}))).mid(3);
    const auto from_one = marks_in(drawing_of(table_of({line("workload=wake scheduler=plain", "1x5,10x1")}))).mid(3);
    QCOMPARE(marks[2].x, from_one[2].x);
    QVERIFY(marks[0].x > marks[2].x);
}

void SvgTest::the_same_lines_give_the_same_bytes() {
    const auto draw = [] { return drawing_of(table_of({line("workload=wake scheduler=plain", decades)})); };
    QCOMPARE(draw(), draw());
}

QTEST_GUILESS_MAIN(SvgTest)
#include "svg_test.moc"
