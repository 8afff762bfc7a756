// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/atomic_file.hpp"
#include "store/faults.hpp"
#include "store/sandbox.hpp"

#include <QTest>

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

using namespace pandemonium;
using namespace pandemonium::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t limit = 1024 * 1024;
constexpr auto older = "the generation before the old one";
constexpr auto old = "the old file";
constexpr auto fresh = "the new file, which is longer than the old one";

const std::set<std::string> only_the_file{"file"};
const std::set<std::string> both_generations{"file", "file.1"};

void lay_out_two_generations(const Sandbox &box) {
    box.clear();
    box.write("file", old);
    box.write("file.1", older);
}

Result<void> save(const Sandbox &box) { return write_atomically(box / "file", bytes(fresh), Previous::kept); }

int calls_of_a_save(const Sandbox &box) {
    int number = 0;
    do {
        lay_out_two_generations(box);
        fail_call(++number, EIO);
        (void)save(box); // only the count matters
    } while (calls_are_normal_again());
    return number - 1;
}

std::string outcome_of(const Result<void> &result) { return result ? "saved" : std::strerror(result.error().number); }

/// A small file system of its own at path, seen by this process only. An errno, or 0.
int mount_tmpfs(const std::filesystem::path &path, const char *options) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return errno;
    return ::mount("tmpfs", path.c_str(), "tmpfs", 0, options) == 0 ? 0 : errno;
}

bool drop_rights() {
    constexpr uid_t nobody = 65534;
    return ::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
}

bool needs_root() { return ::geteuid() != 0; }

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void a_file_is_read_whole() {
        const Sandbox box;
        const std::string large(300'000, 'x');
        box.write("file", large);
        const auto read = read_file(box / "file", limit);
        QVERIFY(read);
        QCOMPARE(text(*read), large);
    }

    void an_absent_file_is_told_apart() { QCOMPARE(read_file(Sandbox() / "file", limit).error().number, ENOENT); }

    void a_file_at_the_limit_is_read_and_one_above_is_not() {
        const Sandbox box;
        box.write("file", std::string(100, 'x'));
        QVERIFY(read_file(box / "file", 100));
        QCOMPARE(read_file(box / "file", 99).error().number, EFBIG);
    }

    void a_sparse_file_of_10_gib_is_refused_before_reading() {
        const Sandbox box;
        box.write("file", "");
        std::filesystem::resize_file(box / "file", 10ULL << 30);
        QCOMPARE(read_file(box / "file", limit).error().number, EFBIG);
    }

    void a_directory_is_refused() { QCOMPARE(read_file(Sandbox().path(), limit).error().number, EISDIR); }

    void a_symbolic_link_is_refused_unless_it_is_the_administrators() {
        const Sandbox box;
        box.write("target", "content");
        std::filesystem::create_symlink("target", box / "link");
        QCOMPARE(read_file(box / "link", limit).error().number, ELOOP);
        QCOMPARE(text(*read_file(box / "link", limit, Symlinks::followed)), "content");
    }

    void a_fifo_is_refused_without_waiting_for_its_writer() {
        const Sandbox box;
        QCOMPARE(::mkfifo((box / "fifo").c_str(), 0600), 0);
        QCOMPARE(read_file(box / "fifo", limit).error().number, EINVAL);
    }

    void a_device_is_refused() { QCOMPARE(read_file("/dev/zero", limit).error().number, EINVAL); }

    void an_error_names_path_and_step() {
        const Sandbox box;
        const std::string sentence = read_file(box / "a\nb", limit).error().sentence;
        QVERIFY(sentence.contains("a\\x0ab: open: No such file"));
    }

    void a_save_replaces_the_file_and_keeps_the_previous_generation() {
        const Sandbox box;
        lay_out_two_generations(box);
        QVERIFY(save(box));
        QCOMPARE(box.read("file"), fresh);
        QCOMPARE(box.read("file.1"), old);
        QCOMPARE(box.names(), both_generations);
    }

    void the_first_save_has_no_previous_generation() {
        const Sandbox box;
        QVERIFY(save(box));
        QCOMPARE(box.names(), only_the_file);
    }

    void a_save_without_previous_generation_leaves_the_one_there_alone() {
        const Sandbox box;
        lay_out_two_generations(box);
        QVERIFY(write_atomically(box / "file", bytes(fresh), Previous::dropped));
        QCOMPARE(box.read("file.1"), older);
    }

    void the_content_is_on_the_disk_before_the_name_and_then_the_name() {
        const Sandbox box;
        constexpr int never = 1000;
        fail_call(never, EIO);
        QVERIFY(write_atomically(box / "file", bytes(fresh), Previous::dropped));
        QVERIFY(!calls_are_normal_again());
        const std::string calls = calls_so_far();
        QVERIFY2(calls.ends_with("write fsync renameat fsync "), calls.c_str());
    }

    void what_is_saved_is_private() {
        const Sandbox box;
        QVERIFY(save(box));
        QVERIFY(std::filesystem::status(box / "file").permissions() == std::filesystem::perms(0600));
    }

    void leftovers_of_a_killed_save_are_in_nobodys_way() {
        const Sandbox box;
        lay_out_two_generations(box);
        box.write(".file.new", "half of a fi");
        box.write(".file.old", "whatever");
        QVERIFY(save(box));
        QCOMPARE(box.read("file"), fresh);
        QCOMPARE(box.names(), both_generations);
    }

    void a_failure_at_any_call_leaves_the_old_file_byte_for_byte_data() {
        QTest::addColumn<int>("error");
        QTest::newRow("disk full") << ENOSPC;
        QTest::newRow("quota") << EDQUOT;
        QTest::newRow("disk broken") << EIO;
        QTest::newRow("read-only") << EROFS;
        QTest::newRow("no right") << EACCES;
    }
    void a_failure_at_any_call_leaves_the_old_file_byte_for_byte() {
        QFETCH(int, error);
        const Sandbox box;
        const int last = calls_of_a_save(box);
        QVERIFY(last >= 8);
        for (int number = 1; number <= last; ++number) {
            lay_out_two_generations(box);
            fail_call(number, error);
            const auto result = save(box);
            QVERIFY(calls_are_normal_again());
            QVERIFY2(!result, qPrintable(QString("call %1").arg(number)));
            QCOMPARE(result.error().number, error);
            // the last call syncs the directory: the new file is in place already, and whole
            QCOMPARE(box.read("file"), number == last ? fresh : old);
            QVERIFY(box.read("file.1") == older || box.read("file.1") == old);
            QCOMPARE(box.names(), both_generations);
        }
    }

    void a_kill_at_any_call_leaves_the_old_file_or_the_new_one() {
        const Sandbox box;
        const int last = calls_of_a_save(box);
        for (int number = 1; number <= last; ++number) {
            lay_out_two_generations(box);
            QCOMPARE(in_child([&] {
                         die_at_call(number);
                         return outcome_of(save(box));
                     }),
                     "killed");
            QVERIFY(box.read("file") == old || box.read("file") == fresh);
            QVERIFY(box.read("file.1") == older || box.read("file.1") == old);
            QVERIFY(save(box));
            QCOMPARE(box.read("file"), fresh);
            QCOMPARE(box.names(), both_generations);
        }
    }

    void without_hard_links_a_save_works_and_keeps_no_previous_generation() {
        const Sandbox box;
        const int last = calls_of_a_save(box);
        int survived = 0;
        for (int number = 1; number <= last; ++number) {
            lay_out_two_generations(box);
            fail_call(number, EOPNOTSUPP);
            survived += save(box) ? 1 : 0;
            (void)calls_are_normal_again();
        }
        QCOMPARE(survived, 1); // the call that links
    }

    void a_full_disk_leaves_the_old_file() {
        if (needs_root())
            QSKIP("needs root to mount a small file system");
        const Sandbox box;
        const std::string told = in_child([&]() -> std::string {
            if (const int error = mount_tmpfs(box.path(), "size=16k"); error != 0)
                return std::string("mount: ") + std::strerror(error);
            lay_out_two_generations(box);
            const std::vector<std::byte> large(64 * 1024);
            const auto result = write_atomically(box / "file", large, Previous::kept);
            const bool is_intact = box.read("file") == old && box.read("file.1") == older;
            return outcome_of(result) + (is_intact && box.names() == both_generations ? ", intact" : ", harmed");
        });
        QCOMPARE(told, "No space left on device, intact");
    }

    void a_read_only_file_system_leaves_the_old_file() {
        if (needs_root())
            QSKIP("needs root to mount a small file system");
        const Sandbox box;
        const std::string told = in_child([&]() -> std::string {
            if (const int error = mount_tmpfs(box.path(), "size=64k"); error != 0)
                return std::string("mount: ") + std::strerror(error);
            lay_out_two_generations(box);
            if (::mount(nullptr, box.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
                return std::string("remount: ") + std::strerror(errno);
            return outcome_of(save(box)) + (box.read("file") == old ? ", intact" : ", harmed");
        });
        QCOMPARE(told, "Read-only file system, intact");
    }

    void a_directory_without_the_right_to_write_leaves_the_old_file() {
        if (needs_root())
            QSKIP("needs root to become somebody without rights");
        const Sandbox box;
        box.open_to_all();
        lay_out_two_generations(box);
        const std::string told =
            in_child([&] { return drop_rights() ? outcome_of(save(box)) : std::string("kept its rights"); });
        QCOMPARE(told, "Permission denied");
        QCOMPARE(box.read("file"), old);
        QCOMPARE(box.names(), both_generations);
    }

    void a_directory_at_the_path_is_not_replaced() {
        const Sandbox box;
        std::filesystem::create_directory(box / "file");
        QVERIFY(!save(box));
        QCOMPARE(box.names(), only_the_file);
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
