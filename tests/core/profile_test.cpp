// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/pins.hpp"
#include "core/profile.hpp"

#include <QTest>

#include <limits>
#include <numeric>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

Profile voted(double batch, double interactive, double latency_critical) {
    Profile profile;
    profile.name = Comm::from_bytes("program");
    profile.votes = {batch, interactive, latency_critical};
    profile.behaviour = {.avg_runtime = 1ms, .runtime_dev = 0ms, .wakeup_freq = 5, .csw_rate = 5};
    profile.observations = 10;
    return profile;
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void most_votes_win_and_ties_go_to_the_less_privileged_data() {
        QTest::addColumn<double>("batch");
        QTest::addColumn<double>("interactive");
        QTest::addColumn<double>("latency_critical");
        QTest::addColumn<int>("tier");
        QTest::newRow("batch") << 3.0 << 2.0 << 1.0 << 0;
        QTest::newRow("interactive") << 1.0 << 3.0 << 2.0 << 1;
        QTest::newRow("latency-critical") << 1.0 << 2.0 << 3.0 << 2;
        QTest::newRow("tie at the top") << 0.0 << 2.0 << 2.0 << 1;
        QTest::newRow("tie with batch") << 2.0 << 0.0 << 2.0 << 0;
        QTest::newRow("all alike") << 1.0 << 1.0 << 1.0 << 0;
        QTest::newRow("none") << 0.0 << 0.0 << 0.0 << 0;
    }
    void most_votes_win_and_ties_go_to_the_less_privileged() {
        QFETCH(double, batch);
        QFETCH(double, interactive);
        QFETCH(double, latency_critical);
        QFETCH(int, tier);
        QCOMPARE(static_cast<int>(dominant_tier(voted(batch, interactive, latency_critical))), tier);
    }

    void confidence_is_as_specified_data() {
        QTest::addColumn<double>("batch");
        QTest::addColumn<double>("interactive");
        QTest::addColumn<qint64>("mean_ns");
        QTest::addColumn<qint64>("deviation_ns");
        QTest::addColumn<quint64>("observations");
        QTest::addColumn<double>("expected");
        QTest::newRow("unanimous and steady") << 0.0 << 10.0 << 1000LL << 0LL << 3ULL << 1.0;
        QTest::newRow("unanimous, half as unsteady") << 0.0 << 10.0 << 1000LL << 500LL << 3ULL << 0.75;
        QTest::newRow("deviation equals the mean") << 0.0 << 10.0 << 1000LL << 1000LL << 3ULL << 0.5;
        QTest::newRow("deviation beyond the mean") << 0.0 << 10.0 << 1000LL << 9000LL << 3ULL << 0.5;
        QTest::newRow("zero mean counts as unsteady") << 0.0 << 10.0 << 0LL << 0LL << 3ULL << 0.5;
        QTest::newRow("three quarters of the votes") << 2.5 << 7.5 << 1000LL << 0LL << 3ULL << 0.75;
        QTest::newRow("two observations") << 0.0 << 10.0 << 1000LL << 0LL << 2ULL << 0.0;
        QTest::newRow("no votes") << 0.0 << 0.0 << 1000LL << 0LL << 9ULL << 0.0;
    }
    void confidence_is_as_specified() {
        QFETCH(double, batch);
        QFETCH(double, interactive);
        QFETCH(qint64, mean_ns);
        QFETCH(qint64, deviation_ns);
        QFETCH(quint64, observations);
        QFETCH(double, expected);
        Profile profile = voted(batch, interactive, 0);
        profile.behaviour.avg_runtime = std::chrono::nanoseconds(mean_ns);
        profile.behaviour.runtime_dev = std::chrono::nanoseconds(deviation_ns);
        profile.observations = observations;
        QCOMPARE(confidence(profile), expected);
    }

    void confident_begins_at_sixty_percent() {
        QVERIFY(is_confident(voted(0, 6.1, 3.9)));
        QVERIFY(!is_confident(voted(0, 5.9, 4.1)));
    }

    void a_profile_from_outside_is_bounded_data() {
        QTest::addColumn<double>("batch");
        QTest::addColumn<double>("interactive");
        QTest::addColumn<double>("latency_critical");
        QTest::newRow("negative") << -1.0 << -infinity << 2.0;
        QTest::newRow("not numbers") << not_a_number << 1.0 << not_a_number;
        QTest::newRow("infinite") << infinity << infinity << infinity;
        QTest::newRow("huge") << 1e300 << 4294967295.0 << 1e18;
        QTest::newRow("sums beyond 32 bits") << 4294967295.0 << 4294967295.0 << 4294967295.0;
    }
    void a_profile_from_outside_is_bounded() {
        QFETCH(double, batch);
        QFETCH(double, interactive);
        QFETCH(double, latency_critical);
        const Profile profile = bounded(voted(batch, interactive, latency_critical));
        for (const double votes : profile.votes)
            QVERIFY(votes >= 0.0 && votes <= 32.0);
        QVERIFY(std::accumulate(profile.votes.begin(), profile.votes.end(), 0.0) <= 32.0 + 1e-9);
        QVERIFY(confidence(profile) >= 0.0 && confidence(profile) <= 1.0);
    }

    void honest_votes_are_left_alone() { QCOMPARE(bounded(voted(1, 2, 3)), voted(1, 2, 3)); }

    void absurd_numbers_become_possible_ones() {
        Profile profile = voted(0, 1, 0);
        profile.behaviour = {.avg_runtime = std::chrono::nanoseconds::max(),
                             .runtime_dev = std::chrono::nanoseconds::min(),
                             .wakeup_freq = std::numeric_limits<std::uint64_t>::max(),
                             .csw_rate = std::numeric_limits<std::uint64_t>::max()};
        profile.first_seen = WallTime::max();
        profile.last_seen = WallTime::min();
        const Profile tamed = bounded(profile);
        QCOMPARE(tamed.behaviour.avg_runtime, std::chrono::nanoseconds(24h));
        QCOMPARE(tamed.behaviour.runtime_dev, 0ns);
        QCOMPARE(tamed.behaviour.wakeup_freq, 1'000'000U);
        QCOMPARE(tamed.behaviour.csw_rate, 1'000'000U);
        QVERIFY(tamed.first_seen <= tamed.last_seen && tamed.first_seen >= WallTime{});
    }

    void the_strongest_pin_holds() {
        const Comm name = Comm::from_bytes("firefox");
        Pins pins;
        QVERIFY(!pins.find(name));
        pins.lasting[name] = Tier::batch;
        QCOMPARE(pins.find(name), (Pin{Tier::batch, PinSource::person, true}));
        pins.runtime[name] = Tier::interactive;
        QCOMPARE(pins.find(name), (Pin{Tier::interactive, PinSource::person, false}));
        pins.administrator[name] = Tier::latency_critical;
        QCOMPARE(pins.find(name), (Pin{Tier::latency_critical, PinSource::administrator, true}));
        QCOMPARE(pins.effective().size(), 1U);
        QCOMPARE(pins.effective().at(name), *pins.find(name));
    }

    void every_pinned_name_is_effective_once() {
        Pins pins;
        pins.administrator[Comm::from_bytes("a")] = Tier::batch;
        pins.lasting[Comm::from_bytes("b")] = Tier::batch;
        pins.runtime[Comm::from_bytes("b")] = Tier::interactive;
        pins.runtime[Comm::from_bytes("c")] = Tier::interactive;
        QCOMPARE(pins.effective().size(), 3U);
        QCOMPARE(pins.effective().at(Comm::from_bytes("b")).tier, Tier::interactive);
        QCOMPARE(to_string(PinSource::person), "person");
        QCOMPARE(to_string(PinSource::administrator), "administrator");
    }
};

QTEST_APPLESS_MAIN(ProfileTest)
#include "profile_test.moc"
