// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service tells: profiles as they are, changes once, names that are not UTF-8 without losing the bus.
#include "support/service_fixture.hpp"

#include <QtTest>

using namespace pandemonium::test;

namespace {

constexpr const char *of_the_service = "type='signal',sender='org.pandemonium1',path='/org/pandemonium1'";

QStringList members_of(const Messages &messages) {
    QStringList members;
    for (const auto &message : *messages) {
        members << sd_bus_message_get_member(message.get());
    }
    return members;
}

/// The profiles of a page, as text, and how many there are in all.
std::pair<std::uint32_t, QString> page_of(const ReplyPtr &reply) {
    std::uint32_t total = 0;
    sd_bus_message_read(reply->body.get(), "u", &total);
    return {total, text_of(reply->body.get())};
}

} // namespace

class AnnouncementsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;
    std::unique_ptr<BusClient> client_;

    template <typename... Arguments> void must(const char *member, const char *types, Arguments... arguments) {
        QCOMPARE(service_->call(*client_, member, types, arguments...)->message, QString());
    }
    std::pair<std::uint32_t, QString> list(const char *filter, unsigned offset = 0, unsigned limit = 256) {
        return page_of(service_->call(*client_, "Profiles.ListProfiles", "suu", filter, offset, limit));
    }

private Q_SLOTS:
    void init() {
        service_ =
            std::make_unique<ServiceFixture>(ServiceFixture::Options{.administrator_pins = "ruled = interactive\n"});
        client_ = service_->client();
        const auto file = profile_file({"cc1", "cat", "bash"});
        QCOMPARE(service_->answered(client_->send_bytes("Profiles.Import", file, 0))->error, QString());
    }
    void cleanup() {
        client_.reset();
        service_.reset();
    }

    void a_pin_is_told_by_one_signal_and_one_change_of_properties() {
        const auto heard = client_->watch(of_the_service);
        must("Profiles.PinProfile", "sst", "cc1", "batch", std::uint64_t{0});
        QVERIFY(service_->loop.wait_for([&] { return heard->size() >= 2; }));
        must("Profiles.GetProfile", "s", "cc1"); // whatever else was to come has come before its reply
        QCOMPARE(members_of(heard), QStringList({"ProfilePinned", "PropertiesChanged"}));
        const auto changed = text_of(heard->back().get());
        QVERIFY2(changed.contains("PinnedCount") && !changed.contains("\"Mode\""), qPrintable(changed));
    }

    void unpinning_and_forgetting_are_told() {
        must("Profiles.PinProfile", "sst", "cc1", "batch", std::uint64_t{0});
        const auto heard = client_->watch(of_the_service);
        must("Profiles.ForgetProfile", "st", "cc1", std::uint64_t{1});
        must("Profiles.ForgetAll", "t", std::uint64_t{0});
        QVERIFY(service_->loop.wait_for([&] { return members_of(heard).contains("ProfilesCleared"); }));
        QVERIFY(members_of(heard).contains("ProfileUnpinned"));
        QVERIFY(members_of(heard).contains("ProfileForgotten"));
    }

    void a_refused_change_is_not_told() {
        const auto heard = client_->watch(of_the_service);
        service_->polkit->on("forget-all", PolkitDouble::Answer::deny);
        (void)service_->call(*client_, "Profiles.ForgetAll", "t", std::uint64_t{0});
        QVERIFY(heard->empty());
    }

    void profiles_and_pins_are_listed_by_name() {
        must("Profiles.PinProfile", "sst", "unseen", "batch", std::uint64_t{0});
        const auto [total, text] = list("all");
        QCOMPARE(total, 5U); // three imported, one pinned, one of the administrator's
        QVERIFY(text.indexOf("\"bash\"") < text.indexOf("\"cat\"") &&
                text.indexOf("\"cat\"") < text.indexOf("\"cc1\""));
        QVERIFY(text.contains("\"unseen\""));
    }

    void a_filter_and_a_page_choose() {
        QCOMPARE(list("name:c").first, 2U);
        QCOMPARE(list("pinned").first, 1U);
        const auto [total, text] = list("all", 1, 1);
        QCOMPARE(total, 4U);
        QVERIFY(text.contains("\"cat\"") && !text.contains("\"bash\"") && !text.contains("\"cc1\""));
        QVERIFY(!list("all", 4'000'000'000U, 1).second.contains("\"cat\""));
    }

    void a_profile_tells_who_pinned_it() {
        const auto ruled = text_of(service_->call(*client_, "Profiles.GetProfile", "s", "ruled")->body.get());
        QVERIFY2(ruled.contains("administrator") && ruled.contains("PinnedTier"), qPrintable(ruled));
        must("Profiles.PinProfile", "sst", "cc1", "latency-critical", std::uint64_t{1});
        const auto pinned = text_of(service_->call(*client_, "Profiles.GetProfile", "s", "cc1")->body.get());
        QVERIFY2(pinned.contains("person") && pinned.contains("latency-critical"), qPrintable(pinned));
    }

    void a_pin_is_not_enforced_while_the_mode_is_off() {
        const auto reply = service_->call(*client_, "Profiles.PinProfile", "sst", "a", "batch", std::uint64_t{0});
        int enforced = -1;
        QVERIFY(sd_bus_message_read(reply->body.get(), "b", &enforced) > 0);
        QCOMPARE(enforced, 0);
    }

    void a_name_that_is_not_utf_8_goes_in_and_out_escaped() {
        must("Profiles.PinProfile", "sst", "a\\xff\\xfe", "batch", std::uint64_t{0});
        QVERIFY(list("pinned").second.contains("\"a\\\\xff\\\\xfe\"") || list("pinned").second.contains("a\\xff\\xfe"));
        must("Profiles.UnpinProfile", "st", "a\\xFF\\xFE", std::uint64_t{0});
    }

    void every_byte_value_in_a_learned_name_is_listed_without_losing_the_bus() {
        std::vector<std::string> names;
        for (int value = 1; value < 256; ++value) {
            names.push_back(std::string("n") + static_cast<char>(value) + "x");
        }
        QCOMPARE(service_->answered(client_->send_bytes("Profiles.Import", profile_file(names), 1))->error, QString());
        const auto reply = service_->call(*client_, "Profiles.ListProfiles", "suu", "name:n", 0U, 256U);
        QCOMPARE(reply->error, QString());
        QCOMPARE(page_of(reply).first, 255U);
    }

    void what_is_exported_can_be_imported() {
        const auto exported = service_->call(*client_, "Profiles.Export");
        const void *bytes = nullptr;
        std::size_t size = 0;
        QVERIFY(sd_bus_message_read_array(exported->body.get(), 'y', &bytes, &size) > 0);
        const std::string file(static_cast<const char *>(bytes), size);
        must("Profiles.ForgetAll", "t", std::uint64_t{0});
        QCOMPARE(list("all").first, 1U);
        QCOMPARE(service_->answered(client_->send_bytes("Profiles.Import", file, 0))->error, QString());
        QCOMPARE(list("all").first, 4U);
    }

    void an_import_counts_what_it_took_and_what_it_skipped() {
        const auto file = profile_file({"good", "", "unterminated-16-"});
        const auto reply = service_->answered(client_->send_bytes("Profiles.Import", file, 0));
        std::uint32_t imported = 0;
        std::uint32_t skipped = 0;
        QVERIFY(sd_bus_message_read(reply->body.get(), "uu", &imported, &skipped) > 0);
        QCOMPARE(imported, 1U);
        QCOMPARE(skipped, 2U);
    }

    void the_interfaces_describe_themselves() {
        auto call = client_->new_call("org.freedesktop.DBus.Introspectable.Introspect", "");
        const auto text = text_of(service_->answered(client_->send(std::move(call)))->body.get());
        for (const auto *interface : {"Scheduler", "Stats", "Profiles"}) {
            QVERIFY(text.contains(QString("org.pandemonium1.") + interface));
        }
        QCOMPARE(service_->property("Scheduler.ApiVersion"), QString("1"));
        QVERIFY(!service_->property("Scheduler.Version").isEmpty());
    }
};

QTEST_GUILESS_MAIN(AnnouncementsTest)
#include "announcements_test.moc"
