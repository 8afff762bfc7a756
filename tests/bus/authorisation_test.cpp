// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every change, asked for by a user who is not root, meets every answer polkit can give.
#include "support/service_fixture.hpp"

#include <QtTest>

#include <sys/resource.h>

using namespace pandemonium::test;
using Answer = PolkitDouble::Answer;

namespace {

constexpr uid_t somebody = 1; // of /etc/passwd, where dbus-daemon looks everybody up; root needs no polkit

using Send = ReplyPtr (*)(const BusClient &);

struct Change {
    const char *name;
    const char *action;
    Send send;
    bool of_a_failed_service = false;
};

const Change changes[] = {
    {"another mode", "manage-scheduler",
     [](const BusClient &c) { return c.send("Scheduler.SetMode", "st", "observe", std::uint64_t{0}); }},
    {"another mode until the stop", "manage-scheduler",
     [](const BusClient &c) { return c.send("Scheduler.SetMode", "st", "observe", std::uint64_t{1}); }},
    {"another try after a failure", "manage-scheduler",
     [](const BusClient &c) { return c.send("Scheduler.ResetFailure"); }, true},
    {"learning off", "manage-scheduler",
     [](const BusClient &c) { return c.send("Profiles.SetLearning", "bt", 0, std::uint64_t{0}); }},
    {"learning off until the stop", "manage-scheduler",
     [](const BusClient &c) { return c.send("Profiles.SetLearning", "bt", 0, std::uint64_t{1}); }},
    {"a pin for good", "pin-profile-permanently",
     [](const BusClient &c) { return c.send("Profiles.PinProfile", "sst", "new", "batch", std::uint64_t{0}); }},
    {"a pin until the stop", "pin-profile",
     [](const BusClient &c) { return c.send("Profiles.PinProfile", "sst", "new", "batch", std::uint64_t{1}); }},
    {"unpin what is pinned for good", "pin-profile-permanently",
     [](const BusClient &c) { return c.send("Profiles.UnpinProfile", "st", "held", std::uint64_t{0}); }},
    {"unpin what is pinned until the stop", "pin-profile",
     [](const BusClient &c) { return c.send("Profiles.UnpinProfile", "st", "brief", std::uint64_t{1}); }},
    {"forget a profile", "forget-profile",
     [](const BusClient &c) { return c.send("Profiles.ForgetProfile", "st", "learned", std::uint64_t{0}); }},
    {"forget and unpin", "pin-profile-permanently",
     [](const BusClient &c) { return c.send("Profiles.ForgetProfile", "st", "held", std::uint64_t{1}); }},
    {"forget everything", "forget-all",
     [](const BusClient &c) { return c.send("Profiles.ForgetAll", "t", std::uint64_t{0}); }},
    {"an import", "forget-all",
     [](const BusClient &c) { return c.send_bytes("Profiles.Import", profile_file({"brought"}), 0); }},
    {"an import in place of all", "forget-all",
     [](const BusClient &c) { return c.send_bytes("Profiles.Import", profile_file({"brought"}), 1); }},
};

/// Enough for the bus and the files, too few for what observing needs.
constexpr rlim_t few_descriptors = 16;

} // namespace

class AuthorisationTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;
    std::unique_ptr<BusClient> user_;

    void rows() {
        QTest::addColumn<int>("index");
        for (int index = 0; index < static_cast<int>(std::size(changes)); ++index) {
            QTest::newRow(changes[index].name) << index;
        }
    }

    /// A service that knows a few names; it is off, or it failed to observe, which it could do by now.
    void start(bool has_failed = false) {
        if (has_failed) {
            rlimit enough{};
            QCOMPARE(getrlimit(RLIMIT_NOFILE, &enough), 0);
            const auto limit = [few = rlimit{few_descriptors, enough.rlim_max}] {
                (void)setrlimit(RLIMIT_NOFILE, &few);
            };
            service_ = std::make_unique<ServiceFixture>(
                ServiceFixture::Options{.configuration = "mode = observe\n", .before_exec = limit});
            QVERIFY(service_->loop.wait_for([&] { return service_->property("Scheduler.State") == "failed"; }));
            QCOMPARE(prlimit(service_->pid(), RLIMIT_NOFILE, &enough, nullptr), 0);
        } else {
            service_ = std::make_unique<ServiceFixture>();
        }
        const auto root = service_->client();
        QVERIFY(
            service_->call(*root, "Profiles.PinProfile", "sst", "held", "batch", std::uint64_t{0})->error.isEmpty());
        QVERIFY(
            service_->call(*root, "Profiles.PinProfile", "sst", "brief", "batch", std::uint64_t{1})->error.isEmpty());
        const auto imported = root->send_bytes("Profiles.Import", profile_file({"learned"}), 0);
        QCOMPARE(service_->answered(imported)->error, QString());
        service_->polkit->forget_checks();
        user_ = service_->client(somebody);
    }

    /// Makes the change and expects it to be refused by that name, with nothing changed.
    void expect_refused(const Change &change, Answer answer, const char *error) {
        start(change.of_a_failed_service);
        const auto before = service_->state();
        service_->polkit->forget_checks();
        service_->polkit->on(change.action, answer);
        const auto reply = service_->answered(change.send(*user_));
        QCOMPARE(reply->error, QString(error));
        QCOMPARE(service_->state(), before);
    }

    /// Asks for the change, and does not answer the dialog.
    ReplyPtr open_dialog(const Change &change) {
        service_->polkit->on(change.action, Answer::hang);
        auto waiting = change.send(*user_);
        if (!service_->loop.wait_for([&] { return service_->polkit->hanging() == 1; })) {
            qFatal("polkit is not asked");
        }
        return waiting;
    }

private Q_SLOTS:
    void initTestCase() {
        if (geteuid() != 0) {
            QSKIP("needs root, to be several users");
        }
    }
    void cleanup() {
        user_.reset();
        service_.reset();
    }

    void a_denied_change_is_not_made_data() { rows(); }
    void a_denied_change_is_not_made() {
        QFETCH(int, index);
        expect_refused(changes[index], Answer::deny, "AccessDenied");
    }

    void a_dismissed_dialog_is_told_as_such_data() { rows(); }
    void a_dismissed_dialog_is_told_as_such() {
        QFETCH(int, index);
        expect_refused(changes[index], Answer::dismiss, "Dismissed");
    }

    void a_challenge_nobody_could_answer_is_told_as_such_data() { rows(); }
    void a_challenge_nobody_could_answer_is_told_as_such() {
        QFETCH(int, index);
        expect_refused(changes[index], Answer::challenge, "InteractiveAuthorizationRequired");
        QVERIFY(!service_->polkit->checks().front().interactive);
    }

    void an_allowed_change_is_made_data() { rows(); }
    void an_allowed_change_is_made() {
        QFETCH(int, index);
        start(changes[index].of_a_failed_service);
        const auto before = service_->state();
        service_->polkit->forget_checks();
        const auto reply = service_->answered(changes[index].send(*user_));
        QCOMPARE(reply->message, QString());
        const auto asked = service_->polkit->checks().front();
        QCOMPARE(asked.action, QString(changes[index].action));
        QCOMPARE(asked.caller, user_->name());
        QVERIFY(service_->state() != before);
    }

    void a_dialog_holds_up_nobody_and_its_answer_is_the_answer_data() { rows(); }
    void a_dialog_holds_up_nobody_and_its_answer_is_the_answer() {
        QFETCH(int, index);
        start(changes[index].of_a_failed_service);
        const auto before = service_->state();
        const auto waiting = open_dialog(changes[index]);
        QCOMPARE(service_->state(), before); // others are answered
        QVERIFY(!waiting->arrived);
        service_->polkit->release(Answer::allow);
        QCOMPARE(service_->answered(waiting)->message, QString());
        QVERIFY(service_->state() != before);
    }

    void a_change_whose_caller_left_is_not_made_data() { rows(); }
    void a_change_whose_caller_left_is_not_made() {
        QFETCH(int, index);
        start(changes[index].of_a_failed_service);
        const auto before = service_->state();
        (void)open_dialog(changes[index]);
        user_->leave();
        QVERIFY(service_->loop.wait_for([&] { return !service_->polkit->cancelled().isEmpty(); }));
        service_->polkit->release(Answer::allow);
        (void)service_->state(); // asks polkit too: what it answered before has arrived
        QCOMPARE(service_->state(), before);
    }

    void the_caller_s_readiness_for_a_dialog_reaches_polkit() {
        start();
        user_->interactive = true;
        (void)service_->call(*user_, "Profiles.ForgetAll", "t", std::uint64_t{0});
        QVERIFY(service_->polkit->checks().front().interactive);
    }

    void the_dialog_is_told_program_tier_and_duration() {
        start();
        (void)service_->call(*user_, "Profiles.PinProfile", "sst", "a<b>", "latency-critical", std::uint64_t{1});
        const auto details = service_->polkit->checks().front().details;
        QCOMPARE(details["program"], QString("a\\x3cb\\x3e"));
        QCOMPARE(details["tier"], QString("latency-critical"));
        QCOMPARE(details["duration"], QString("until the service stops"));
    }

    void what_is_so_already_asks_nobody() {
        start();
        QCOMPARE(service_->call(*user_, "Scheduler.SetMode", "st", "off", std::uint64_t{0})->error, QString());
        QCOMPARE(service_->call(*user_, "Scheduler.ResetFailure")->error, QString());
        QCOMPARE(service_->call(*user_, "Profiles.SetLearning", "bt", 1, std::uint64_t{0})->error, QString());
        QCOMPARE(service_->call(*user_, "Profiles.PinProfile", "sst", "held", "batch", std::uint64_t{0})->error,
                 QString());
        QVERIFY(service_->polkit->checks().empty());
    }

    void other_people_s_programs_are_not_shown_without_authorisation() {
        start();
        service_->polkit->on("read-profiles", Answer::deny);
        QCOMPARE(service_->call(*user_, "Profiles.ListProfiles", "suu", "all", 0U, 9U)->error, QString("AccessDenied"));
        QCOMPARE(service_->call(*user_, "Profiles.GetProfile", "s", "held")->error, QString("AccessDenied"));
        QCOMPARE(service_->call(*user_, "Profiles.GetProfile", "s", "unknown")->error, QString("AccessDenied"));
        QCOMPARE(service_->call(*user_, "Profiles.Export")->error, QString("AccessDenied"));
        QCOMPARE(service_->call(*user_, "Profiles.ExplainPid", "u", 1U)->error, QString("AccessDenied"));
    }

    void a_change_and_a_denial_are_journal_entries_with_fields() {
        start();
        (void)service_->call(*user_, "Profiles.PinProfile", "sst", "new", "batch", std::uint64_t{1});
        service_->polkit->on("forget-all", Answer::deny);
        (void)service_->call(*user_, "Profiles.ForgetAll", "t", std::uint64_t{0});
        const auto log = service_->log();
        QVERIFY2(log.contains("PANDEMONIUM_ACTION=org.pandemonium1.pin-profile PANDEMONIUM_UID=1 "
                              "PANDEMONIUM_PROFILE=new PANDEMONIUM_TIER=batch"),
                 qPrintable(log));
        QVERIFY2(log.contains("ForgetAll refused to user 1:"), qPrintable(log));
    }
};

QTEST_GUILESS_MAIN(AuthorisationTest)
#include "authorisation_test.moc"
