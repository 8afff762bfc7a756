// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/events_model.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;

class EventsModelTest : public QObject {
    Q_OBJECT

    static Event event(const QString &sentence, const QString &details = {}) {
        return {.kind = EventKind::pin,
                .when = QDateTime(QDate(2024, 5, 17), QTime(12, 30, 5), QTimeZone::UTC),
                .sentence = sentence,
                .details = details};
    }
    static QString sentence_at(const EventsModel &model, int row) {
        return model.index(row, EventsModel::sentenceColumn).data().toString();
    }

private Q_SLOTS:
    void the_latest_event_is_first() {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add(event("one"));
        model.add(event("two"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(sentence_at(model, 0), "two");
        QCOMPARE(model.index(0, EventsModel::kindColumn).data().toString(), "Pin");
        QVERIFY(!model.index(0, EventsModel::kindColumn).data(EventsModel::iconNameRole).toString().isEmpty());
    }

    void an_event_without_details_has_its_sentence_for_them() {
        EventsModel model;
        model.add(event("one"));
        model.add(event("two", "why"));
        QCOMPARE(model.index(1, 0).data(EventsModel::detailsRole).toString(), "one");
        QCOMPARE(model.index(0, 0).data(EventsModel::detailsRole).toString(), "why");
    }

    void what_becomes_known_later_goes_to_the_right_event() {
        EventsModel model;
        const auto id = model.add(event("one"));
        model.add(event("two"));
        const QSignalSpy changes(&model, &EventsModel::dataChanged);
        model.amend(id, event("one", "dump"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.index(1, 0).data(EventsModel::detailsRole).toString(), "dump");
        QCOMPARE(sentence_at(model, 0), "two");
    }

    void the_earliest_go_when_there_are_too_many() {
        constexpr int unwatched = EventsModel::most - 5; // the tester looks at every row, every time
        EventsModel model;
        const auto first = model.add(event("first"));
        for (int i = 1; i < unwatched; ++i)
            model.add(event(QString::number(i)));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = unwatched; i < EventsModel::most + 5; ++i)
            model.add(event(QString::number(i)));
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(sentence_at(model, 0), "1004");
        QCOMPARE(sentence_at(model, 999), "5");
        QVERIFY(model.find(first) == nullptr);
        model.amend(first, event("never seen"));
        QCOMPARE(sentence_at(model, 999), "5");
    }

    void a_copy_is_in_the_order_of_time_and_has_the_details() {
        EventsModel model;
        model.add(event("one", "because\nof this"));
        model.add(event("two"));
        QCOMPARE(model.allText(), "2024-05-17T12:30:05Z  Pin: one\nbecause\nof this\n2024-05-17T12:30:05Z  Pin: two\n");
        QCOMPARE(model.text({0}), "2024-05-17T12:30:05Z  Pin: two\n");
        QCOMPARE(EventsModel().allText(), QString());
    }

    void markup_in_a_sentence_is_not_a_tooltips_markup() {
        EventsModel model;
        model.add(event("<b>kate</b> & co"));
        QCOMPARE(model.index(0, EventsModel::sentenceColumn).data(Qt::ToolTipRole).toString(),
                 "<qt>&lt;b&gt;kate&lt;/b&gt; &amp; co</qt>");
        QCOMPARE(sentence_at(model, 0), "<b>kate</b> & co");
    }
};

QTEST_GUILESS_MAIN(EventsModelTest)
#include "events_model_test.moc"
