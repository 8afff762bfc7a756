// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/profile_db.hpp"
#include "store/crc32c.hpp"
#include "store/pddb_builder.hpp"
#include "store/profile_codec.hpp"
#include "store/sandbox.hpp"

#include <QTest>

#include <limits>

using namespace pandemonium;
using namespace pandemonium::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();

Profile firefox() {
    Profile profile;
    profile.name = Comm::from_bytes("firefox");
    profile.votes = {1.5, 20.25, 0.0};
    profile.behaviour = {.avg_runtime = 2ms, .runtime_dev = 500us, .wakeup_freq = 6, .csw_rate = 7};
    profile.observations = 42;
    profile.first_seen = WallTime(1'700'000'000s);
    profile.last_seen = WallTime(1'700'000'060s);
    return profile;
}

/// firefox() in a file of version 3, made by another program.
const QByteArray golden = QByteArray::fromHex("50444442030000000100000058000000b44580db66697265666f780000000000"
                                              "000000000080010000401400000000000000000080841e000000000020a10700"
                                              "00000000060000000000000007000000000000002a0000000000000000401e18"
                                              "240a060000c7b11b240a060073dd14b4");

std::expected<ParsedProfiles, std::string> parse(std::string_view file) { return parse_profiles(bytes(file), noon); }

std::string file_of_version(int version) {
    switch (version) {
    case 1:
        return V1().entry("firefox", 1, 2'000'000, 40, 5).entry("make", 0, 90'000'000, 9, 4).file();
    case 2:
        return V2().entry("firefox", 1, 2'000'000, 500'000, 6, 7, 40, 5).entry("pipewire", 2, 9, 8, 7, 6, 5, 4).file();
    default:
        return std::string(golden.constData(), static_cast<std::size_t>(golden.size()));
    }
}

} // namespace

class ProfileCodecTest : public QObject {
    Q_OBJECT

private slots:
    void the_checksum_is_the_published_one() {
        QCOMPARE(crc32c(bytes("123456789")), 0xE3069283U);
        QCOMPARE(crc32c({}), 0U);
    }

    void version_3_is_read_as_documented() {
        const auto parsed = parse(golden.toStdString());
        QVERIFY(parsed);
        QCOMPARE(parsed->version, 3U);
        QCOMPARE(parsed->skipped, 0U);
        QCOMPARE(parsed->profiles.size(), 1U);
        QVERIFY(parsed->profiles.front() == firefox());
    }

    void version_3_is_written_as_documented() {
        QCOMPARE(text(serialise_profiles(std::vector{firefox()})), golden.toStdString());
    }

    void what_is_written_is_read_back() {
        std::vector<Profile> profiles;
        for (int number = 0; number < 100; ++number) {
            Profile profile = firefox();
            profile.name = Comm::from_bytes("\xF0\x9F\x92" + std::to_string(number)); // not UTF-8
            profile.observations += static_cast<std::uint64_t>(number);
            profiles.push_back(profile);
        }
        const auto parsed = parse_profiles(serialise_profiles(profiles), noon);
        QVERIFY(parsed);
        QVERIFY(parsed->profiles == profiles);
    }

    void no_profiles_are_a_file_too() {
        const auto parsed = parse_profiles(serialise_profiles({}), noon);
        QVERIFY(parsed);
        QVERIFY(parsed->profiles.empty());
    }

    void version_1_enters_with_its_tier_and_the_time_of_import() {
        const auto parsed = parse(V1().entry("make", 0, 90'000'000, 9, 4).file());
        QVERIFY(parsed);
        QCOMPARE(parsed->version, 1U);
        const Profile &make = parsed->profiles.at(0);
        QCOMPARE(make.name.escaped(), "make");
        QVERIFY((make.votes == std::array{4.0, 0.0, 0.0}));
        QCOMPARE(make.behaviour.avg_runtime, 90ms);
        QCOMPARE(make.observations, 9U);
        QVERIFY(make.first_seen == noon && make.last_seen == noon);
    }

    void what_version_1_cannot_know_is_certain_only_once_it_was_seen_again() {
        ProfileDb db;
        QVERIFY(db.import(parse(V1().entry("make", 0, 90'000'000, 100, 8).file())->profiles.at(0)));
        const auto make = Comm::from_bytes("make");
        QVERIFY(!is_confident(*db.find(make)));
        for (int seen = 0; seen < 2; ++seen)
            QVERIFY(db.merge({make, Tier::batch, {.avg_runtime = 90ms}}, noon));
        QVERIFY(is_confident(*db.find(make)));
    }

    void version_2_enters_with_its_whole_behaviour() {
        const auto parsed = parse(V2().entry("pipewire", 2, 200'000, 30'000, 20, 21, 7, 3).file());
        QVERIFY(parsed);
        const Profile &pipewire = parsed->profiles.at(0);
        QVERIFY((pipewire.votes == std::array{0.0, 0.0, 3.0}));
        QVERIFY(pipewire.behaviour ==
                (Behaviour{.avg_runtime = 200us, .runtime_dev = 30us, .wakeup_freq = 20, .csw_rate = 21}));
        QVERIFY(pipewire.first_seen == noon && pipewire.last_seen == noon);
    }

    void imported_certainty_is_not_inflated() {
        const auto old = parse(V1().entry("make", 0, 1, 4'000'000'000, 4'000'000'000).file());
        const auto newer = parse(V2().entry("make", 1, 1, 1, 1, 1, 9, 9).file());
        QCOMPARE(old->profiles.at(0).votes[0], 8.0);
        QCOMPARE(newer->profiles.at(0).votes[1], 8.0);
    }

    void entries_that_make_no_sense_are_skipped_and_counted_data() {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char *name, std::string file) {
            QTest::newRow(name) << QByteArray(file.data(), static_cast<qsizetype>(file.size()));
        };
        const std::string unterminated(16, 'x');
        row("v1 tier 3", V1().entry("good", 0, 1, 3, 3).entry("bad", 3, 1, 3, 3).file());
        row("v1 tier 255", V1().entry("good", 0, 1, 3, 3).entry("bad", 255, 1, 3, 3).file());
        row("v1 no vote", V1().entry("good", 0, 1, 3, 3).entry("bad", 0, 1, 3, 0).file());
        row("v1 never observed", V1().entry("good", 0, 1, 3, 3).entry("bad", 0, 1, 0, 3).file());
        row("v1 empty comm", V1().entry("good", 0, 1, 3, 3).entry("", 0, 1, 3, 3).file());
        row("v2 unterminated comm",
            V2().entry("good", 0, 1, 1, 1, 1, 3, 3).entry(unterminated, 0, 1, 1, 1, 1, 3, 3).file());
        row("v2 tier 3", V2().entry("bad", 3, 1, 1, 1, 1, 3, 3).entry("good", 0, 1, 1, 1, 1, 3, 3).file());
        row("v2 twice", V2().entry("good", 0, 1, 1, 1, 1, 3, 3).entry("good", 2, 1, 1, 1, 1, 3, 3).file());
        row("v3 no vote", V3().entry("good", {1, 0, 0}).entry("bad", {0, 0, 0}).file());
        row("v3 empty comm", V3().entry("good", {1, 0, 0}).entry("", {1, 0, 0}).file());
        row("v3 unterminated comm", V3().entry(unterminated, {1, 0, 0}).entry("good", {1, 0, 0}).file());
        row("v3 never observed", V3().entry("good", {1, 0, 0}).entry("bad", {1, 0, 0}, {.observations = 0}).file());
    }
    void entries_that_make_no_sense_are_skipped_and_counted() {
        QFETCH(QByteArray, file);
        const auto parsed = parse(file.toStdString());
        QVERIFY(parsed);
        QCOMPARE(parsed->skipped, 1U);
        QCOMPARE(parsed->profiles.size(), 1U);
        QCOMPARE(parsed->profiles.front().name.escaped(), "good");
        QVERIFY(parsed->profiles.front().votes[0] > 0);
    }

    void absurd_numbers_are_bounded() {
        const auto old = parse(V2().entry("x", 2, huge, huge, huge, huge, 0xFFFFFFFF, 0xFFFFFFFF).file());
        const auto own = parse(V3().entry("x", {0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},
                                          {.number = huge, .observations = huge, .first = huge, .last = huge / 2})
                                   .file());
        for (const auto &parsed : {old, own}) {
            QVERIFY(parsed);
            const Profile &profile = parsed->profiles.at(0);
            QVERIFY(profile.votes[0] + profile.votes[1] + profile.votes[2] <= vote_limit);
            QVERIFY(profile.behaviour.avg_runtime >= 0ns && profile.behaviour.avg_runtime <= 24h);
            QVERIFY(profile.behaviour.wakeup_freq < 10'000'000);
            QVERIFY(profile.observations + 1 > profile.observations);
            QVERIFY(profile.first_seen >= WallTime{} && profile.first_seen <= profile.last_seen);
        }
    }

    void a_file_that_is_not_whole_is_refused_as_a_whole_data() {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char *name, std::string file) {
            QTest::newRow(name) << QByteArray(file.data(), static_cast<qsizetype>(file.size()));
        };
        const auto header = [](std::uint32_t version, std::uint32_t count) {
            return "PDDB" + little_endian(version) + little_endian(count);
        };
        row("empty", "");
        row("less than a header", "PDDB\1");
        row("foreign magic", "\x7F"
                             "ELF" +
                                 header(2, 0).substr(4));
        for (const std::uint32_t version : {0U, 4U, 0xFFFFFFFFU})
            row(qPrintable(QString("version %1").arg(version)), header(version, 0));
        for (const std::uint32_t version : {1U, 2U}) {
            row(qPrintable(QString("v%1 count").arg(version)), header(version, 0xFFFFFFFF));
            row(qPrintable(QString("v%1 count times size is 0 in 32 bits").arg(version)), header(version, 0x80000000));
            row(qPrintable(QString("v%1 one entry missing").arg(version)), header(version, 1));
            row(qPrintable(QString("v%1 trailing byte").arg(version)), header(version, 0) + "x");
        }
        row("v3 trailing byte", file_of_version(3) + "x");
        row("v3 trailing zeros", file_of_version(3) + std::string(88, '\0'));
        row("v3 count with right checksums", V3().entry("x", {1, 0, 0}).claiming(0xFFFFFFFF).file());
        row("v3 one entry missing", V3().entry("x", {1, 0, 0}).claiming(2).file());
        row("v3 entries of 0 bytes", V3().entry("x", {1, 0, 0}).of_size(0).file());
        row("v3 entries too small", V3().entry("x", {1, 0, 0}).of_size(44).claiming(2).file());
        row("v3 entry size", V3().entry("x", {1, 0, 0}).of_size(0xFFFFFFFF).file());
        row("v3 entry size and count", V3().of_size(0x80000000).claiming(2).file());
        row("more than a mebibyte", V1().entries(30'000).file());
        row("more entries than can be", V1().entries(4097).file());
    }
    void a_file_that_is_not_whole_is_refused_as_a_whole() {
        QFETCH(QByteArray, file);
        const auto parsed = parse(file.toStdString());
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().empty());
    }

    void as_many_entries_as_can_be_are_read() {
        const auto parsed = parse(V1().entries(4096).file());
        QVERIFY(parsed);
        QCOMPARE(parsed->profiles.size(), 4096U);
    }

    void a_later_writer_may_append_to_the_entries() {
        const auto parsed = parse(V3().of_size(96).entry("a", {1, 0, 0}).entry("b", {0, 1, 0}).file());
        QVERIFY(parsed);
        QCOMPARE(parsed->profiles.size(), 2U);
        QCOMPARE(parsed->profiles[1].name.escaped(), "b");
    }

    void every_truncation_is_refused() {
        for (const int version : {1, 2, 3}) {
            const std::string whole = file_of_version(version);
            QVERIFY(parse(whole));
            for (std::size_t length = 0; length < whole.size(); ++length)
                QVERIFY2(!parse(whole.substr(0, length)), qPrintable(QString("v%1, %2").arg(version).arg(length)));
        }
    }

    void every_flipped_bit_of_version_3_is_refused() {
        const std::string whole = file_of_version(3);
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
            std::string flipped = whole;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            QVERIFY2(!parse(flipped), qPrintable(QString("bit %1").arg(bit)));
        }
    }

    void a_flipped_bit_of_version_1_or_2_leaves_sense_or_nothing() {
        for (const int version : {1, 2}) {
            const std::string whole = file_of_version(version);
            for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
                std::string flipped = whole;
                flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
                const auto parsed = parse(flipped);
                if (!parsed)
                    continue;
                QCOMPARE(parsed->profiles.size() + parsed->skipped, 2U);
                for (const Profile &profile : parsed->profiles)
                    QVERIFY(profile == bounded(profile) && !profile.name.is_empty() && profile.observations > 0);
            }
        }
    }

    void profiles_that_say_nothing_are_not_written() {
        Profile nameless = firefox();
        nameless.name = {};
        Profile unseen = firefox();
        unseen.name = Comm::from_bytes("unseen");
        unseen.observations = 0;
        const auto parsed = parse_profiles(serialise_profiles(std::vector{nameless, unseen, firefox()}), noon);
        QVERIFY(parsed);
        QCOMPARE(parsed->skipped, 0U);
        QCOMPARE(parsed->profiles.size(), 1U);
    }

    void of_too_many_profiles_the_least_recently_seen_are_left_out() {
        std::vector<Profile> profiles(4100, firefox());
        for (std::size_t number = 0; number < profiles.size(); ++number) {
            profiles[number].name = Comm::from_bytes(std::to_string(number));
            profiles[number].last_seen = firefox().last_seen + std::chrono::seconds(number);
        }
        const auto file = serialise_profiles(profiles);
        QVERIFY(file.size() < 512 * 1024);
        const auto parsed = parse_profiles(file, noon);
        QVERIFY(parsed);
        QCOMPARE(parsed->profiles.size(), 4096U);
        for (const Profile &profile : parsed->profiles)
            QVERIFY(profile.last_seen >= firefox().last_seen + 4s);
    }
};

QTEST_APPLESS_MAIN(ProfileCodecTest)
#include "profile_codec_test.moc"
