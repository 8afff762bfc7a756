// SPDX-License-Identifier: GPL-2.0-or-later
//
// The Programs page without a mouse and without eyes: keys, menus, the clipboard, and what is read out.
#include "support/applet/announcements.hpp"
#include "support/applet/programs_scene.hpp"
#include "views/sort_menu.hpp"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace pandemonium::applet;
using pandemonium::test::Announcements;
using pandemonium::test::desktop_programs;
using pandemonium::test::FakeService;
using pandemonium::test::many_programs;
using pandemonium::test::Program;
using Scene = pandemonium::test::ProgramsScene;

class ProgramsKeyboardTest : public QObject {
    Q_OBJECT
public:
    explicit ProgramsKeyboardTest(const pandemonium::test::AppletSurroundings &) {}

private Q_SLOTS:
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

    void forgetting_is_undone_by_the_usual_key() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.select({"kate", "bash"});
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        scene.table->setFocus();
        QTest::keyClick(scene.table, Qt::Key_Delete);
        QCOMPARE(scene.forgetting.names().size(), 2);
        QTest::keySequence(scene.table, QKeySequence::Undo);
        QVERIFY(scene.forgetting.names().isEmpty());
    }

    void a_copied_row_has_what_became_of_it() {
        Scene scene;
        QTRY_COMPARE(scene.rows(), 10);
        scene.service.answer("PinProfile", "AccessDenied");
        scene.select({"kate"});
        scene.action("Batch, for good")->trigger();
        QTRY_VERIFY(!scene.client.isAsking());
        scene.action("&Copy")->trigger();
        const auto row = QApplication::clipboard()->text();
        QVERIFY2(row.startsWith("kate\t") && row.endsWith("\tPermission was refused."), qPrintable(row));
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

APPLET_TEST_MAIN(ProgramsKeyboardTest, QApplication)
#include "programs_keyboard_gui_test.moc"
