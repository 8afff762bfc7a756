// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/histogram.hpp"

#include <QtTest>

#include <initializer_list>

using bench::Histogram;

class HistogramTest : public QObject {
    Q_OBJECT

private slots:
    void a_percentile_is_a_sample_by_nearest_rank();
    void one_late_sample_in_a_hundred_does_not_move_the_99th_percentile_but_two_do();
    void the_largest_sample_is_the_maximum();
    void a_sample_at_the_limit_is_not_above_it();
    void an_empty_histogram_answers_zero();
    void its_text_brings_back_every_sample();
    void pooling_two_runs_counts_the_samples_of_both();
    void text_that_is_not_a_histogram_is_refused_data();
    void text_that_is_not_a_histogram_is_refused();

private:
    static Histogram of(std::initializer_list<std::uint64_t> values) {
        Histogram histogram;
        for (const auto value : values)
            histogram.add(value);
        return histogram;
    }
};

void HistogramTest::a_percentile_is_a_sample_by_nearest_rank() {
    const auto histogram = of({15, 20, 35, 40, 50});
    QCOMPARE(histogram.percentile(30), 20U);
    QCOMPARE(histogram.percentile(40), 20U);
    QCOMPARE(histogram.percentile(50), 35U);
}

void HistogramTest::one_late_sample_in_a_hundred_does_not_move_the_99th_percentile_but_two_do() {
    Histogram histogram;
    histogram.add(80, 99);
    histogram.add(5000);
    QCOMPARE(histogram.percentile(99), 80U);
    histogram.add(5000);
    QCOMPARE(histogram.percentile(99), 5000U);
}

void HistogramTest::the_largest_sample_is_the_maximum() { QCOMPARE(of({7, 900, 12}).max(), 900U); }

void HistogramTest::a_sample_at_the_limit_is_not_above_it() { QCOMPARE(of({499, 500, 501, 501}).count_above(500), 2U); }

void HistogramTest::an_empty_histogram_answers_zero() {
    QCOMPARE(Histogram{}.percentile(99), 0U);
    QCOMPARE(Histogram{}.count(), 0U);
}

void HistogramTest::its_text_brings_back_every_sample() {
    const auto again = Histogram::from_text(of({95, 80, 80, 80}).to_text());
    QVERIFY(again.has_value());
    QCOMPARE(again->count(), 4U);
    QCOMPARE(again->percentile(75), 80U);
    QCOMPARE(again->max(), 95U);
}

void HistogramTest::pooling_two_runs_counts_the_samples_of_both() {
    auto pooled = of({10, 10, 30});
    pooled.merge(of({10, 20}));
    QCOMPARE(pooled.count(), 5U);
    QCOMPARE(pooled.percentile(60), 10U);
    QCOMPARE(pooled.percentile(80), 20U);
}

void HistogramTest::text_that_is_not_a_histogram_is_refused_data() {
    QTest::addColumn<QString>("text");
    for (const char *text : {"80", "x3", "80x", "80x0", "80x3,", "-1x2", "80x3;90x1", "80 x3"})
        QTest::newRow(text) << QString(text);
}

void HistogramTest::text_that_is_not_a_histogram_is_refused() {
    QFETCH(QString, text);
    QVERIFY(!Histogram::from_text(text.toStdString()).has_value());
}

QTEST_GUILESS_MAIN(HistogramTest)
#include "histogram_test.moc"
