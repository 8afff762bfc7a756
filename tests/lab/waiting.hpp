// SPDX-License-Identifier: GPL-2.0-or-later
//
// How the tests of a machine wait: for a condition, with a bound that is one of patience, not of speed. An emulated
// machine on a busy host is slow, and a wait ends when it may. Between two looks the machine is left alone: while it
// idles its time passes as fast as ours, while it looks it is many times slower.
#pragma once

#include <QDeadlineTimer>
#include <QTest>

namespace machine {

template <typename Condition> bool comes_true(Condition condition) {
    constexpr int patience_ms = 60'000;
    constexpr int between_looks_ms = 200;
    const QDeadlineTimer patience(patience_ms);
    while (!condition()) {
        if (patience.hasExpired())
            return false;
        QTest::qSleep(between_looks_ms);
    }
    return true;
}

} // namespace machine

#define WAIT_FOR(condition) QVERIFY2(machine::comes_true([&] { return condition; }), #condition)

/// Compares what was seen when the wait ended: it may have moved on since.
#define WAIT_FOR_EQUAL(actual, expected)                                                                               \
    do {                                                                                                               \
        auto seen = actual;                                                                                            \
        (void)machine::comes_true([&] { return (seen = actual) == (expected); });                                      \
        QCOMPARE(seen, expected);                                                                                      \
    } while (false)
