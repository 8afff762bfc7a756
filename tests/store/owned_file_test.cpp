// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/aside.hpp"
#include "store/faults.hpp"
#include "store/owned_file.hpp"
#include "store/sandbox.hpp"

#include <QTest>

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

using namespace pandemonium;
using namespace pandemonium::test;

namespace {

constexpr std::size_t limit = 1024 * 1024;
constexpr auto old = "the old file";
constexpr auto fresh = "the new file, which is longer than the old one";

void change_by_hand(const Sandbox &box, const QString &change) {
    if (change == "appended")
        box.write("file", std::string(old) + "\n");
    else if (change == "same length")
        box.write("file", std::string(std::strlen(old), 'x'));
    else if (change == "emptied")
        box.write("file", "");
    else if (change == "too large")
        std::filesystem::resize_file(box / "file", 10ULL << 30);
    else
        std::filesystem::remove(box / "file");
    if (change == "replaced")
        box.write("file", "an editor's");
    if (change == "fifo")
        QCOMPARE(::mkfifo((box / "file").c_str(), 0600), 0);
}

} // namespace

class OwnedFileTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_kept_aside_carries_the_date() {
        const Sandbox box;
        box.write("file", "damaged");
        const auto aside = keep_aside(box / "file", noon);
        QVERIFY(aside && *aside);
        QCOMPARE(box.names(), std::set<std::string>{"file.damaged-20260701T120000Z"});
        QCOMPARE(box.read("file.damaged-20260701T120000Z"), "damaged");
    }

    void nothing_is_kept_aside_when_there_is_nothing() {
        const auto aside = keep_aside(Sandbox() / "file", noon);
        QVERIFY(aside);
        QVERIFY(!*aside);
    }

    void two_in_the_same_second_do_not_overwrite_each_other() {
        const Sandbox box;
        for (const auto *content : {"first", "second"}) {
            box.write("file", content);
            QVERIFY(keep_aside(box / "file", noon));
        }
        QCOMPARE(box.read("file.damaged-20260701T120000Z"), "first");
        QCOMPARE(box.read("file.damaged-20260701T120000Z-2"), "second");
    }

    void of_many_only_the_newest_five_stay() {
        const Sandbox box;
        for (int number = 0; number < 20; ++number) {
            box.write("file", std::to_string(number));
            QVERIFY(keep_aside(box / "file", noon + std::chrono::seconds(number)));
        }
        QCOMPARE(box.names().size(), 5U);
        QCOMPARE(box.read("file.damaged-20260701T120015Z"), "15");
        QCOMPARE(box.read("file.damaged-20260701T120019Z"), "19");
    }

    void links_directories_and_fifos_can_be_kept_aside() {
        const Sandbox box;
        box.write("target", "content");
        std::filesystem::create_symlink("target", box / "link");
        std::filesystem::create_directory(box / "directory");
        QCOMPARE(::mkfifo((box / "fifo").c_str(), 0600), 0);
        for (const auto *name : {"link", "directory", "fifo"})
            QVERIFY(keep_aside(box / name, noon));
        QCOMPARE(box.read("target"), "content");
        QVERIFY(std::filesystem::is_symlink(box / "link.damaged-20260701T120000Z"));
    }

    void an_owned_file_is_replaced_as_long_as_nobody_else_changed_it() {
        const Sandbox box;
        box.write("file", old);
        OwnedFile file(box / "file", limit);
        QCOMPARE(text(file.read()->value()), old);
        QVERIFY(file.replace(bytes(fresh), Previous::kept));
        QVERIFY(file.replace(bytes("newer still"), Previous::kept));
        QCOMPARE(box.read("file"), "newer still");
    }

    void a_change_by_somebody_else_is_not_overwritten_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("error");
        for (const auto *change : {"appended", "same length", "emptied", "replaced", "removed"})
            QTest::newRow(change) << change << ESTALE;
        QTest::newRow("fifo") << "fifo" << EINVAL;
        QTest::newRow("too large") << "too large" << EFBIG;
    }
    void a_change_by_somebody_else_is_not_overwritten() {
        QFETCH(QString, change);
        const Sandbox box;
        box.write("file", old);
        OwnedFile file(box / "file", limit);
        QVERIFY(file.read());
        change_by_hand(box, change);
        const auto before = box.names();
        QTEST(file.replace(bytes(fresh), Previous::kept).error().number, "error");
        QCOMPARE(box.names(), before);
        QVERIFY(change == "fifo" || change == "too large" || box.read("file") != fresh);
    }

    void what_was_never_read_is_not_overwritten() {
        const Sandbox box;
        box.write("file", old);
        QCOMPARE(OwnedFile(box / "file", limit).replace(bytes(fresh), Previous::kept).error().number, ESTALE);
        QCOMPARE(box.read("file"), old);
    }

    void what_was_never_read_is_kept_aside_where_that_is_wanted() {
        const Sandbox box;
        box.write("file", old);
        OwnedFile file(box / "file", limit);
        const auto aside = file.replace_keeping_aside(bytes(fresh), Previous::kept, noon);
        QVERIFY(aside && *aside);
        QCOMPARE(box.read("file"), fresh);
        QCOMPARE(box.read("file.damaged-20260701T120000Z"), old);
    }

    void a_save_that_failed_can_be_tried_again() {
        const Sandbox box;
        bool has_failed = true;
        for (int number = 2; has_failed; ++number) { // the first call is the look at the file
            box.clear();
            box.write("file", old);
            OwnedFile file(box / "file", limit);
            QVERIFY(file.read());
            fail_call(number, EIO);
            const auto first = file.replace(bytes(fresh), Previous::kept);
            has_failed = calls_are_normal_again();
            QCOMPARE(first.has_value(), !has_failed);
            const auto again = file.replace(bytes(fresh), Previous::kept);
            QVERIFY2(again, again ? "" : again.error().sentence.c_str());
            QCOMPARE(box.read("file"), fresh);
        }
    }

    void being_out_of_descriptors_says_nothing_about_the_file() {
        const Sandbox box;
        box.write("file", old);
        OwnedFile file(box / "file", limit);
        QVERIFY(file.read());
        fail_call(1, EMFILE);
        const auto result = file.replace_keeping_aside(bytes(fresh), Previous::kept, noon);
        QVERIFY(calls_are_normal_again());
        QCOMPARE(result.error().number, EMFILE);
        QCOMPARE(box.read("file"), old);
        QCOMPARE(box.names(), std::set<std::string>{"file"});
    }
};

QTEST_APPLESS_MAIN(OwnedFileTest)
#include "owned_file_test.moc"
