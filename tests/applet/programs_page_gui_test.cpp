// SPDX-License-Identifier: GPL-2.0-or-later
//
// The Programs page in a person's hands, with a service that hangs, refuses and vanishes.
#include "support/applet/programs_scene.hpp"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace pandemonium::applet;
using namespace std::chrono_literals;
using pandemonium::test::desktop_programs;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::Program;
using pandemonium::test::slowdown;
using Scene = pandemonium::test::ProgramsScene;

namespace {

/// Of this process, all its threads.
std::chrono::microseconds cpu_time() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::microseconds(now.tv_nsec / 1000);
}

/// The most CPU time that passed until the event loop came around again, while that came about.
std::chrono::microseconds longest_block(const std::function<bool()> &has_happened) {
    std::chrono::microseconds longest{0};
    const QDeadlineTimer patience(60s);
    while (!has_happened() && !patience.hasExpired()) {
        const auto before = cpu_time();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, cpu_time() - before);
    }
    return longest;
}

} // namespace

class ProgramsPageTest : public QObject {
    Q_OBJECT
public:
    explicit ProgramsPageTest(const pandemonium::test::AppletSurroundings &) {}

private Q_SLOTS:
    void all_programs_are_listed_and_typing_finds_some() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        QTest::keyClick(scene.page.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(scene.search, "WAY");
        QCOMPARE(scene.rows(), 2);
        QVERIFY(scene.cell("Xwayland").isValid());
        QTest::keyClick(scene.search, Qt::Key_Escape);
        QCOMPARE(scene.rows(), 10);
        scene.page->findChild<QComboBox *>()->setCurrentIndex(1);
        QCOMPARE(scene.rows(), 3);
    }

    void a_pin_from_the_menu_waits_and_is_shown_when_the_service_says_so() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "");
        scene.select({"kate"});
        scene.action("Latency-critical, until the service stops")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        QCOMPARE(scene.note("kate"), "Waiting for permission…");
        QCOMPARE(scene.cell("kate", ProfilesModel::pin).data().toString(), QString());
        scene.service.right("PinProfile");
        scene.service.release();
        QTRY_COMPARE(scene.cell("kate", ProfilesModel::pin).data().toString(),
                     "Latency-critical, until the service stops");
        QTRY_COMPARE(scene.note("kate"), QString());
        QCOMPARE(scene.service.heard("PinProfile").at(0).arguments,
                 (QVariantList{"kate", "latency-critical", quint64{1}}));
    }

    void a_refusal_falls_back_and_says_which_it_was_data() {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("said");
        QTest::newRow("refused") << "AccessDenied" << "refused";
        QTest::newRow("dismissed") << "Dismissed" << "closed";
        QTest::newRow("no agent") << "InteractiveAuthorizationRequired" << "polkit agent";
        QTest::newRow("timed out") << "" << "no answer in time";
    }
    void a_refusal_falls_back_and_says_which_it_was() {
        QFETCH(QString, error);
        QFETCH(QString, said);
        constexpr int soon_ms = 100;
        const bool waits_in_vain = error.isEmpty();
        Scene scene(desktop_programs(), waits_in_vain ? Patience{.permissionMs = soon_ms} : Patience());
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("UnpinProfile", error);
        scene.select({"firefox"});
        scene.action("&Unpin")->trigger();
        QTRY_VERIFY2(scene.note("firefox").contains(said), qPrintable(scene.note("firefox")));
        QVERIFY(scene.cell("firefox").data(Qt::ToolTipRole).toString().contains(said));
        QCOMPARE(scene.cell("firefox", ProfilesModel::pin).data().toString(), "Interactive, for good");
        QVERIFY(scene.sentence().contains(said));
        scene.service.right("UnpinProfile");
        scene.action("&Unpin")->trigger();
        QTRY_COMPARE(scene.note("firefox"), QString());
        QVERIFY(!scene.sentence().contains(said));
    }

    void a_pin_nothing_enforces_says_so() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.be("observing", "observe");
        scene.select({"kate"});
        scene.action("Batch, for good")->trigger();
        QTRY_VERIFY(scene.sentence().contains("Nothing enforces it at the moment"));
    }

    void forgetting_that_is_undone_never_reaches_the_service() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate", "bash", "firefox"}); // firefox is pinned, and is left alone
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        scene.table->setFocus();
        QTest::keyClick(scene.table, Qt::Key_Delete);
        QCOMPARE(scene.forgetting.names(), (QStringList{"bash", "kate"}));
        QVERIFY(scene.sentence().contains("Forgetting 2 program"));
        QVERIFY(!scene.note("kate").isEmpty());
        scene.press("Undo");
        QVERIFY(scene.forgetting.names().isEmpty());
        QCOMPARE(scene.note("kate"), QString());
        QCOMPARE(scene.said(), QStringList());
        scene.forgetting.flush();
        QVERIFY(!scene.client.isAsking());
        QVERIFY(scene.service.heard("ForgetProfile").isEmpty());
    }

    void leaving_asks_at_once_what_was_to_be_forgotten() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate", "bash"});
        scene.action("&Forget")->trigger();
        scene.page->hide();
        const QSignalSpy settled(&scene.client, &Client::settled);
        scene.forgetting.flush();
        QVERIFY(scene.client.isAsking());
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(scene.service.programs.size(), 8);
        scene.page->show();
        QTRY_COMPARE(scene.rows(), 8);
    }

    void what_the_administrator_pinned_is_out_of_reach_and_says_why() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"ffmpeg"});
        for (const auto *text : {"&Unpin", "&Forget", "Pi&n to"}) {
            QVERIFY2(!scene.action(text)->isEnabled(), text);
            QVERIFY2(scene.action(text)->toolTip().contains("administrator"), text);
        }
        scene.select({"ffmpeg", "firefox"});
        scene.action("&Unpin")->trigger();
        QTRY_COMPARE(scene.cell("firefox", ProfilesModel::pin).data().toString(), QString());
        QCOMPARE(scene.service.heard("UnpinProfile").size(), 1);
    }

    void selection_and_sorting_outlive_updates_and_typing() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.table->sortByColumn(ProfilesModel::meanRun, Qt::DescendingOrder);
        QCOMPARE(scene.table->model()->index(0, 0).data().toString(), "cc1plus");
        scene.select({"bash", "kate"});
        scene.service.programs["bash"]["AvgRuntimeNs"] = quint64{90'000'000};
        scene.service.send("Profiles", "ProfilesUpdated", {quint64{2}, quint32{1}});
        QTRY_COMPARE(scene.table->model()->index(0, 0).data().toString(), "bash");
        QCOMPARE(scene.selected(), (QStringList{"bash", "kate"}));
        QTest::keyClicks(scene.search, "at");
        QCOMPARE(scene.selected(), QStringList{"kate"});
        QCOMPARE(scene.table->currentName(), "kate");
        scene.search->clear();
        QCOMPARE(scene.selected(), QStringList{"kate"});
        QCOMPARE(scene.table->model()->index(0, 0).data().toString(), "bash");
    }

    void what_became_of_a_program_is_found_when_another_row_is_looked_at() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "AccessDenied");
        scene.select({"kate"});
        scene.action("Batch, for good")->trigger();
        QTRY_COMPARE(scene.said(), QStringList{"kate: Permission was refused."});
        scene.select({"bash"});
        QCOMPARE(scene.said(), QStringList{"kate: Permission was refused."});
        scene.search->setText("fire");
        QCOMPARE(scene.rows(), 1);
        QCOMPARE(scene.said(), QStringList{"kate: Permission was refused."});
        scene.service.send("Profiles", "ProfileForgotten", {"kate"});
        QTRY_COMPARE(scene.said(), QStringList());
    }

    void why_there_are_no_rows_is_said() {
        Scene scene(QList<QVariantMap>{});
        QTRY_VERIFY2(scene.sentence().contains("Nothing learned yet"), qPrintable(scene.sentence()));
        scene.service.vanish();
        QTRY_VERIFY2(scene.sentence().contains("while the service is there"), qPrintable(scene.sentence()));
        scene.service.set_programs(desktop_programs());
        scene.service.appear();
        QTRY_COMPARE(scene.said(), QStringList());
        scene.search->setText("nothing like it");
        QVERIFY2(scene.sentence().contains("No program matches"), qPrintable(scene.sentence()));
        scene.press("S&how all programs");
        QCOMPARE(scene.rows(), 10);
        QVERIFY(scene.table->isVisible());
    }

    void permission_to_list_can_be_asked_for() {
        Scene scene;
        scene.service.answer("ListProfiles", "InteractiveAuthorizationRequired");
        QTRY_VERIFY2(scene.sentence().contains("Permission needed"), qPrintable(scene.sentence()));
        scene.service.answer("ListProfiles", "AccessDenied");
        scene.press("&Ask for permission");
        QVERIFY2(scene.sentence().contains("Waiting for permission…"), qPrintable(scene.sentence()));
        QCOMPARE(scene.offered(), QStringList());
        QTRY_VERIFY2(scene.sentence().contains("Permission was refused"), qPrintable(scene.sentence()));
        QCOMPARE(scene.offered(), QStringList{"&Ask for permission"});
        scene.service.right("ListProfiles");
        scene.press("&Ask for permission");
        QTRY_COMPARE(scene.rows(), 10);
        QCOMPARE(scene.said(), QStringList());
        QVERIFY(scene.service.heard("ListProfiles").last().may_ask_the_person);
    }

    void a_refusal_later_on_leaves_the_rows() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("ListProfiles", "AccessDenied");
        scene.service.send("Profiles", "ProfilesUpdated", {quint64{2}, quint32{1}});
        QTRY_VERIFY(scene.sentence().contains("Changes are not shown any more"));
        QCOMPARE(scene.rows(), 10);
        scene.service.right("ListProfiles");
        scene.press("&Ask for permission");
        QCOMPARE(scene.said(), QStringList{"Waiting for permission…"});
        QCOMPARE(scene.offered(), QStringList());
        QTRY_COMPARE(scene.said(), QStringList());
    }

    void a_service_that_dies_while_it_is_asked_leaves_no_row_waiting() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "");
        scene.select({"kate", "bash"});
        scene.action("Batch, for good")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.service.crash();
        QTRY_VERIFY(scene.sentence().contains("while the service is there"));
        QTRY_VERIFY(!scene.client.isAsking());
        scene.service.right("PinProfile");
        scene.service.appear();
        QTRY_COMPARE(scene.rows(), 10);
        QCOMPARE(scene.note("kate"), QString());
    }

    void an_answer_for_a_page_that_is_gone_is_dropped() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "");
        scene.select({"kate"});
        scene.action("Batch, for good")->trigger();
        QTRY_COMPARE(scene.service.hanging(), 1);
        scene.page.reset();
        scene.service.release();
        const QSignalSpy pins(&scene.client, &Client::profilePinned);
        QTRY_COMPARE(pins.size(), 1);
    }

    void names_are_plain_text_whatever_is_in_them() {
        const QStringList names{"<b>x</b>", "a\u202Eb", "🦊🦊🦊", "&amp;"};
        QList<QVariantMap> programs;
        for (const auto &name : names)
            programs << Program{.name = name};
        Scene scene(programs);
        QTRY_COMPARE(scene.rows(), 4);
        QVERIFY(scene.cell("<b>x</b>").isValid());
        QVERIFY(scene.cell("a\uFFFDb").isValid());
        QVERIFY(scene.cell("🦊🦊🦊").isValid());
        scene.service.answer("PinProfile", "Unheard", "<i>no</i>");
        scene.select({"<b>x</b>"});
        scene.action("Batch, for good")->trigger();
        QTRY_VERIFY(scene.sentence().contains("<b>x</b>") && scene.sentence().contains("<i>no</i>"));
        QVERIFY(!scene.cell("<b>x</b>").data(Qt::ToolTipRole).toString().contains("<i>"));
        for (const auto *label : scene.page->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void thousands_of_programs_are_found_by_typing() {
        Scene scene(many_programs(4096));
        QTRY_COMPARE(scene.rows(), 4096);
        for (const auto *text : {"3", "37", "375", "37", "3", ""}) {
            auto least = std::chrono::microseconds::max(); // of five tries: the machine is shared
            const auto shown = scene.search->text();
            for (int i = 0; i < 5; ++i) {
                scene.search->setText(shown);
                const auto before = cpu_time();
                scene.search->setText(text);
                scene.table->viewport()->repaint();
                least = std::min(least, cpu_time() - before);
            }
            qInfo("“%s”: %d rows after %ld us of CPU time", text, scene.rows(), static_cast<long>(least.count()));
            QVERIFY(least <= slowdown * 16ms); // a frame
            QVERIFY(scene.rows() > 0);
        }
        QCOMPARE(scene.rows(), 4096);
    }

    void thousands_of_programs_that_come_and_change_hold_nothing_up() {
        Scene scene(many_programs(4096));
        const auto longest = longest_block([&] { return scene.rows() == 4096; });
        for (auto &program : scene.service.programs)
            program["AvgRuntimeNs"] = program["AvgRuntimeNs"].toULongLong() + 1000;
        const auto changed = scene.service.programs.firstKey();
        const auto before = scene.cell(changed, ProfilesModel::meanRun).data().toString();
        scene.service.send("Profiles", "ProfilesUpdated", {quint64{2}, quint32{4096}});
        const auto longest_of_changes =
            longest_block([&] { return scene.cell(changed, ProfilesModel::meanRun).data().toString() != before; });
        qInfo("the longest blocks took %ld and %ld us of CPU time", static_cast<long>(longest.count()),
              static_cast<long>(longest_of_changes.count()));
        QVERIFY(longest <= slowdown * 100ms);
        QVERIFY(longest_of_changes <= slowdown * 100ms);
    }
};

APPLET_TEST_MAIN(ProgramsPageTest, QApplication)
#include "programs_page_gui_test.moc"
