// SPDX-License-Identifier: GPL-2.0-or-later
//
// Requests that wait: they leave with their caller, are considered again, and are bounded. That each holds up nobody
// is in the authorisation test.
#include "support/service_fixture.hpp"

#include <QtTest>

using namespace pandemonium::test;
using Answer = PolkitDouble::Answer;

namespace {

constexpr uid_t somebody = 1; // of /etc/passwd, where dbus-daemon looks everybody up; root needs no polkit
constexpr std::size_t per_user = 16;

ReplyPtr pin(const BusClient &client, const char *name, const char *tier = "batch") {
    return client.send("Profiles.PinProfile", "sst", name, tier, std::uint64_t{0});
}

} // namespace

class RequestsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;

    bool hangs(std::size_t questions) {
        return service_->loop.wait_for([&] { return service_->polkit->hanging() == questions; });
    }

private Q_SLOTS:
    void initTestCase() {
        if (geteuid() != 0) {
            QSKIP("needs root, to be several users");
        }
    }
    void init() {
        service_ = std::make_unique<ServiceFixture>();
        service_->polkit->on("pin-profile-permanently", Answer::hang);
    }
    void cleanup() { service_.reset(); }

    void a_request_leaves_with_its_caller_and_its_dialog_is_cancelled() {
        auto user = service_->client(somebody);
        (void)pin(*user, "waits");
        QVERIFY(hangs(1));
        const auto id = service_->polkit->checks().back().cancellation_id;
        user->leave();
        QVERIFY(service_->loop.wait_for([&] { return service_->polkit->cancelled().contains(id); }));
    }

    void a_user_has_16_open_questions_and_not_one_more_over_all_connections() {
        const auto one = service_->client(somebody);
        const auto two = service_->client(somebody);
        for (std::size_t each = 0; each < per_user; ++each) {
            (void)pin(each % 2 == 0 ? *one : *two, qPrintable(QString("n%1").arg(each)));
        }
        QVERIFY(hangs(per_user));
        QCOMPARE(service_->answered(pin(*two, "more"))->error, QString("LimitExceeded"));
        const auto other = service_->client(somebody + 1);
        (void)pin(*other, "others");
        QVERIFY(hangs(per_user + 1));
    }

    void places_are_free_again_when_their_caller_leaves() {
        auto flood = service_->client(somebody);
        for (std::size_t each = 0; each < per_user; ++each) {
            (void)pin(*flood, qPrintable(QString("n%1").arg(each)));
        }
        QVERIFY(hangs(per_user));
        flood->leave();
        QVERIFY(service_->loop.wait_for(
            [&] { return service_->polkit->cancelled().size() == static_cast<qsizetype>(per_user); }));
        const auto user = service_->client(somebody);
        (void)pin(*user, "again");
        QVERIFY(hangs(per_user + 1)); // the double itself forgets nothing
    }

    void there_are_64_open_questions_in_all_and_not_one_more() {
        std::vector<std::unique_ptr<BusClient>> users;
        for (uid_t user = 0; user < 4; ++user) {
            users.push_back(service_->client(somebody + user));
            for (std::size_t each = 0; each < per_user; ++each) {
                (void)pin(*users.back(), qPrintable(QString("u%1n%2").arg(user).arg(each)));
            }
        }
        QVERIFY(hangs(4 * per_user));
        const auto late = service_->client(somebody + 9);
        QCOMPARE(service_->answered(pin(*late, "late"))->error, QString("LimitExceeded"));
    }

    void an_action_that_changed_while_a_dialog_was_open_is_asked_for_anew() {
        const auto root = service_->client();
        service_->polkit->on("pin-profile", Answer::allow);
        QVERIFY(service_->call(*root, "Profiles.PinProfile", "sst", "x", "batch", std::uint64_t{1})->error.isEmpty());
        service_->polkit->on("pin-profile", Answer::hang);
        const auto user = service_->client(somebody);
        const auto unpin = user->send("Profiles.UnpinProfile", "st", "x", std::uint64_t{0});
        QVERIFY(hangs(1)); // asked: may a pin go that ends with the service anyway
        service_->polkit->on("pin-profile-permanently", Answer::allow);
        QCOMPARE(service_->answered(pin(*root, "x"))->error, QString());
        service_->polkit->on("pin-profile-permanently", Answer::deny);
        service_->polkit->release(Answer::allow);
        QCOMPARE(service_->answered(unpin)->error, QString("AccessDenied"));
        QCOMPARE(service_->polkit->checks().back().action, QString("pin-profile-permanently"));
        QCOMPARE(service_->property("Profiles.PinnedCount"), QString("1"));
    }

    void what_became_impossible_while_a_dialog_was_open_is_refused() {
        const auto root = service_->client();
        QCOMPARE(service_->answered(root->send_bytes("Profiles.Import", profile_file({"x"}), 0))->error, QString());
        service_->polkit->on("forget-profile", Answer::hang);
        const auto user = service_->client(somebody);
        const auto forget = user->send("Profiles.ForgetProfile", "st", "x", std::uint64_t{0});
        QVERIFY(hangs(1));
        QCOMPARE(service_->call(*root, "Profiles.ForgetAll", "t", std::uint64_t{0})->error, QString());
        service_->polkit->release(Answer::allow);
        QCOMPARE(service_->answered(forget)->error, QString("NoSuchProfile"));
    }

    void a_polkit_that_fails_leaves_root_and_nobody_else() {
        service_->polkit->on("pin-profile-permanently", Answer::fail);
        QCOMPARE(service_->answered(pin(*service_->client(somebody), "a"))->error, QString("AccessDenied"));
        QCOMPARE(service_->answered(pin(*service_->client(), "b"))->error, QString());
    }

    void a_polkit_that_crashes_with_a_question_leaves_root_and_nobody_else() {
        const auto user = service_->client(somebody);
        const auto waiting = pin(*user, "waits");
        QVERIFY(hangs(1));
        service_->polkit.reset();
        QCOMPARE(service_->answered(waiting)->error, QString("AccessDenied"));
    }

    void without_polkit_there_is_root_and_nobody_else() {
        service_ = nullptr;
        service_ = std::make_unique<ServiceFixture>(ServiceFixture::Options{.with_polkit = false});
        const auto user = service_->client(somebody);
        const auto root = service_->client();
        QCOMPARE(service_->answered(pin(*user, "a"))->error, QString("AccessDenied"));
        QCOMPARE(service_->call(*user, "Profiles.ListProfiles", "suu", "all", 0U, 9U)->error, QString("AccessDenied"));
        QCOMPARE(service_->answered(pin(*root, "b"))->error, QString());
        QCOMPARE(service_->property("Profiles.PinnedCount"), QString("1"));
    }

    void a_cancelled_dialog_is_a_dismissed_one() {
        service_->polkit->on("pin-profile-permanently", Answer::cancelled);
        QCOMPARE(service_->answered(pin(*service_->client(somebody), "a"))->error, QString("Dismissed"));
    }
};

QTEST_GUILESS_MAIN(RequestsTest)
#include "requests_test.moc"
