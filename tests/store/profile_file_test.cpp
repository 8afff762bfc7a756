// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/pddb_builder.hpp"
#include "store/profile_file.hpp"
#include "store/sandbox.hpp"

#include <QTest>

#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace pandemonium;
using namespace pandemonium::test;

namespace {

constexpr auto current = "profiles.pddb";
constexpr auto previous = "profiles.pddb.1";
constexpr auto aside = "profiles.pddb.damaged-20260701T120000Z";

std::string one_profile(std::string_view name) { return V3().entry(name, {65536, 0, 0}).file(); }

LoadedProfiles load(const Sandbox &box) { return ProfileFile(box.path()).load(noon); }

std::string names_of(const LoadedProfiles &loaded) {
    std::string names;
    for (const Profile &profile : loaded.profiles)
        names += profile.name.escaped() + " ";
    return names;
}

bool tells(const Reports &reports, std::string_view part) {
    return std::ranges::any_of(reports, [&](const Report &report) { return report.sentence.contains(part); });
}

std::vector<Profile> profiles_named(std::initializer_list<std::string_view> names) {
    V3 file;
    for (const std::string_view name : names)
        file.entry(name, {65536, 0, 0});
    return parse_profiles(bytes(file.file()), noon)->profiles;
}

std::string whole_file(int version) {
    if (version == 1)
        return V1().entry("current", 1, 2'000'000, 40, 5).file();
    if (version == 2)
        return V2().entry("current", 1, 2'000'000, 500'000, 6, 7, 40, 5).file();
    return one_profile("current");
}

} // namespace

class ProfileFileTest : public QObject {
    Q_OBJECT

private slots:
    void the_first_start_is_empty_and_well() {
        const auto loaded = load(Sandbox());
        QVERIFY(loaded.profiles.empty());
        QCOMPARE(loaded.state, StoreState::ok);
        QVERIFY(loaded.reports.empty());
    }

    void what_is_saved_is_loaded() {
        const Sandbox box;
        ProfileFile file(box.path());
        (void)file.load(noon);
        const auto profiles = profiles_named({"a", "b"});
        QVERIFY(file.save(profiles, Generations::previous_kept, noon));
        const auto loaded = load(box);
        QVERIFY(loaded.profiles == profiles);
        QCOMPARE(loaded.state, StoreState::ok);
    }

    void a_save_keeps_the_generation_before() {
        const Sandbox box;
        ProfileFile file(box.path());
        (void)file.load(noon);
        for (const auto name : {"first", "second", "third"})
            QVERIFY(file.save(profiles_named({name}), Generations::previous_kept, noon));
        QVERIFY(box.read(current).contains("third"));
        QVERIFY(box.read(previous).contains("second"));
        QCOMPARE(box.names(), (std::set<std::string>{current, previous}));
    }

    void a_damaged_file_is_kept_aside_and_the_previous_generation_used() {
        const Sandbox box;
        box.write(current, "PDDB and then nonsense");
        box.write(previous, one_profile("saved"));
        const auto loaded = load(box);
        QCOMPARE(names_of(loaded), "saved ");
        QCOMPARE(loaded.state, StoreState::recovered);
        QCOMPARE(box.read(aside), "PDDB and then nonsense");
        QVERIFY(tells(loaded.reports, "unknown version"));
        QVERIFY(tells(loaded.reports, "kept aside as"));
        QVERIFY(tells(loaded.reports, "previous generation"));
    }

    void a_save_after_a_recovery_does_not_cost_the_good_generation() {
        const Sandbox box;
        box.write(current, "nonsense");
        box.write(previous, one_profile("saved"));
        ProfileFile file(box.path());
        const auto loaded = file.load(noon);
        QVERIFY(file.save(loaded.profiles, Generations::previous_kept, noon));
        QVERIFY(box.read(current).contains("saved"));
        QCOMPARE(box.read(previous), one_profile("saved"));
    }

    void two_damaged_generations_are_both_kept_aside() {
        const Sandbox box;
        box.write(current, "");
        box.write(previous, "nonsense");
        const auto loaded = load(box);
        QVERIFY(loaded.profiles.empty());
        QCOMPARE(loaded.state, StoreState::failed);
        QCOMPARE(box.names(), (std::set<std::string>{aside, "profiles.pddb.1.damaged-20260701T120000Z"}));
    }

    void a_missing_file_with_a_previous_generation_is_recovered() {
        const Sandbox box;
        box.write(previous, one_profile("saved"));
        const auto loaded = load(box);
        QCOMPARE(names_of(loaded), "saved ");
        QCOMPARE(loaded.state, StoreState::recovered);
    }

    void cut_anywhere_the_good_generation_is_used_data() { add_versions(); }
    void cut_anywhere_the_good_generation_is_used() {
        QFETCH(int, version);
        const Sandbox box;
        const std::string whole = whole_file(version);
        box.write(previous, one_profile("saved"));
        for (std::size_t length = 0; length < whole.size(); ++length) {
            box.write(current, whole.substr(0, length));
            QCOMPARE(names_of(load(box)), "saved ");
            QCOMPARE(box.read(previous), one_profile("saved"));
            QCOMPARE(box.read(aside), whole.substr(0, length));
            std::filesystem::remove(box / aside);
        }
    }

    void with_any_bit_flipped_the_good_generation_is_never_lost_data() { add_versions(); }
    void with_any_bit_flipped_the_good_generation_is_never_lost() {
        QFETCH(int, version);
        const Sandbox box;
        const std::string whole = whole_file(version);
        box.write(previous, one_profile("saved"));
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
            std::string flipped = whole;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            box.write(current, flipped);
            const auto loaded = load(box);
            QCOMPARE(box.read(previous), one_profile("saved"));
            // only version 3 has checksums that tell
            QVERIFY(loaded.state == StoreState::recovered || (loaded.state == StoreState::ok && version < 3));
            QCOMPARE(box.read(loaded.state == StoreState::ok ? current : aside), flipped);
            std::filesystem::remove(box / aside);
        }
    }

    void a_foreign_object_at_the_path_is_kept_aside_unread_data() {
        QTest::addColumn<QString>("kind");
        for (const auto *kind : {"directory", "symlink", "fifo", "device", "sparse file of 10 GiB"})
            QTest::newRow(kind) << kind;
    }
    void a_foreign_object_at_the_path_is_kept_aside_unread() {
        QFETCH(QString, kind);
        if (kind == "device" && ::geteuid() != 0)
            QSKIP("needs root to make a device");
        const Sandbox box;
        box.write("elsewhere", one_profile("elsewhere"));
        if (kind == "directory")
            std::filesystem::create_directories(box / "profiles.pddb/with/content");
        else if (kind == "symlink")
            std::filesystem::create_symlink("elsewhere", box / current);
        else if (kind == "fifo")
            QCOMPARE(::mkfifo((box / current).c_str(), 0600), 0);
        else if (kind == "device")
            QCOMPARE(::mknod((box / current).c_str(), S_IFCHR | 0600, makedev(1, 5)), 0);
        else
            box.write(current, ""), std::filesystem::resize_file(box / current, 10ULL << 30);

        ProfileFile file(box.path());
        const auto loaded = file.load(noon);
        QVERIFY(loaded.profiles.empty());
        QCOMPARE(loaded.state, StoreState::failed);
        QVERIFY(file.save(profiles_named({"new"}), Generations::previous_kept, noon));
        QCOMPARE(names_of(load(box)), "new ");
        QCOMPARE(box.names(), (std::set<std::string>{"elsewhere", current, aside}));
        QCOMPARE(box.read("elsewhere"), one_profile("elsewhere"));
    }

    void entries_that_were_skipped_are_told() {
        const Sandbox box;
        box.write(current, V3().entry("good", {65536, 0, 0}).entry("bad", {0, 0, 0}).file());
        const auto loaded = load(box);
        QCOMPARE(names_of(loaded), "good ");
        QVERIFY(tells(loaded.reports, "1 of 2 entries"));
    }

    void the_file_of_the_reference_is_imported_and_left_alone_data() {
        QTest::addColumn<int>("version");
        QTest::newRow("version 1") << 1;
        QTest::newRow("version 2") << 2;
    }
    void the_file_of_the_reference_is_imported_and_left_alone() {
        QFETCH(int, version);
        const Sandbox box;
        box.write("procdb.bin", whole_file(version));
        ProfileFile file(box.path());
        const auto loaded = file.load(noon);
        QCOMPARE(names_of(loaded), "current ");
        QCOMPARE(loaded.state, StoreState::ok);
        QVERIFY(tells(loaded.reports, "imported 1 profiles"));
        QVERIFY(file.save(loaded.profiles, Generations::previous_kept, noon));
        QCOMPARE(box.read("procdb.bin"), whole_file(version));
    }

    void the_file_of_the_reference_is_imported_once() {
        const Sandbox box;
        box.write("procdb.bin", whole_file(2));
        ProfileFile file(box.path());
        (void)file.load(noon);
        QVERIFY(file.save({}, Generations::previous_kept, noon)); // everything was forgotten
        QVERIFY(load(box).profiles.empty());
    }

    void a_damaged_file_of_the_reference_is_told_and_left_alone() {
        const Sandbox box;
        box.write("procdb.bin", "nonsense");
        const auto loaded = load(box);
        QVERIFY(loaded.profiles.empty());
        QCOMPARE(loaded.state, StoreState::ok);
        QVERIFY(tells(loaded.reports, "nothing is imported"));
        QCOMPARE(box.names(), std::set<std::string>{"procdb.bin"});
    }

    void a_forgotten_name_leaves_the_disk_at_once() {
        const Sandbox box;
        ProfileFile file(box.path());
        (void)file.load(noon);
        for (int saves = 0; saves < 2; ++saves)
            QVERIFY(file.save(profiles_named({"kept", "secret"}), Generations::previous_kept, noon));
        QVERIFY(file.save(profiles_named({"kept"}), Generations::previous_replaced, noon));
        for (const auto &name : box.names())
            QVERIFY(!box.read(name).contains("secret") && box.read(name).contains("kept"));
    }

    void a_file_that_somebody_put_there_meanwhile_is_kept_aside() {
        const Sandbox box;
        ProfileFile file(box.path());
        (void)file.load(noon);
        QVERIFY(file.save(profiles_named({"ours"}), Generations::previous_kept, noon));
        box.write(current, one_profile("restored"));
        const auto reports = file.save(profiles_named({"ours"}), Generations::previous_kept, noon);
        QVERIFY(reports);
        QVERIFY(tells(*reports, "kept aside"));
        QCOMPARE(box.read(aside), one_profile("restored"));
        QCOMPARE(names_of(load(box)), "ours ");
    }

    void a_file_that_somebody_removed_is_written_again() {
        const Sandbox box;
        ProfileFile file(box.path());
        (void)file.load(noon);
        QVERIFY(file.save(profiles_named({"a"}), Generations::previous_kept, noon));
        std::filesystem::remove(box / current);
        const auto reports = file.save(profiles_named({"a"}), Generations::previous_kept, noon);
        QVERIFY(reports && reports->empty());
        QCOMPARE(names_of(load(box)), "a ");
    }

    void a_directory_that_cannot_be_written_is_read_only() {
        if (::geteuid() != 0)
            QSKIP("needs root to become somebody without rights");
        const Sandbox box;
        box.open_to_all();
        box.write(current, one_profile("saved"));
        std::filesystem::permissions(box / current, std::filesystem::perms(0644));
        QCOMPARE(in_child([&]() -> std::string {
                     if (::setgid(65534) != 0 || ::setuid(65534) != 0)
                         return "kept its rights";
                     const auto loaded = load(box);
                     return names_of(loaded) + std::string(to_string(loaded.state));
                 }),
                 "saved read-only");
    }

    void a_missing_directory_is_a_failed_store() {
        const auto loaded = ProfileFile(Sandbox() / "missing").load(noon);
        QVERIFY(loaded.profiles.empty());
        QCOMPARE(loaded.state, StoreState::failed);
        QVERIFY(tells(loaded.reports, "No such file"));
    }

private:
    static void add_versions() {
        QTest::addColumn<int>("version");
        for (const int version : {1, 2, 3})
            QTest::newRow(qPrintable(QString("version %1").arg(version))) << version;
    }
};

QTEST_APPLESS_MAIN(ProfileFileTest)
#include "profile_file_test.moc"
