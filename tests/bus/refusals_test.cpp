// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bad input and impossible requests, over the bus: each ends in its named error, and nothing changes.
#include "support/service_fixture.hpp"

#include <QtTest>

#include <QDir>
#include <QFile>

using namespace pandemonium::test;
using Answer = PolkitDouble::Answer;

namespace {

constexpr std::uint64_t none = 0;

} // namespace

class RefusalsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;
    std::unique_ptr<BusClient> client_;

    template <typename... Arguments> QString error_of(const char *member, const char *types, Arguments... arguments) {
        return service_->call(*client_, member, types, arguments...)->error;
    }

private Q_SLOTS:
    void initTestCase() {
        service_ =
            std::make_unique<ServiceFixture>(ServiceFixture::Options{.administrator_pins = "ruled = interactive\n"});
        client_ = service_->client();
    }
    void cleanupTestCase() {
        client_.reset();
        service_.reset();
    }

    void init() { service_->polkit->forget_checks(); }

    void wrong_signatures_are_invalid_arguments() {
        QCOMPARE(error_of("Scheduler.SetMode", "s", "off"), QString("InvalidArgs"));
        QCOMPARE(error_of("Scheduler.SetMode", "sd", "off", 0.0), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.PinProfile", "ssd", "a", "batch", std::numeric_limits<double>::quiet_NaN()),
                 QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ForgetAll", ""), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ExplainTask", "u", 1U), QString("InvalidArgs"));
        QVERIFY(service_->polkit->checks().empty());
    }

    void unknown_flags_are_invalid_arguments_and_ask_nobody() {
        const std::uint64_t unknown = 2;
        QCOMPARE(error_of("Scheduler.SetMode", "st", "observe", unknown), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.PinProfile", "sst", "a", "batch", unknown), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.UnpinProfile", "st", "a", unknown), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ForgetProfile", "st", "a", unknown), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ForgetAll", "t", std::uint64_t{1}), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.SetLearning", "bt", 0, unknown), QString("InvalidArgs"));
        QVERIFY(service_->polkit->checks().empty());
    }

    void what_is_not_a_mode_a_tier_or_a_name_has_an_error_of_its_own() {
        QCOMPARE(error_of("Scheduler.SetMode", "st", "turbo", none), QString("InvalidMode"));
        QCOMPARE(error_of("Profiles.PinProfile", "sst", "a", "urgent", none), QString("InvalidTier"));
        for (const auto *name : {"", "longer-than-fifteen", "a\nb", "a\\", "a\\x00", "\u202e"}) {
            QCOMPARE(error_of("Profiles.PinProfile", "sst", name, "batch", none), QString("InvalidName"));
            QCOMPARE(error_of("Profiles.UnpinProfile", "st", name, none), QString("InvalidName"));
            QCOMPARE(error_of("Profiles.ForgetProfile", "st", name, none), QString("InvalidName"));
            QCOMPARE(error_of("Profiles.GetProfile", "s", name), QString("InvalidName"));
        }
        QVERIFY(service_->polkit->checks().empty());
    }

    void a_name_that_fills_a_message_is_refused_in_a_short_sentence() {
        const std::string name(31 << 20, 'a'); // the bus takes 32 MiB
        const auto reply = service_->call(*client_, "Profiles.PinProfile", "sst", name.c_str(), "batch", none);
        QCOMPARE(reply->error, QString("InvalidName"));
        QVERIFY(reply->message.size() < 200);
        QCOMPARE(error_of("Scheduler.SetMode", "st", name.c_str(), none), QString("InvalidMode"));
        QCOMPARE(error_of("Profiles.ListProfiles", "suu", name.c_str(), 0U, 1U), QString("InvalidArgs"));
    }

    void what_is_unknown_has_no_profile() {
        QCOMPARE(error_of("Profiles.GetProfile", "s", "unknown"), QString("NoSuchProfile"));
        QCOMPARE(error_of("Profiles.ForgetProfile", "st", "unknown", none), QString("NoSuchProfile"));
    }

    void what_the_administrator_pinned_stays_pinned() {
        QCOMPARE(error_of("Profiles.PinProfile", "sst", "ruled", "batch", none), QString("Pinned"));
        QCOMPARE(error_of("Profiles.UnpinProfile", "st", "ruled", none), QString("Pinned"));
        QCOMPARE(error_of("Profiles.ForgetProfile", "st", "ruled", std::uint64_t{1}), QString("Pinned"));
    }

    void a_pinned_program_is_forgotten_only_when_it_is_unpinned_too() {
        QCOMPARE(error_of("Profiles.PinProfile", "sst", "dear", "batch", none), QString());
        QCOMPARE(error_of("Profiles.ForgetProfile", "st", "dear", none), QString("Pinned"));
        QCOMPARE(error_of("Profiles.ForgetProfile", "st", "dear", std::uint64_t{1}), QString());
    }

    void a_page_and_a_filter_are_checked() {
        QCOMPARE(error_of("Profiles.ListProfiles", "suu", "all", 0U, 0U), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ListProfiles", "suu", "all", 0U, 257U), QString("InvalidArgs"));
        QCOMPARE(error_of("Profiles.ListProfiles", "suu", "some", 0U, 1U), QString("InvalidArgs"));
    }

    void while_nothing_is_attached_nothing_is_measured_or_explained() {
        QCOMPARE(error_of("Stats.GetStats", ""), QString("NotRunning"));
        QCOMPARE(error_of("Profiles.ExplainPid", "u", static_cast<unsigned>(getpid())), QString("NotRunning"));
    }

    void a_task_that_is_none_is_no_such_task() {
        QCOMPARE(error_of("Profiles.ExplainPid", "u", 0U), QString("NoSuchTask"));
        QCOMPARE(error_of("Profiles.ExplainPid", "u", ~0U), QString("NoSuchTask"));
    }

    void a_descriptor_that_is_no_pidfd_is_an_invalid_argument() {
        QFile null("/dev/null");
        QVERIFY(null.open(QIODevice::ReadOnly));
        QCOMPARE(error_of("Profiles.ExplainTask", "h", null.handle()), QString("InvalidArgs"));
    }

    void an_interval_a_cookie_and_the_number_of_subscriptions_are_checked() {
        QCOMPARE(error_of("Stats.Subscribe", "u", 249U), QString("InvalidArgs"));
        QCOMPARE(error_of("Stats.Subscribe", "u", 60'001U), QString("InvalidArgs"));
        QCOMPARE(error_of("Stats.Unsubscribe", "u", 12'345U), QString("NoSuchCookie"));
        const auto greedy = service_->client();
        for (int each = 0; each < 8; ++each) {
            QCOMPARE(service_->call(*greedy, "Stats.Subscribe", "u", 60'000U)->error, QString());
        }
        QCOMPARE(service_->call(*greedy, "Stats.Subscribe", "u", 60'000U)->error, QString("LimitExceeded"));
    }

    void a_subscription_is_ended_by_its_subscriber_and_nobody_else() {
        const auto reply = service_->call(*client_, "Stats.Subscribe", "u", 60'000U);
        std::uint32_t cookie = 0;
        QVERIFY(sd_bus_message_read(reply->body.get(), "u", &cookie) > 0);
        const auto other = service_->client();
        QCOMPARE(service_->call(*other, "Stats.Unsubscribe", "u", cookie)->error, QString("NoSuchCookie"));
        QCOMPARE(error_of("Stats.Unsubscribe", "u", cookie), QString());
        QCOMPARE(error_of("Stats.Unsubscribe", "u", cookie), QString("NoSuchCookie"));
    }

    void hostile_imports_are_refused_whole_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("error");
        const auto good = QByteArray::fromStdString(profile_file({"a", "b"}));
        QTest::newRow("empty") << QByteArray() << "InvalidArgs";
        QTest::newRow("foreign") << QByteArray(100, 'x') << "InvalidArgs";
        QTest::newRow("cut") << good.chopped(1) << "InvalidArgs";
        QTest::newRow("longer than it says") << good + "x" << "InvalidArgs";
        auto many = good;
        many.replace(8, 4, "\xff\xff\xff\xff");
        QTest::newRow("a count that cannot be") << many << "InvalidArgs";
        QTest::newRow("two megabytes") << QByteArray(2 << 20, '\0') << "LimitExceeded";
    }
    void hostile_imports_are_refused_whole() {
        QFETCH(QByteArray, file);
        QFETCH(QString, error);
        const auto before = service_->state();
        service_->polkit->forget_checks();
        const auto reply = service_->answered(client_->send_bytes("Profiles.Import", file.toStdString(), 0));
        QCOMPARE(reply->error, error);
        QVERIFY(service_->polkit->checks().empty());
        QCOMPARE(service_->state(), before);
    }

    void an_import_with_a_flag_the_contract_does_not_know_changes_nothing() {
        const auto before = service_->state();
        for (const std::uint64_t flags : {2ULL, 3ULL, 1ULL << 63}) {
            const auto reply = service_->answered(client_->send_bytes("Profiles.Import", profile_file({"a"}), flags));
            QCOMPARE(reply->error, QString("InvalidArgs"));
        }
        QCOMPARE(service_->state(), before);
    }

    void properties_cannot_be_written() {
        auto call = client_->new_call("org.freedesktop.DBus.Properties.Set", "");
        sd_bus_message_append(call.get(), "ssv", "org.pandemonium1.Scheduler", "Mode", "s", "schedule");
        QCOMPARE(service_->answered(client_->send(std::move(call)))->error, QString("PropertyReadOnly"));
    }

    void what_cannot_be_kept_is_not_done() {
        ServiceFixture fixture;
        const auto root = fixture.client();
        QVERIFY(QDir(fixture.directory("state")).removeRecursively());
        const auto reply = fixture.call(*root, "Profiles.PinProfile", "sst", "a", "batch", none);
        QCOMPARE(reply->error, QString("StoreFailed"));
        QCOMPARE(fixture.property("Profiles.PinnedCount"), QString("0"));
    }

    void after_all_this_the_service_is_as_it_was() {
        QVERIFY(service_->is_running());
        QCOMPARE(service_->property("Scheduler.Mode"), QString("off"));
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
