// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/profile_db.hpp"

#include <QTest>

#include <limits>
#include <numeric>
#include <random>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

constexpr WallTime noon{std::chrono::days(20000)};

Comm name(const std::string &text) { return Comm::from_bytes(text); }

Observation seen(const std::string &comm, Tier tier, Behaviour behaviour = {.avg_runtime = 1ms}) {
    return {name(comm), tier, behaviour};
}

void learn(ProfileDb &db, const std::string &comm, Tier tier, int times, WallTime when = noon) {
    for (int i = 0; i < times; ++i)
        db.merge(seen(comm, tier), when);
}

double votes_of(const Profile &profile) { return std::accumulate(profile.votes.begin(), profile.votes.end(), 0.0); }

bool is_predicted(const ProfileDb &db, const std::string &comm) {
    const auto predictions = db.predictions();
    return std::ranges::any_of(predictions, [&](const Prediction &p) { return p.name == name(comm); });
}

Profile profile(const std::string &comm, WallTime last_seen) {
    Profile made;
    made.name = name(comm);
    made.votes = {0, 5, 0};
    made.behaviour = {.avg_runtime = 1ms};
    made.observations = 5;
    made.first_seen = noon - 1h;
    made.last_seen = last_seen;
    return made;
}

} // namespace

class ProfileDbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_first_observation_copies() {
        ProfileDb db;
        const Behaviour behaviour{.avg_runtime = 3ms, .runtime_dev = 1ms, .wakeup_freq = 7, .csw_rate = 9};
        QVERIFY(db.merge(seen("cc1", Tier::batch, behaviour), noon));
        const Profile &learned = *db.find(name("cc1"));
        QCOMPARE(learned.behaviour, behaviour);
        QCOMPARE(learned.observations, 1U);
        QCOMPARE(learned.first_seen, noon);
        QCOMPARE(learned.last_seen, noon);
        QCOMPARE(learned.votes, (std::array{1.0, 0.0, 0.0}));
    }

    void later_observations_move_averages_by_an_eighth() {
        ProfileDb db;
        db.merge(seen("cc1", Tier::batch, {.avg_runtime = 800us, .runtime_dev = 80us, .wakeup_freq = 80}), noon);
        db.merge(seen("cc1", Tier::batch, {.avg_runtime = 1600us, .runtime_dev = 0us, .wakeup_freq = 160}), noon + 1s);
        const Profile &learned = *db.find(name("cc1"));
        QCOMPARE(learned.behaviour.avg_runtime, 900us);
        QCOMPARE(learned.behaviour.runtime_dev, 70us);
        QCOMPARE(learned.behaviour.wakeup_freq, 90U);
        QCOMPARE(learned.first_seen, noon);
        QCOMPARE(learned.last_seen, noon + 1s);
    }

    void rates_that_differ_by_less_than_eight_are_learned() {
        ProfileDb db;
        db.merge(seen("editor", Tier::interactive, {.avg_runtime = 1ms, .wakeup_freq = 1, .csw_rate = 6}), noon);
        for (int i = 0; i < 20; ++i)
            db.merge(seen("editor", Tier::interactive, {.avg_runtime = 1ms, .wakeup_freq = 6, .csw_rate = 1}), noon);
        QCOMPARE(db.find(name("editor"))->behaviour.wakeup_freq, 6U);
        QCOMPARE(db.find(name("editor"))->behaviour.csw_rate, 1U);
    }

    void an_observation_that_cannot_be_is_dropped() {
        ProfileDb db;
        QVERIFY(!db.merge(seen("", Tier::batch), noon));
        QVERIFY(!db.merge(seen("x", static_cast<Tier>(3)), noon));
        QVERIFY(db.all().empty());
    }

    void votes_stay_bounded_whatever_is_observed() {
        ProfileDb db;
        std::mt19937_64 random(1);
        for (int i = 0; i < 5000; ++i) {
            const Behaviour any{.avg_runtime = std::chrono::nanoseconds(static_cast<std::int64_t>(random())),
                                .runtime_dev = std::chrono::nanoseconds(static_cast<std::int64_t>(random())),
                                .wakeup_freq = random(),
                                .csw_rate = random()};
            db.merge(seen("chameleon", all_tiers[random() % tier_count], any), noon);
            const Profile &learned = *db.find(name("chameleon"));
            QVERIFY(votes_of(learned) > 0.0 && votes_of(learned) <= 32.0 + 1e-9);
            QVERIFY(confidence(learned) >= 0.0 && confidence(learned) <= 1.0);
            QVERIFY(learned.behaviour.avg_runtime >= 0ns && learned.behaviour.avg_runtime <= 24h);
            QVERIFY(learned.behaviour.wakeup_freq <= 1'000'000U);
        }
    }

    void a_program_that_changes_is_relearned_in_tens_of_observations() {
        ProfileDb db;
        learn(db, "chameleon", Tier::batch, 10'000);
        learn(db, "chameleon", Tier::latency_critical, 30);
        QCOMPARE(dominant_tier(*db.find(name("chameleon"))), Tier::latency_critical);
        learn(db, "chameleon", Tier::latency_critical, 30);
        QVERIFY(is_confident(*db.find(name("chameleon"))));
    }

    void a_profile_that_stops_being_confident_is_not_predicted_any_more() {
        ProfileDb db;
        learn(db, "chameleon", Tier::batch, 10);
        QVERIFY(is_predicted(db, "chameleon"));
        learn(db, "chameleon", Tier::interactive, 8);
        QVERIFY(!is_predicted(db, "chameleon"));
    }

    void three_observations_make_a_prediction_and_two_do_not() {
        ProfileDb db;
        learn(db, "cc1", Tier::batch, 2);
        QVERIFY(db.predictions().empty());
        QCOMPARE(db.confident_count(), 0U);
        learn(db, "cc1", Tier::batch, 1);
        QCOMPARE(db.predictions(), (std::vector{Prediction{name("cc1"), Tier::batch, {.avg_runtime = 1ms}}}));
        QCOMPARE(db.confident_count(), 1U);
    }

    void the_most_recently_seen_are_predicted_sorted_by_name() {
        ProfileDb db;
        for (int i = 0; i < 600; ++i)
            learn(db, "p" + std::to_string(i), Tier::batch, 3, noon + std::chrono::seconds(i));
        const auto predictions = db.predictions();
        QCOMPARE(predictions.size(), 512U);
        QVERIFY(std::ranges::is_sorted(predictions, {}, &Prediction::name));
        QVERIFY(is_predicted(db, "p599") && is_predicted(db, "p88"));
        QVERIFY(!is_predicted(db, "p87") && !is_predicted(db, "p0"));
        QCOMPARE(db.confident_count(), 600U);
    }

    void what_was_not_seen_for_a_minute_or_a_month_is_kept_and_then_goes() {
        ProfileDb db;
        learn(db, "cc1", Tier::batch, 3);
        QCOMPARE(db.evict(noon + 1min), 0U);
        QCOMPARE(db.evict(noon + std::chrono::days(30)), 0U);
        QCOMPARE(db.evict(noon + std::chrono::days(30) + 1s), 1U);
        QVERIFY(db.all().empty());
    }

    void beyond_the_limit_the_least_recently_seen_go_first() {
        ProfileDb db({.profiles = 2});
        learn(db, "old", Tier::batch, 9, noon);
        learn(db, "new", Tier::batch, 1, noon + 2s);
        learn(db, "middle", Tier::batch, 1, noon + 1s);
        QCOMPARE(db.evict(noon + 3s), 1U);
        QVERIFY(!db.find(name("old")) && db.find(name("new")) && db.find(name("middle")));
    }

    void of_those_seen_together_the_less_observed_go_first_and_then_by_name() {
        ProfileDb db({.profiles = 2});
        learn(db, "a", Tier::batch, 5);
        learn(db, "b", Tier::batch, 1);
        learn(db, "c", Tier::batch, 5);
        learn(db, "d", Tier::batch, 5);
        QCOMPARE(db.evict(noon), 2U);
        QVERIFY(db.find(name("c")) && db.find(name("d")));
    }

    void ten_thousand_names_stay_bounded() {
        ProfileDb db;
        for (int i = 0; i < 10'000; ++i)
            learn(db, "n" + std::to_string(i), Tier::batch, 1);
        QVERIFY(db.is_over_limit());
        db.evict(noon);
        QCOMPARE(db.all().size(), 4096U);
        QVERIFY(!db.is_over_limit());
    }

    void a_clock_set_back_makes_nothing_immortal() {
        ProfileDb db;
        learn(db, "cc1", Tier::batch, 3, noon + std::chrono::years(10));
        QCOMPARE(db.evict(noon), 0U);
        QCOMPARE(db.find(name("cc1"))->last_seen, noon);
        QCOMPARE(db.evict(noon + std::chrono::days(31)), 1U);
    }

    void the_newer_profile_wins_an_import() {
        ProfileDb db;
        QVERIFY(db.import(profile("cc1", noon)));
        QVERIFY(!db.import(profile("cc1", noon - 1s)));
        QVERIFY(!db.import(profile("cc1", noon)));
        QVERIFY(db.import(profile("cc1", noon + 1s)));
        QVERIFY(!db.import(profile("", noon)));
        QCOMPARE(db.all().size(), 1U);
        QCOMPARE(db.find(name("cc1"))->last_seen, noon + 1s);
    }

    void imported_certainty_does_not_outweigh_what_is_seen() {
        ProfileDb db;
        Profile inflated = profile("cc1", noon);
        inflated.votes = {0, 4294967295.0, 0};
        QVERIFY(db.import(inflated));
        learn(db, "cc1", Tier::batch, 30);
        QCOMPARE(dominant_tier(*db.find(name("cc1"))), Tier::batch);
    }

    void forget_and_clear_remove() {
        ProfileDb db;
        learn(db, "a", Tier::batch, 3);
        learn(db, "b", Tier::batch, 3);
        QVERIFY(db.forget(name("a")));
        QVERIFY(!db.forget(name("a")));
        QCOMPARE(db.clear(), 1U);
        QCOMPARE(db.clear(), 0U);
    }
};

QTEST_APPLESS_MAIN(ProfileDbTest)
#include "profile_db_test.moc"
