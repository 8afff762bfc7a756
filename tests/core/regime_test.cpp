// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/regime.hpp"

#include <QTest>

#include <limits>

using namespace pandemonium;

namespace {

struct Tick {
    double idle = 0;
    double pressure = 0;
};

Regime after(const std::vector<Tick> &ticks) {
    RegimeDetector detector;
    for (const Tick &tick : ticks)
        detector.step(tick.idle, tick.pressure);
    return detector.current();
}

std::vector<Tick> times(int count, Tick tick) { return std::vector<Tick>(static_cast<std::size_t>(count), tick); }

std::vector<Tick> then(std::vector<Tick> first, const std::vector<Tick> &second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

constexpr Tick busy{.idle = 0.05};
constexpr Tick medium{.idle = 0.20};

} // namespace

class RegimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_regime_changes_after_two_ticks_and_never_skips_mixed_data() {
        QTest::addColumn<std::vector<Tick>>("ticks");
        QTest::addColumn<Regime>("regime");
        QTest::newRow("idle from the start") << times(5, {.idle = 0.9}) << Regime::light;
        QTest::newRow("one busy tick") << times(1, busy) << Regime::light;
        QTest::newRow("two busy ticks") << times(2, busy) << Regime::mixed;
        QTest::newRow("three busy ticks") << times(3, busy) << Regime::mixed;
        QTest::newRow("four busy ticks") << times(4, busy) << Regime::heavy;
        QTest::newRow("busy ticks with a pause") << std::vector<Tick>{busy, {.idle = 0.9}, busy} << Regime::light;
        QTest::newRow("light stays at 30 %") << times(5, {.idle = 0.30}) << Regime::light;
        QTest::newRow("light leaves below") << times(2, {.idle = 0.29}) << Regime::mixed;
        QTest::newRow("mixed stays at 50 %") << then(times(2, medium), times(5, {.idle = 0.50})) << Regime::mixed;
        QTest::newRow("light enters above") << then(times(2, medium), times(2, {.idle = 0.51})) << Regime::light;
        QTest::newRow("mixed stays at 10 %") << then(times(2, medium), times(5, {.idle = 0.10})) << Regime::mixed;
        QTest::newRow("heavy enters below") << then(times(2, medium), times(2, {.idle = 0.09})) << Regime::heavy;
        QTest::newRow("heavy stays at 25 %") << then(times(4, busy), times(5, {.idle = 0.25})) << Regime::heavy;
        QTest::newRow("heavy leaves above") << then(times(4, busy), times(2, {.idle = 0.26})) << Regime::mixed;
        QTest::newRow("from heavy to idle") << then(times(4, busy), times(2, {.idle = 0.9})) << Regime::mixed;
        QTest::newRow("and on to light") << then(times(4, busy), times(4, {.idle = 0.9})) << Regime::light;
        QTest::newRow("idle CPUs and a crowd on one") << times(2, {.idle = 0.9, .pressure = 0.5}) << Regime::mixed;
        QTest::newRow("a smaller crowd") << times(2, {.idle = 0.9, .pressure = 0.49}) << Regime::light;
        QTest::newRow("a crowd keeps it mixed")
            << then(times(2, busy), times(2, {.idle = 0.9, .pressure = 0.8})) << Regime::mixed;
    }
    void a_regime_changes_after_two_ticks_and_never_skips_mixed() {
        QFETCH(std::vector<Tick>, ticks);
        QFETCH(Regime, regime);
        QCOMPARE(after(ticks), regime);
    }

    void a_number_that_is_none_changes_nothing() {
        const double none = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(after({busy, {.idle = none}, busy}), Regime::mixed);
        QCOMPARE(after(times(4, {.idle = 0.9, .pressure = none})), Regime::light);
    }

    void regimes_have_the_names_of_the_bus() {
        QCOMPARE(to_string(Regime::light), "light");
        QCOMPARE(to_string(Regime::mixed), "mixed");
        QCOMPARE(to_string(Regime::heavy), "heavy");
    }
};

QTEST_APPLESS_MAIN(RegimeTest)
#include "regime_test.moc"
