// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a listener knows after the feed told it everything, against what the service knows.
#include "client/profile_feed.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::Program;

namespace {

/// Believes everything it is told.
class Listener : public QObject {
public:
    explicit Listener(ProfileFeed &feed) {
        connect(&feed, &ProfileFeed::listed, this, [this](const QList<Profile> &all) {
            ++lists;
            profiles.clear();
            take(all);
        });
        connect(&feed, &ProfileFeed::changed, this, [this](const QList<Profile> &some) { take(some); });
        connect(&feed, &ProfileFeed::gone, this, [this](const QString &name) { profiles.remove(name); });
        connect(&feed, &ProfileFeed::goneAll, this, [this] { profiles.clear(); });
        connect(&feed, &ProfileFeed::refused, this, [this](const Failure &why) { refusal = why; });
    }
    void take(const QList<Profile> &some) {
        for (const auto &profile : some)
            profiles.insert(profile.name, profile);
    }

    QMap<QString, Profile> profiles;
    int lists = 0;
    std::optional<Failure> refusal;
};

constexpr quint64 long_ago_us = 1'000'000;

} // namespace

class ProfileFeedTest : public QObject {
    Q_OBJECT
public:
    explicit ProfileFeedTest(const pandemonium::test::AppletSurroundings &) {}

private:
    struct Scene {
        FakeService service;
        Client client;
        ProfileFeed feed{client};
        Listener listener{feed};

        explicit Scene(const QList<QVariantMap> &programs) {
            service.set_programs(programs);
            service.appear();
        }
        void update() const { service.send("Profiles", "ProfilesUpdated", {quint64{2}, quint32{1}}); }
    };

private Q_SLOTS:
    void all_profiles_come_in_pages() {
        Scene scene(many_programs(600));
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 600);
        QCOMPARE(scene.listener.lists, 1);
        const auto calls = scene.service.heard("ListProfiles");
        QCOMPARE(calls.size(), 3);
        QCOMPARE(calls.at(2).arguments, (QVariantList{"all", 512U, 256U}));
    }

    void an_empty_list_is_a_list() {
        Scene scene(QList<QVariantMap>{});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.lists, 1);
    }

    void an_update_brings_only_what_is_active() {
        Scene scene({Program{.name = "old", .last_seen_us = long_ago_us}, Program{.name = "kate"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 2);
        scene.service.programs["kate"]["Confidence"] = 0.25;
        scene.service.programs["new"] = Program{.name = "new"};
        scene.service.programs["old"]["Confidence"] = 0.25; // which no service would do
        scene.update();
        QTRY_COMPARE(scene.listener.profiles.size(), 3);
        QCOMPARE(scene.listener.profiles["kate"].confidence, 0.25);
        QVERIFY(scene.listener.profiles["old"].confidence > 0.25);
        QCOMPARE(scene.listener.lists, 1);
    }

    void updates_while_a_listing_is_under_way_are_one_more_listing() {
        Scene scene({Program{.name = "kate"}});
        scene.service.answer("ListProfiles", "");
        scene.feed.start();
        QTRY_COMPARE(scene.service.hanging(), 1);
        const QSignalSpy updates(&scene.client, &Client::profilesUpdated);
        for (int times = 0; times < 5; ++times)
            scene.update();
        QTRY_COMPARE(updates.size(), 5);
        QCOMPARE(scene.service.heard("ListProfiles").size(), 1);
        const QSignalSpy changes(&scene.feed, &ProfileFeed::changed);
        scene.service.right("ListProfiles");
        scene.service.release();
        QTRY_COMPARE(changes.size(), 1);
        QTRY_COMPARE(scene.service.heard("ListProfiles").size(), 3); // all, active, and how many there are
    }

    void rows_the_service_made_room_of_go_with_the_next_update() {
        Scene scene({Program{.name = "old", .last_seen_us = long_ago_us}, Program{.name = "kate"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 2);
        scene.service.programs.remove("old");
        scene.update();
        QTRY_COMPARE(scene.listener.profiles.keys(), QStringList{"kate"});
        QCOMPARE(scene.listener.lists, 2);
    }

    void pins_and_forgetting_are_told_one_by_one() {
        Scene scene({Program{.name = "kate"}, Program{.name = "ninja"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 2);
        scene.client.pin({"kate", Tier::batch, Lasting::forGood}, this, [](const auto &) {});
        QTRY_VERIFY(scene.listener.profiles["kate"].pin);
        scene.client.pin({"later", Tier::batch, Lasting::forGood}, this, [](const auto &) {});
        QTRY_VERIFY(scene.listener.profiles.contains("later"));
        scene.client.unpin("kate", this, [](const auto &) {});
        QTRY_VERIFY(!scene.listener.profiles["kate"].pin);
        scene.client.forget("ninja", this, [](const auto &) {});
        QTRY_VERIFY(!scene.listener.profiles.contains("ninja"));
        QCOMPARE(scene.listener.lists, 1);
    }

    void a_pin_on_nothing_learned_that_is_removed_takes_the_row_along() {
        Scene scene({Program{.name = "later", .observations = 0, .pinned = "batch"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 1);
        scene.service.programs.clear();
        scene.service.send("Profiles", "ProfileUnpinned", {"later"});
        QTRY_VERIFY(scene.listener.profiles.isEmpty());
    }

    void after_everything_was_cleared_pins_are_left() {
        Scene scene({Program{.name = "kate"}, Program{.name = "ninja", .pinned = "batch"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 2);
        scene.service.programs.remove("kate");
        scene.service.send("Profiles", "ProfilesCleared", {quint32{1}});
        QTRY_COMPARE(scene.listener.profiles.keys(), QStringList{"ninja"});
    }

    void a_service_that_goes_takes_all_and_one_that_comes_brings_its_own() {
        Scene scene({Program{.name = "kate"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 1);
        scene.service.crash();
        QTRY_COMPARE(scene.listener.profiles.size(), 0);
        scene.service.set_programs({Program{.name = "ninja"}});
        scene.service.appear();
        QTRY_COMPARE(scene.listener.profiles.keys(), QStringList{"ninja"});
    }

    void refused_it_asks_no_more_until_it_may_ask_the_person() {
        Scene scene({Program{.name = "kate"}});
        scene.service.answer("ListProfiles", "InteractiveAuthorizationRequired");
        scene.feed.start();
        QTRY_VERIFY(scene.listener.refusal);
        QCOMPARE(scene.listener.refusal->kind, Failure::Kind::noAgent);
        const QSignalSpy updates(&scene.client, &Client::profilesUpdated);
        scene.update();
        QTRY_COMPARE(updates.size(), 1);
        QCOMPARE(scene.service.heard("ListProfiles").size(), 1);
        scene.service.right("ListProfiles");
        scene.feed.listInteractively();
        QTRY_COMPARE(scene.listener.profiles.size(), 1);
        QVERIFY(scene.service.heard("ListProfiles").last().may_ask_the_person);
    }

    void a_number_of_programs_that_cannot_be_is_refused() {
        Scene scene({Program{.name = "kate"}});
        scene.service.answer_with("ListProfiles", {std::numeric_limits<quint32>::max(),
                                                   QVariant::fromValue(QList<QVariantMap>{Program{.name = "kate"}})});
        scene.feed.start();
        QTRY_VERIFY(scene.listener.refusal);
        QCOMPARE(scene.listener.refusal->kind, Failure::Kind::notUnderstood);
        QCOMPARE(scene.service.heard("ListProfiles").size(), 1);
    }

    void programs_that_come_and_go_while_they_are_listed_do_not_keep_it_listing() {
        Scene scene(many_programs(600));
        int added = 0;
        scene.service.before_answer = [&](const QString &method) {
            if (method == "ListProfiles")
                scene.service.programs.insert(QString("zzz-%1").arg(added++), Program{.name = "zzz"});
        };
        scene.feed.start();
        QTRY_COMPARE(scene.listener.lists, 3);
        bool isAnswered = false; // whatever was asked before this has been answered then
        scene.client.stats(this, [&](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QCOMPARE(scene.listener.lists, 3);
        QCOMPARE(scene.service.heard("ListProfiles").size(), 9);
    }

    void a_pin_whose_profile_is_not_told_brings_a_new_list() {
        Scene scene({Program{.name = "kate"}});
        scene.feed.start();
        QTRY_COMPARE(scene.listener.lists, 1);
        scene.service.answer("GetProfile", "Busy");
        scene.client.pin({"kate", Tier::batch, Lasting::forGood}, this, [](const auto &) {});
        QTRY_VERIFY(scene.listener.profiles["kate"].pin);
        QCOMPARE(scene.listener.lists, 2);
    }

    void a_flood_of_pins_is_asked_about_a_few_at_a_time() {
        Scene scene(many_programs(300));
        scene.feed.start();
        QTRY_COMPARE(scene.listener.profiles.size(), 300);
        scene.service.answer("GetProfile", "");
        const QSignalSpy pins(&scene.client, &Client::profilePinned);
        for (auto &program : scene.service.programs) {
            program.insert({{"PinnedTier", "batch"}, {"PinSource", "person"}, {"Persistent", true}});
            scene.service.send("Profiles", "ProfilePinned", {program.value("Name"), "batch", true});
        }
        QTRY_COMPARE(pins.size(), 300);
        QTRY_VERIFY(std::ranges::all_of(scene.listener.profiles,
                                        [](const Profile &profile) { return profile.pin.has_value(); }));
        QVERIFY2(scene.service.hanging() <= 20, qPrintable(QString::number(scene.service.hanging())));
        scene.service.right("GetProfile");
        scene.service.release();
    }

    void what_nobody_watches_is_not_asked_for() {
        Scene scene({Program{.name = "kate"}});
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.feed.start();
        QTRY_COMPARE(scene.listener.lists, 1);
        scene.feed.stop();
        scene.service.forget_calls();
        const QSignalSpy pins(&scene.client, &Client::profilePinned);
        scene.client.pin({"kate", Tier::batch, Lasting::forGood}, this, [](const auto &) {});
        QTRY_COMPARE(pins.size(), 1);
        scene.service.crash();
        QTRY_COMPARE(scene.client.service().presence, Presence::absent);
        QCOMPARE(scene.service.heard("GetProfile").size(), 0);
        QCOMPARE(scene.listener.profiles.size(), 1);
        scene.service.appear();
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.feed.start();
        QTRY_VERIFY(scene.listener.profiles["kate"].pin);
    }
};

APPLET_TEST_MAIN(ProfileFeedTest, QCoreApplication)
#include "profile_feed_bus_test.moc"
