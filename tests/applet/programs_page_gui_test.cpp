// SPDX-License-Identifier: GPL-2.0-or-later
//
// The Programs page in a person's hands, with a service that hangs, refuses and vanishes.
#include "models/desktop_entries.hpp"
#include "support/applet/announcements.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/banner.hpp"
#include "views/program_table.hpp"
#include "views/programs_page.hpp"
#include "views/sort_menu.hpp"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

#include <ctime>

using namespace pandemonium::applet;
using namespace std::chrono_literals;
using pandemonium::test::Announcements;
using pandemonium::test::desktop_programs;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::Program;
using pandemonium::test::slowdown;

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

/// The page, shown, with a service that has these programs.
struct Scene {
    FakeService service;
    Client client;
    ForgetQueue forgetting{1h};
    DesktopEntries entries;
    std::unique_ptr<ProgramsPage> page = std::make_unique<ProgramsPage>(client, forgetting, entries);
    ProgramTable *table = page->findChild<ProgramTable *>();
    QLineEdit *search = page->findChild<QLineEdit *>();

    explicit Scene(const QList<QVariantMap> &programs = desktop_programs(), Patience patience = {}) : client(patience) {
        service.set_programs(programs);
        service.appear();
        page->resize(900, 600);
        page->show();
        page->activateWindow();
    }

    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(const QString &name, int column = ProfilesModel::name) const {
        for (int row = 0; row < rows(); ++row)
            if (const auto index = table->model()->index(row, 0); index.data().toString() == name)
                return index.siblingAtColumn(column);
        return {};
    }
    [[nodiscard]] QString note(const QString &name) const {
        return cell(name).data(ProfilesModel::noteRole).toString();
    }
    void select(const QStringList &names) const {
        table->clearSelection();
        for (const auto &name : names)
            table->selectionModel()->setCurrentIndex(cell(name),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QStringList selected() const {
        QStringList names;
        for (const auto &profile : table->selected())
            names << profile.name;
        return names;
    }
    /// As if it were chosen from a menu or pressed.
    [[nodiscard]] QAction *action(const QString &text) const {
        for (auto *action : page->findChildren<QAction *>())
            if (action->text() == text)
                return action;
        qFatal("no action “%s”", qPrintable(text));
    }
    /// What is said beside or instead of the rows, and can be seen.
    [[nodiscard]] QStringList said() const {
        QStringList sentences;
        for (const auto *banner : page->findChildren<Banner *>())
            if (banner->isVisible())
                sentences << banner->content().title << banner->content().sentence;
        sentences.removeAll(QString());
        return sentences;
    }
    [[nodiscard]] QString sentence() const { return said().join(u' '); }
    /// The buttons of what is said.
    [[nodiscard]] QStringList offered() const {
        QStringList buttons;
        for (const auto *banner : page->findChildren<Banner *>())
            if (banner->isVisible())
                buttons << banner->content().button;
        buttons.removeAll(QString());
        return buttons;
    }
    /// The menu the key for it opens at the current row; the person's hand is on the keyboard.
    [[nodiscard]] QMenu *opened_menu() const {
        const auto place = table->visualRect(table->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, table->viewport()->mapToGlobal(place));
        QApplication::sendEvent(table->viewport(), &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    void choose_from_the_sort_menu(const QString &text) const {
        QTest::keyClick(opened_menu(), Qt::Key_S);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (qsizetype i = 0; i < menu->actions().size() && menu->activeAction()->text() != text; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    }
    void press(const QString &text) const {
        for (auto *button : page->findChildren<QAbstractButton *>())
            if (button->isVisible() && button->text() == text)
                return button->click();
        qFatal("no button “%s”", qPrintable(text));
    }
};

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
        Scene scene(desktop_programs(), {.permissionMs = 100});
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
        QVERIFY(!scene.page->isAsking());
        QVERIFY(scene.service.heard("ForgetProfile").isEmpty());
    }

    void leaving_asks_at_once_what_was_to_be_forgotten() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate", "bash"});
        scene.action("&Forget")->trigger();
        scene.page->hide();
        const QSignalSpy settled(scene.page.get(), &ProgramsPage::settled);
        scene.forgetting.flush();
        QVERIFY(scene.page->isAsking());
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

    void rows_are_copied_as_text() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate", "firefox"});
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        scene.table->setFocus();
        QTest::keyClick(scene.table, Qt::Key_C, Qt::ControlModifier);
        const auto lines = QApplication::clipboard()->text().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.at(0).startsWith("firefox\tInteractive\tInteractive, for good\t92 %\t700 µs"),
                 qPrintable(lines.at(0)));
    }

    void a_program_can_be_asked_about() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        const QSignalSpy why(scene.page.get(), &ProgramsPage::whyAsked);
        const QSignalSpy picker(scene.page.get(), &ProgramsPage::pickerAsked);
        QVERIFY(!scene.action("&Why?")->isEnabled());
        scene.select({"kate"});
        scene.action("&Why?")->trigger();
        QCOMPARE(why.at(0).at(0).toString(), "kate");
        scene.press("What &is this process?");
        QCOMPARE(picker.size(), 1);
    }

    void the_menu_opens_at_the_keyboard() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate"});
        auto *menu = scene.opened_menu();
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), "Pi&n to");
        menu->close();
    }

    void rows_are_sorted_by_keyboard_alone() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate"});
        scene.choose_from_the_sort_menu("Mean run");
        QCOMPARE(scene.table->model()->index(0, 0).data().toString(), "pipewire");
        scene.choose_from_the_sort_menu("&Descending");
        QCOMPARE(scene.table->model()->index(0, 0).data().toString(), "cc1plus");
        QTest::keyClick(scene.opened_menu(), Qt::Key_S);
        QStringList checked;
        for (const auto *action : qobject_cast<QMenu *>(QApplication::activePopupWidget())->actions())
            if (action->isChecked())
                checked << action->text();
        QCOMPARE(checked, (QStringList{"Mean run", "&Descending"}));
        while (auto *popup = QApplication::activePopupWidget())
            popup->close();
    }

    void columns_nobody_sees_are_not_offered_and_their_titles_are_literal() {
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels({"Name", "R&D", "Hidden"});
        QTableView view;
        view.setModel(&model);
        view.hideColumn(2);
        SortMenu menu(*view.horizontalHeader(), &view);
        Q_EMIT menu.aboutToShow();
        QStringList texts;
        for (const auto *action : menu.actions())
            texts << action->text();
        QCOMPARE(texts, (QStringList{"Name", "R&&D", "", "&Ascending", "&Descending"}));
    }

    void buttons_are_pressed_by_their_letters() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        const QSignalSpy why(scene.page.get(), &ProgramsPage::whyAsked);
        const QSignalSpy picker(scene.page.get(), &ProgramsPage::pickerAsked);
        scene.select({"kate"});
        QTest::keyClick(scene.page.get(), Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(why.size(), 1);
        QTest::keyClick(scene.page.get(), Qt::Key_I, Qt::AltModifier);
        QTRY_COMPARE(picker.size(), 1);
        QTest::keyClick(scene.page.get(), Qt::Key_F, Qt::AltModifier);
        QTRY_COMPARE(scene.forgetting.names(), QStringList{"kate"});
        scene.select({"firefox"});
        QTest::keyClick(scene.page.get(), Qt::Key_U, Qt::AltModifier);
        QTRY_COMPARE(scene.service.heard("UnpinProfile").size(), 1);
        const QSignalSpy opened(scene.action("Pi&n to")->menu(), &QMenu::aboutToShow);
        QTimer::singleShot(0, scene.page.get(), [] { // the menu waits until it is closed
            if (auto *popup = QApplication::activePopupWidget())
                popup->close();
        });
        QTest::keyClick(scene.page.get(), Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(opened.size(), 1);
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

    void a_copied_row_has_what_became_of_it() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "AccessDenied");
        scene.select({"kate"});
        scene.action("Batch, for good")->trigger();
        QTRY_VERIFY(!scene.page->isAsking());
        scene.action("&Copy")->trigger();
        const auto row = QApplication::clipboard()->text();
        QVERIFY2(row.startsWith("kate\t") && row.endsWith("\tPermission was refused."), qPrintable(row));
    }

    void why_there_are_no_rows_is_said() {
        Scene scene(QList<QVariantMap>{});
        QTRY_VERIFY2(scene.sentence().contains("Nothing learned yet"), qPrintable(scene.sentence()));
        scene.service.vanish();
        QTRY_VERIFY2(scene.sentence().contains("Service not running"), qPrintable(scene.sentence()));
        scene.service.set_programs(desktop_programs());
        scene.service.appear();
        QTRY_COMPARE(scene.said(), QStringList());
        scene.search->setText("nothing like it");
        QVERIFY2(scene.sentence().contains("No program matches"), qPrintable(scene.sentence()));
        scene.press("S&how all programs");
        QCOMPARE(scene.rows(), 10);
        QVERIFY(scene.table->isVisible());
    }

    void what_is_said_is_read_out_when_it_can_be_seen() {
        const Announcements announcements;
        Scene scene(QList<QVariantMap>{});
        QTRY_VERIFY(scene.sentence().contains("Nothing learned yet"));
        QCOMPARE(announcements.heard().constLast(), "Programs appear here after they have run for a while.");
        scene.page->hide();
        const auto heard = announcements.heard();
        scene.service.vanish();
        QTRY_VERIFY(!scene.client.service().isPresent());
        QCOMPARE(announcements.heard(), heard);
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
        QTRY_VERIFY(scene.sentence().contains("Service not running"));
        QTRY_VERIFY(!scene.page->isAsking());
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
            const auto before = cpu_time();
            scene.search->setText(text);
            scene.table->viewport()->repaint();
            const auto taken = cpu_time() - before;
            qInfo("“%s”: %d rows after %ld us of CPU time", text, scene.rows(), static_cast<long>(taken.count()));
            QVERIFY(taken <= slowdown * 16ms); // a frame
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

    void everything_has_a_name_and_can_be_reached_by_keyboard() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate"});
        for (auto *control : scene.page->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<QAbstractButton *>(control) || qobject_cast<QComboBox *>(control) ||
                                   qobject_cast<QTableView *>(control) || control == scene.search;
            if (!isControl || !control->isVisible() || qobject_cast<QAbstractItemView *>(control->parentWidget()) ||
                control->parentWidget() == scene.search)
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(control);
            QVERIFY2(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     control->metaObject()->className());
            QVERIFY2(control->focusPolicy() & Qt::TabFocus, control->metaObject()->className());
        }
    }
};

APPLET_TEST_MAIN(ProgramsPageTest, QApplication)
#include "programs_page_gui_test.moc"
