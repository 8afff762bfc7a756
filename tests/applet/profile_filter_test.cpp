// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/profile_filter.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;

namespace {

Profile program(const QString &name, Tier tier, double confidence) {
    return {.name = name, .tier = tier, .confidence = confidence, .observations = 1};
}

QStringList shown(const ProfileFilter &filter) {
    QStringList names;
    for (int row = 0; row < filter.rowCount(); ++row)
        names << filter.profile(row).name;
    return names;
}

} // namespace

class ProfileFilterTest : public QObject {
    Q_OBJECT
    ProfilesModel model_{[] { return qint64{0}; }};
    ProfileFilter filter_{model_};
    QAbstractItemModelTester tester_{&filter_, QAbstractItemModelTester::FailureReportingMode::QtTest};

private Q_SLOTS:
    void init() {
        auto pinned = program("kate", Tier::interactive, 0.5);
        pinned.pin = Pin{.tier = Tier::batch};
        model_.replaceAll({program("Xwayland", Tier::latencyCritical, 0.9),
                           program("kwin", Tier::latencyCritical, 0.1),
                           pinned,
                           program("ninja", Tier::batch, 0.3),
                           {.name = "later", .pin = Pin{.tier = Tier::interactive}}});
        filter_.setCriteria({});
        filter_.sort(ProfilesModel::name);
    }

    void all_are_shown_by_name_whatever_the_case() {
        QCOMPARE(shown(filter_), (QStringList{"kate", "kwin", "later", "ninja", "Xwayland"}));
    }

    void typing_shows_names_that_contain_it() {
        filter_.setCriteria({.text = "WAY"});
        QCOMPARE(shown(filter_), QStringList{"Xwayland"});
        filter_.setCriteria({.text = "k"});
        QCOMPARE(shown(filter_), (QStringList{"kate", "kwin"}));
        filter_.setCriteria({.text = "("});
        QCOMPARE(shown(filter_), QStringList());
    }

    void tiers_and_pins_can_be_chosen() {
        filter_.setCriteria({.tier = Tier::latencyCritical});
        QCOMPARE(shown(filter_), (QStringList{"kwin", "Xwayland"}));
        filter_.setCriteria({.onlyPinned = true});
        QCOMPARE(shown(filter_), (QStringList{"kate", "later"}));
    }

    void every_column_sorts_by_what_it_means_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("tier") << int{ProfilesModel::tier} << "later" << "Xwayland";
        QTest::newRow("pin") << int{ProfilesModel::pin} << "kwin" << "later";
        QTest::newRow("confidence") << int{ProfilesModel::confidence} << "later" << "Xwayland";
    }
    void every_column_sorts_by_what_it_means() {
        QFETCH(int, column);
        filter_.sort(column);
        QTEST(shown(filter_).first(), "first");
        QTEST(shown(filter_).last(), "last");
        filter_.sort(column, Qt::DescendingOrder);
        QTEST(shown(filter_).first(), "last");
    }

    void a_change_moves_its_row_and_keeps_the_others() {
        filter_.sort(ProfilesModel::confidence);
        const QPersistentModelIndex kate(filter_.index(filter_.rowOf("kate"), 0));
        const QSignalSpy resets(&filter_, &ProfileFilter::modelReset);
        model_.merge({program("kwin", Tier::batch, 1.0), program("new", Tier::batch, 0.2)});
        QCOMPARE(shown(filter_), (QStringList{"later", "new", "ninja", "kate", "Xwayland", "kwin"}));
        QCOMPARE(kate.row(), 3);
        QVERIFY(resets.isEmpty());
    }

    void a_keystroke_is_told_once_and_keeps_the_order() {
        filter_.sort(ProfilesModel::confidence, Qt::DescendingOrder);
        const QSignalSpy resets(&filter_, &ProfileFilter::modelReset);
        const QSignalSpy removals(&filter_, &ProfileFilter::rowsRemoved);
        filter_.setCriteria({.text = "k"});
        QCOMPARE(shown(filter_), (QStringList{"kate", "kwin"}));
        QCOMPARE(resets.size(), 1);
        QVERIFY(removals.isEmpty());
        model_.remove("kate");
        QCOMPARE(removals.size(), 1);
        QCOMPARE(filter_.rowOf("kate"), -1);
    }
};

QTEST_GUILESS_MAIN(ProfileFilterTest)
#include "profile_filter_test.moc"
