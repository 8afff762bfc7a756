// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/core_story.hpp"

using namespace pandemonium;

namespace {

std::vector<Prediction> predicted(std::initializer_list<const char *> comms, Tier tier = Tier::batch) {
    std::vector<Prediction> predictions;
    for (const char *comm : comms)
        predictions.push_back({name(comm), tier, {}});
    return predictions;
}

KernelWrites told_after(Told &told, std::vector<Prediction> predictions) {
    KernelWrites writes;
    told.tell(std::move(predictions), writes);
    return writes;
}

} // namespace

class ToldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_was_told_is_not_told_again() {
        Told told;
        QVERIFY(told_after(told, predicted({"b", "d"})).predict == predicted({"b", "d"}));
        QVERIFY(told_after(told, predicted({"b", "d"})).is_empty());
        QVERIFY(told.everything().predict == predicted({"b", "d"}));
    }

    void what_comes_goes_or_changes_is_told_wherever_it_stands_data() {
        QTest::addColumn<std::vector<Prediction>>("next");
        QTest::addColumn<std::vector<Comm>>("gone");
        QTest::addColumn<std::vector<Prediction>>("changed");
        QTest::newRow("nothing is left") << predicted({}) << names({"b", "d", "f"}) << predicted({});
        QTest::newRow("the first goes") << predicted({"d", "f"}) << names({"b"}) << predicted({});
        QTest::newRow("one between goes") << predicted({"b", "f"}) << names({"d"}) << predicted({});
        QTest::newRow("the last goes") << predicted({"b", "d"}) << names({"f"}) << predicted({});
        QTest::newRow("some come") << predicted({"a", "b", "c", "d", "f", "g"}) << names({})
                                   << predicted({"a", "c", "g"});
        QTest::newRow("all are others") << predicted({"a", "c", "e"}) << names({"b", "d", "f"})
                                        << predicted({"a", "c", "e"});
        QTest::newRow("all change") << predicted({"b", "d", "f"}, Tier::interactive) << names({})
                                    << predicted({"b", "d", "f"}, Tier::interactive);
    }
    void what_comes_goes_or_changes_is_told_wherever_it_stands() {
        QFETCH(std::vector<Prediction>, next);
        QFETCH(std::vector<Comm>, gone);
        QFETCH(std::vector<Prediction>, changed);
        Told told;
        (void)told_after(told, predicted({"b", "d", "f"}));
        const auto writes = told_after(told, next);
        QVERIFY(writes.withdraw == gone);
        QVERIFY(writes.predict == changed);
        QVERIFY(told.everything().predict == next);
    }
};

QTEST_APPLESS_MAIN(ToldTest)
#include "told_test.moc"
