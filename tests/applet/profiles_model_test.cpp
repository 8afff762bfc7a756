// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/profiles_model.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;

namespace {

constexpr qint64 now_us = 1'700'000'000'000'000;
constexpr qint64 minute_us = 60'000'000;

Profile seen(const QString &name) {
    return {.name = name,
            .tier = Tier::batch,
            .confidence = 0.87,
            .observations = 3,
            .avgRuntimeNs = 2'000'000,
            .wakeupsPer100ms = 6,
            .lastSeenUs = now_us - (5 * minute_us)};
}

Profile pinned(const QString &name) {
    auto profile = seen(name);
    profile.pin = Pin{.tier = Tier::interactive, .source = PinSource::person};
    return profile;
}

QStringList names(const ProfilesModel &model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.profile(row).name;
    all.sort();
    return all;
}

QString shown(const ProfilesModel &model, const QString &key, int column) {
    return model.index(model.rowOf(key), column).data().toString();
}

} // namespace

class ProfilesModelTest : public QObject {
    Q_OBJECT
    ProfilesModel model_{[] { return now_us; }};
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::QtTest};

private Q_SLOTS:
    void init() { model_.clear(); }

    void a_row_says_what_is_known_of_a_program() {
        model_.replaceAll({pinned("firefox")});
        QCOMPARE(shown(model_, "firefox", ProfilesModel::name), "firefox");
        QCOMPARE(shown(model_, "firefox", ProfilesModel::tier), "Batch");
        QCOMPARE(shown(model_, "firefox", ProfilesModel::pin), "Interactive, for good");
        QCOMPARE(shown(model_, "firefox", ProfilesModel::confidence), "87 %");
        QCOMPARE(shown(model_, "firefox", ProfilesModel::meanRun), "2.0 ms");
        QCOMPARE(shown(model_, "firefox", ProfilesModel::wakeups), "60 /s");
        QVERIFY(shown(model_, "firefox", ProfilesModel::seen).contains("5 minute"));
    }

    void a_program_that_never_ran_has_a_pin_and_no_figures() {
        model_.replaceAll({{.name = "later", .pin = Pin{.tier = Tier::batch}}});
        QCOMPARE(shown(model_, "later", ProfilesModel::confidence), QString());
        QCOMPARE(shown(model_, "later", ProfilesModel::tier), QString());
        QCOMPARE(shown(model_, "later", ProfilesModel::seen), "never");
    }

    void every_column_is_explained() {
        for (int column = 0; column < model_.columnCount(); ++column) {
            QVERIFY(!model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!model_.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void a_new_list_adds_removes_and_changes_without_a_reset() {
        model_.replaceAll({seen("a"), seen("b"), seen("c"), seen("d"), seen("e")});
        const QPersistentModelIndex kept(model_.index(model_.rowOf("c"), 0));
        const QSignalSpy resets(&model_, &ProfilesModel::modelReset);
        model_.replaceAll({seen("f"), pinned("c"), seen("e")});
        QCOMPARE(names(model_), (QStringList{"c", "e", "f"}));
        QCOMPARE(kept.data().toString(), "c");
        QVERIFY(model_.profile(kept.row()).pin);
        QVERIFY(resets.isEmpty());
        for (const auto &name : names(model_))
            QCOMPARE(model_.profile(model_.rowOf(name)).name, name);
    }

    void what_stays_the_same_is_not_told() {
        model_.replaceAll({seen("a"), seen("b")});
        const QSignalSpy changes(&model_, &ProfilesModel::dataChanged);
        model_.merge({seen("a")});
        QVERIFY(changes.isEmpty());
        model_.merge({pinned("b")});
        QCOMPARE(changes.size(), 1);
    }

    void a_name_that_comes_twice_has_one_row() {
        model_.replaceAll({seen("a"), seen("b"), pinned("a")});
        QCOMPARE(names(model_), (QStringList{"a", "b"}));
        QVERIFY(model_.profile(model_.rowOf("a")).pin);
    }

    void a_note_is_told_and_goes_with_its_row() {
        model_.replaceAll({seen("a"), seen("b")});
        const QSignalSpy changes(&model_, &ProfilesModel::dataChanged);
        model_.setNotes({"a"}, {.kind = RowNote::Kind::failed, .text = "It was refused."});
        model_.setNotes({"nobody"}, {.kind = RowNote::Kind::failed, .text = "It was refused."});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model_.index(model_.rowOf("a"), 0).data(ProfilesModel::noteRole).toString(), "It was refused.");
        model_.remove("a");
        model_.merge({seen("a")});
        QVERIFY(!model_.note("a"));
    }

    void the_note_settled_last_is_found_as_long_as_it_is_there() {
        model_.replaceAll({seen("a"), seen("b")});
        QCOMPARE(model_.settledLast(), QString());
        model_.setNotes({"a"}, {.kind = RowNote::Kind::failed, .text = "It was refused."});
        model_.setNotes({"b"}, {.kind = RowNote::Kind::waiting, .text = "Waiting"});
        QCOMPARE(model_.settledLast(), "a");
        model_.setNotes({"a"}, {.kind = RowNote::Kind::waiting, .text = "Waiting"});
        QCOMPARE(model_.settledLast(), QString());
        model_.setNotes({"a"}, {.kind = RowNote::Kind::failed, .text = "It was refused."});
        model_.remove("a");
        QCOMPARE(model_.settledLast(), QString());
    }

    void what_is_settled_is_cleared_and_what_waits_stays() {
        model_.replaceAll({seen("a"), seen("b")});
        model_.setNotes({"a"}, {.kind = RowNote::Kind::waiting, .text = "Waiting"});
        model_.setNotes({"b"}, {.kind = RowNote::Kind::told, .text = "Told"});
        model_.clearSettledNotes();
        QVERIFY(model_.note("a"));
        QVERIFY(!model_.note("b"));
    }
};

QTEST_GUILESS_MAIN(ProfilesModelTest)
#include "profiles_model_test.moc"
