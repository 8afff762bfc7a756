// SPDX-License-Identifier: GPL-2.0-or-later
//
// The explanation of a process, as a person sees it.
#include "support/applet/announcements.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "support/child_process.hpp"
#include "views/picker_dialog.hpp"
#include "views/why_dialog.hpp"
#include "words/words.hpp"

#include <QApplication>
#include <QClipboard>
#include <QProcess>
#include <QTest>

using namespace pandemonium::applet;
using pandemonium::test::Announcements;
using pandemonium::test::FakeService;
using pandemonium::test::Task;

namespace {

constexpr quint32 any_pid = 4242;

QString text_of(const QWidget &dialog, const char *name) {
    const auto *label = dialog.findChild<QLabel *>(name);
    return label != nullptr && label->isVisible() ? label->text() : QString();
}

template <typename Dialog> QList<Dialog *> shown() {
    QList<Dialog *> found;
    for (auto *widget : QApplication::topLevelWidgets())
        if (auto *dialog = qobject_cast<Dialog *>(widget); dialog != nullptr && dialog->isVisible())
            found << dialog;
    return found;
}

/// A program of this test and of no other that runs beside it: processes are everybody's.
QString name_here(const QString &name) { return QString("%1-%2").arg(name).arg(QCoreApplication::applicationPid()); }

/// A child of this process that runs until it is told not to.
class Child {
public:
    /// name: of the executable, 15 bytes at most; a link to one that waits.
    Child(const QTemporaryDir &home, const QString &name) {
        const auto path = home.filePath(name);
        QFile::link("/usr/bin/sleep", path);
        pandemonium::test::end_with_the_test(process_);
        process_.start(path, {"600"});
        if (!process_.waitForStarted())
            qFatal("cannot start %s", qPrintable(path));
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child() {
        process_.kill();
        process_.waitForFinished();
    }
    [[nodiscard]] quint32 pid() const { return static_cast<quint32>(process_.processId()); }

private:
    QProcess process_;
};

} // namespace

class WhyDialogTest : public QObject {
    Q_OBJECT
public:
    explicit WhyDialogTest(pandemonium::test::AppletSurroundings &surroundings) : surroundings_(surroundings) {}

private:
    pandemonium::test::AppletSurroundings &surroundings_;
    std::unique_ptr<FakeService> service_;
    std::unique_ptr<Client> client_;

    WhyDialog &opened(quint32 pid = any_pid) {
        WhyDialog::open(*client_, pid, nullptr);
        return *shown<WhyDialog>().constFirst();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init() {
        service_ = std::make_unique<FakeService>();
        service_->appear();
        client_ = std::make_unique<Client>();
        QTRY_VERIFY(client_->service().isPresent());
    }

    void cleanup() {
        for (auto *dialog : QApplication::topLevelWidgets())
            dialog->close();
        QTRY_COMPARE(shown<QDialog>().size(), 0);
        client_.reset();
        service_.reset();
    }

    void an_explanation_is_told_in_words() {
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox", .score = 4.5};
        auto &dialog = opened();
        QTRY_COMPARE(text_of(dialog, "title"), "firefox (process 4242)");
        QCOMPARE(text_of(dialog, "tier"), "Tier: Interactive");
        QVERIFY(text_of(dialog, "measured").startsWith("It wakes 60 times a second"));
        QVERIFY(text_of(dialog, "score").contains("4.5"));
        QVERIFY(text_of(dialog, "learned").startsWith("Seen 20 time(s)"));
        QCOMPARE(text_of(dialog, "says"), "It wakes often and runs briefly.");
        QVERIFY(text_of(dialog, "status").isEmpty());
        QVERIFY(!dialog.isModal());
    }

    void the_scale_shows_where_the_score_is_data() {
        QTest::addColumn<double>("score");
        QTest::addColumn<double>("place");
        QTest::addColumn<int>("beyond");
        QTest::newRow("at the first threshold") << 0.0 << 1.0 / 3 << static_cast<int>(ScoreScale::Beyond::no);
        QTest::newRow("in the middle") << 4.875 << 0.5 << static_cast<int>(ScoreScale::Beyond::no);
        QTest::newRow("below") << -900.0 << 0.0 << static_cast<int>(ScoreScale::Beyond::below);
        QTest::newRow("above") << 1e11 << 1.0 << static_cast<int>(ScoreScale::Beyond::above);
    }
    void the_scale_shows_where_the_score_is() {
        QFETCH(double, score);
        QFETCH(double, place);
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox", .score = score};
        auto &dialog = opened();
        QTRY_VERIFY(!text_of(dialog, "score").isEmpty());
        auto &scale = *dialog.findChild<ScoreScale *>();
        QVERIFY(qAbs(scale.place() - place) < 1e-9);
        QTEST(static_cast<int>(scale.beyond()), "beyond");
        QCOMPARE(scale.accessibleDescription(), text_of(dialog, "score"));
        QVERIFY(!scale.grab().isNull());
    }

    void thresholds_that_make_no_scale_are_told_without_one() {
        QVariantMap task = Task{.pid = any_pid, .name = "firefox", .score = 7};
        task["ThresholdLatencyCritical"] = task["ThresholdInteractive"];
        service_->explanations[any_pid] = task;
        auto &dialog = opened();
        QTRY_COMPARE(text_of(dialog, "score"), "Its score is 7.0.");
        QVERIFY(!dialog.findChild<ScoreScale *>()->isVisible());
    }

    void of_what_never_ran_no_figures_are_made_up() {
        QVariantMap task = Task{.pid = any_pid, .name = "bash", .source = "default"};
        task["AgeUs"] = quint64{0};
        service_->explanations[any_pid] = task;
        auto &dialog = opened();
        QTRY_VERIFY(text_of(dialog, "measured").startsWith("It has not run since the service began to watch"));
        for (const auto *label : dialog.findChildren<QLabel *>())
            QVERIFY2(!label->isVisible() || !label->text().contains("per second"), qPrintable(label->text()));
    }

    void words_of_a_newer_service_and_missing_knowledge_are_shown_as_they_come() {
        QVariantMap task = Task{.pid = any_pid, .name = "<b>x</b>", .tier = "realtime", .source = "moonlight"};
        task["Profile"] = QVariantMap();
        task["Sentence"] = QString();
        service_->explanations[any_pid] = task;
        auto &dialog = opened();
        QTRY_COMPARE(text_of(dialog, "tier"), "Tier: realtime");
        QCOMPARE(text_of(dialog, "source"), "moonlight");
        QCOMPARE(text_of(dialog, "title"), "<b>x</b> (process 4242)");
        QCOMPARE(text_of(dialog, "learned"), "Nothing was learned yet of earlier runs of this program.");
        QVERIFY(text_of(dialog, "says").isEmpty());
        for (const auto *label : dialog.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains("<"));
    }

    void while_it_waits_it_says_so_and_afterwards_why_there_is_nothing_data() {
        QTest::addColumn<QString>("error");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("ended") << "NoSuchTask" << Failure::Kind::noSuchTask;
        QTest::newRow("not running") << "NotRunning" << Failure::Kind::notRunning;
        QTest::newRow("refused") << "AccessDenied" << Failure::Kind::refused;
        QTest::newRow("timed out") << "" << Failure::Kind::timedOut;
    }
    void while_it_waits_it_says_so_and_afterwards_why_there_is_nothing() {
        QFETCH(QString, error);
        QFETCH(Failure::Kind, kind);
        if (kind == Failure::Kind::timedOut) // or the others would have to be quick
            client_ = std::make_unique<Client>(Patience{.permissionMs = 100});
        QTRY_VERIFY(client_->service().isPresent());
        service_->answer("ExplainPid", error, "because");
        auto &dialog = opened();
        QCOMPARE(text_of(dialog, "status"), "Asking the service about process 4242…");
        QVERIFY(!dialog.findChild<QPushButton *>("refresh")->isEnabled());
        QTRY_COMPARE(text_of(dialog, "status"), Words::failure({kind, "because"}));
        QVERIFY(dialog.findChild<QPushButton *>("refresh")->isEnabled());
        QVERIFY(!dialog.findChild<QPushButton *>("copy")->isEnabled());
    }

    void what_it_says_is_read_out_too() {
        const Announcements announcements;
        service_->answer("ExplainPid", "NoSuchTask");
        auto &dialog = opened();
        QTRY_COMPARE(announcements.heard(), (QStringList{"Asking the service about process 4242…",
                                                         Words::failure({.kind = Failure::Kind::noSuchTask})}));
        service_->right("ExplainPid");
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox"};
        dialog.ask();
        QTRY_COMPARE(announcements.heard().constLast(),
                     "firefox (process 4242)\nInteractive\nWhat it does now puts it there.");
    }

    void without_a_service_it_says_that_there_is_none() {
        service_->vanish();
        QTRY_VERIFY(!client_->service().isPresent());
        auto &dialog = opened();
        QTRY_COMPARE(text_of(dialog, "status"), Words::failure({.kind = Failure::Kind::serviceAbsent}));
    }

    void refreshing_asks_again() {
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox"};
        auto &dialog = opened();
        QTRY_COMPARE(text_of(dialog, "tier"), "Tier: Interactive");
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox", .tier = "batch", .source = "pin"};
        QTest::keyClick(&dialog, Qt::Key_F5);
        QTRY_COMPARE(text_of(dialog, "tier"), "Tier: Batch");
        service_->explanations.clear();
        QTest::mouseClick(dialog.findChild<QPushButton *>("refresh"), Qt::LeftButton);
        QTRY_COMPARE(text_of(dialog, "status"), Words::failure({.kind = Failure::Kind::noSuchTask}));
        QVERIFY(text_of(dialog, "tier").isEmpty());
    }

    void the_whole_explanation_can_be_copied() {
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox"};
        auto &dialog = opened();
        QTRY_VERIFY(dialog.findChild<QPushButton *>("copy")->isEnabled());
        QTest::mouseClick(dialog.findChild<QPushButton *>("copy"), Qt::LeftButton);
        const auto copied = QApplication::clipboard()->text();
        for (const auto *name : {"title", "source", "score", "measured", "learned", "says"})
            QVERIFY2(copied.contains(text_of(dialog, name)), name);
    }

    void escape_closes_it_for_good_also_while_it_waits() {
        service_->answer("ExplainPid", "");
        const QPointer<WhyDialog> dialog = &opened();
        QTRY_COMPARE(service_->hanging(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(dialog.isNull());
        service_->release();
        QTRY_COMPARE(service_->hanging(), 0);
    }

    void a_program_that_runs_once_is_explained_at_once() {
        const auto name = name_here("once");
        const Child child(surroundings_.home, name);
        service_->explanations[child.pid()] = Task{.pid = child.pid(), .name = name};
        WhyDialog::openForProgram(*client_, name, nullptr);
        QCOMPARE(shown<WhyDialog>().size(), 1);
        QTRY_COMPARE(text_of(*shown<WhyDialog>().constFirst(), "title"),
                     QString("%1 (process %2)").arg(name).arg(child.pid()));
        QCOMPARE(shown<PickerDialog>().size(), 0);
    }

    void of_a_program_that_runs_twice_the_person_is_asked_which() {
        const auto name = name_here("two");
        const Child one(surroundings_.home, name);
        const Child other(surroundings_.home, name);
        WhyDialog::openForProgram(*client_, name, nullptr);
        QCOMPARE(shown<PickerDialog>().size(), 1);
        const auto &picker = *shown<PickerDialog>().constFirst();
        QCOMPARE(picker.findChild<QTableView *>()->model()->rowCount(), 2);
        QCOMPARE(shown<WhyDialog>().size(), 0);
    }

    void of_a_program_that_does_not_run_it_is_said() {
        const Announcements announcements;
        WhyDialog::openForProgram(*client_, "why-never", nullptr);
        QCOMPARE(shown<PickerDialog>().size(), 1);
        const auto &picker = *shown<PickerDialog>().constFirst();
        QVERIFY(text_of(picker, "notice").startsWith("No process named “why-never” of yours is running now."));
        QVERIFY(picker.findChild<QLineEdit *>("pid") == picker.focusWidget());
        QCOMPARE(announcements.heard(), QStringList{text_of(picker, "notice")});
    }

    void every_button_has_a_name() {
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox"};
        auto &dialog = opened();
        QTRY_VERIFY(!text_of(dialog, "title").isEmpty());
        for (const auto *button : dialog.findChildren<QPushButton *>())
            QVERIFY(!button->text().isEmpty());
    }

    void every_button_has_a_letter_of_its_own() {
        service_->explanations[any_pid] = Task{.pid = any_pid, .name = "firefox"};
        auto &dialog = opened();
        QTRY_VERIFY(dialog.findChild<QPushButton *>("copy")->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QApplication::clipboard()->clear();
        QTest::keyClick(&dialog, Qt::Key_O, Qt::AltModifier); // desktops give C to the button that closes
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith("firefox"));
        QTest::keyClick(&dialog, Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(service_->heard("ExplainPid").size(), 2);
    }
};

APPLET_TEST_MAIN(WhyDialogTest, QApplication)
#include "why_dialog_gui_test.moc"
