// SPDX-License-Identifier: GPL-2.0-or-later
//
// At most one line a second per cause, and none of them uncounted.
#include "bus/journal.hpp"

#include <QtTest>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

JournalEntry entry(std::string cause) {
    return {.priority = Priority::notice, .message = "refused", .fields = {}, .cause = std::move(cause)};
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_same_cause_is_written_once_a_second() {
        Journal journal;
        auto line = entry("denied");
        QVERIFY(journal.admit(line, 1s));
        QVERIFY(!journal.admit(line, 1s + 10ms));
        QVERIFY(!journal.admit(line, 1s + 999ms));
    }

    void what_was_held_back_is_counted_in_the_next_line() {
        Journal journal;
        auto line = entry("denied");
        (void)journal.admit(line, 1s);
        (void)journal.admit(line, 1s + 1ms);
        (void)journal.admit(line, 1s + 2ms);
        QVERIFY(journal.admit(line, 3s));
        QVERIFY(line.message.contains("2 more"));
    }

    void different_causes_do_not_hold_each_other_back() {
        Journal journal;
        auto one = entry("one");
        auto other = entry("other");
        QVERIFY(journal.admit(one, 1s));
        QVERIFY(journal.admit(other, 1s));
    }

    void a_flood_of_different_causes_is_bounded() {
        Journal journal;
        int written = 0;
        for (int each = 0; each < 10'000; ++each) {
            auto line = entry(std::to_string(each));
            written += journal.admit(line, 1s) ? 1 : 0;
        }
        QVERIFY2(written < 300, qPrintable(QString::number(written)));
    }

    void after_a_flood_a_cause_has_its_own_place_again() {
        Journal journal;
        for (int round = 0; round < 2; ++round) {
            for (int each = 0; each < 1000; ++each) {
                auto line = entry(std::to_string(each));
                (void)journal.admit(line, 1s);
            }
        }
        auto one = entry("one");
        auto other = entry("other");
        QVERIFY(journal.admit(one, 120s));
        QVERIFY(journal.admit(other, 120s));
    }
};

QTEST_APPLESS_MAIN(JournalTest)
#include "journal_test.moc"
