// SPDX-License-Identifier: GPL-2.0-or-later
//
// Choosing a process, by keyboard and mouse.
#include "support/applet/announcements.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "support/child_process.hpp"
#include "views/picker_dialog.hpp"
#include "views/why_dialog.hpp"

#include <QApplication>
#include <QMenu>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <unistd.h>

using namespace pandemonium::applet;
using pandemonium::test::Announcements;
using pandemonium::test::FakeService;

namespace {

/// The letters that press a button or lead to a field with Alt, in the order of the widgets.
QStringList letters_of(const QWidget &dialog) {
    QStringList letters;
    for (const auto *button : dialog.findChildren<QPushButton *>())
        letters << QKeySequence::mnemonic(button->text()).toString();
    for (const auto *label : dialog.findChildren<QLabel *>())
        if (label->buddy() != nullptr)
            letters << QKeySequence::mnemonic(label->text()).toString();
    letters.removeAll(QString());
    return letters;
}

} // namespace

class PickerDialogTest : public QObject {
    Q_OBJECT
public:
    explicit PickerDialogTest(pandemonium::test::AppletSurroundings &) {}

private:
    std::unique_ptr<FakeService> service_;
    std::unique_ptr<Client> client_;
    std::unique_ptr<PickerDialog> picker_;

    [[nodiscard]] QLineEdit *search() const { return picker_->findChild<QLineEdit *>("search"); }
    [[nodiscard]] QLineEdit *pid() const { return picker_->findChild<QLineEdit *>("pid"); }
    [[nodiscard]] QTableView *table() const { return picker_->findChild<QTableView *>(); }
    [[nodiscard]] QString notice() const {
        const auto *label = picker_->findChild<QLabel *>("notice");
        return label->isVisible() ? label->text() : QString();
    }
    /// Pids the service was asked about.
    [[nodiscard]] QList<quint32> asked() const {
        QList<quint32> pids;
        for (const auto &call : service_->heard("ExplainPid"))
            pids << call.arguments.at(0).toUInt();
        return pids;
    }
    [[nodiscard]] static QString own_number() { return QString::number(::getpid()); }
    [[nodiscard]] static QList<quint32> only_this_process() { return {static_cast<quint32>(::getpid())}; }

private Q_SLOTS:
    void init() {
        service_ = std::make_unique<FakeService>();
        service_->appear();
        client_ = std::make_unique<Client>();
        QTRY_VERIFY(client_->service().isPresent());
        picker_ = std::make_unique<PickerDialog>(*client_, nullptr);
        picker_->setAttribute(Qt::WA_DeleteOnClose, false);
        picker_->show();
        picker_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(picker_.get()));
    }

    void cleanup() {
        for (auto *widget : QApplication::topLevelWidgets())
            widget->close();
        picker_.reset();
        client_.reset();
        service_.reset();
    }

    void typing_filters_and_enter_explains() {
        QVERIFY(search()->hasFocus());
        QTest::keyClicks(search(), own_number() + " applet_picker");
        QCOMPARE(table()->model()->rowCount(), 1);
        QTest::keyClick(search(), Qt::Key_Return);
        QTRY_COMPARE(asked(), only_this_process());
    }

    void the_list_can_be_walked_from_the_search_field_and_enter_explains_there_too() {
        const auto before = table()->currentIndex().row();
        QTest::keyClick(search(), Qt::Key_Down);
        if (table()->model()->rowCount() > 1)
            QCOMPARE(table()->currentIndex().row(), before + 1);
        search()->setText(own_number() + " applet_picker");
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(asked(), only_this_process());
    }

    void a_double_click_explains_the_row_also_when_a_number_was_typed() {
        QTest::keyClicks(search(), own_number() + " applet_picker");
        pid()->setText("1");
        const auto middle = table()->visualRect(table()->model()->index(0, 0)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, middle);
        QTRY_COMPARE(asked(), only_this_process());
    }

    void a_number_that_was_typed_stays_when_the_list_is_read_again() {
        pid()->setText("4711");
        picker_->findChild<QPushButton *>("refresh")->setFocus();
        QTest::keyClick(picker_->focusWidget(), Qt::Key_Space);
        QCOMPARE(pid()->text(), "4711");
    }

    void a_number_is_explained() {
        pid()->setFocus();
        QTest::keyClicks(pid(), " 12 ");
        QTest::keyClick(pid(), Qt::Key_Return);
        QTRY_COMPARE(asked(), QList<quint32>{12});
    }

    void what_is_no_number_is_said_and_asks_nothing_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("letters") << "kate";
        QTest::newRow("negative") << "-1";
        QTest::newRow("signed") << "+1";
        QTest::newRow("zero") << "0";
        QTest::newRow("too large") << "4294967296";
        QTest::newRow("markup") << "<b>1</b>";
        QTest::newRow("other digits") << QString::fromUtf8("\u0661\u0662");
    }
    void what_is_no_number_is_said_and_asks_nothing() {
        QFETCH(QString, typed);
        pid()->setFocus();
        pid()->setText(typed);
        QTest::keyClick(pid(), Qt::Key_Return);
        QVERIFY2(notice().contains(typed), qPrintable(notice()));
        QCOMPARE(asked(), QList<quint32>());
        QTest::keyClick(pid(), Qt::Key_Backspace);
        QCOMPARE(notice(), QString());
    }

    void nothing_found_is_said_and_nothing_is_asked() {
        QTest::keyClicks(search(), "no process is called so [");
        QCOMPARE(notice(), "No running process of yours matches “no process is called so [”.");
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(notice(), "Choose a process in the list, or enter a process number.");
        QCOMPARE(asked(), QList<quint32>());
    }

    void what_is_said_is_read_out_too() {
        const Announcements announcements;
        search()->setText("no process is called so [");
        QCOMPARE(announcements.heard(), QStringList{notice()});
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(announcements.heard().constLast(), "Choose a process in the list, or enter a process number.");
    }

    void rows_are_sorted_by_keyboard_alone() {
        table()->setFocus();
        bool was_chosen = false;
        QTimer::singleShot(0, this, [&] { // the menu waits until it is closed
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_S);
            auto *const columns = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (qsizetype i = 0; i < columns->actions().size() && columns->activeAction()->text() != "PID"; ++i)
                QTest::keyClick(columns, Qt::Key_Down);
            QTest::keyClick(columns, Qt::Key_Return);
            was_chosen = true;
        });
        const auto place = table()->visualRect(table()->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, table()->viewport()->mapToGlobal(place));
        QApplication::sendEvent(table()->viewport(), &event);
        QVERIFY(was_chosen);
        QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), static_cast<int>(ProcessesModel::pid));
    }

    void every_letter_presses_one_thing() {
        auto letters = letters_of(*picker_);
        letters << "Alt+C"; // what desktops write on the button that closes
        QCOMPARE(QSet<QString>(letters.cbegin(), letters.cend()).size(), letters.size());
        QCOMPARE(letters.size(), 5);
    }

    void new_processes_are_listed_when_told_to_read_again() {
        QProcess child;
        pandemonium::test::end_with_the_test(child);
        child.start("sleep", {"613"});
        QVERIFY(child.waitForStarted());
        search()->setText(QString("%1 sleep ").arg(child.processId()));
        QCOMPARE(table()->model()->rowCount(), 0);
        QTest::keyClick(picker_.get(), Qt::Key_F5);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(notice(), QString());
        child.kill();
        child.waitForFinished();
    }

    void tab_goes_from_top_to_bottom_and_every_control_has_a_name() {
        QTest::keyClick(picker_->focusWidget(), Qt::Key_Tab);
        QVERIFY(table()->hasFocus());
        QTest::keyClick(picker_->focusWidget(), Qt::Key_Tab);
        QVERIFY(pid()->hasFocus());
        for (const auto *control :
             {static_cast<QWidget *>(search()), static_cast<QWidget *>(table()), static_cast<QWidget *>(pid())})
            QVERIFY(!control->accessibleName().isEmpty());
    }
};

APPLET_TEST_MAIN(PickerDialogTest, QApplication)
#include "picker_dialog_gui_test.moc"
