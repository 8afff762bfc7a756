// SPDX-License-Identifier: GPL-2.0-or-later
//
// The person's own processes, from a /proc made up and from the real one.
#include "models/processes_model.hpp"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <unistd.h>

using namespace pandemonium::applet;

namespace {

/// Fields 4 to 22 of stat around the flags and the start, which alone are looked at.
QByteArray stat_line(const QByteArray &pid, const QByteArray &comm, char state = 'S', const QByteArray &flags = "0") {
    return pid + " (" + comm + ") " + state + " 1 1 1 0 -1 " + flags + " 0 0 0 0 0 0 0 0 20 0 1 0 500 0 0\n";
}

class Proc {
public:
    Proc() { write("stat", "cpu 1 2 3\nbtime 1700000000\nprocesses 9\n"); }

    void write(const QString &name, const QByteArray &content) const {
        QDir(home_.path()).mkpath(QFileInfo(name).path());
        QFile file(home_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    void add(const QString &pid, const QByteArray &stat, uint uid = ::getuid(),
             const QByteArray &command_line = {}) const {
        const auto own = QByteArray::number(uid);
        write(pid + "/stat", stat);
        write(pid + "/status", "Name:\tit\nUid:\t" + own + "\t0\t0\t0\nGid:\t0\t0\t0\t0\n");
        write(pid + "/cmdline", command_line);
    }
    [[nodiscard]] QString path() const { return home_.path(); }

private:
    QTemporaryDir home_;
};

QString comm_of_the_only_one(const Proc &proc) {
    const auto processes = ownProcesses(proc.path());
    return processes.size() == 1 ? processes.constFirst().comm : QString("%1 processes").arg(processes.size());
}

} // namespace

class ProcessesModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void a_process_has_a_name_a_command_line_and_a_start() {
        const Proc proc;
        proc.add("42", stat_line("42", "kate"), ::getuid(), QByteArray("/usr/bin/kate\0-n\0a b\0", 21));
        const auto ticks = ::sysconf(_SC_CLK_TCK);
        const QList<Process> expected{{42, "kate", "/usr/bin/kate -n a b", (1'700'000'000 + 500 / ticks) * 1'000'000}};
        QCOMPARE(ownProcesses(proc.path()), expected);
    }

    void names_are_written_as_the_service_writes_them_data() {
        QTest::addColumn<QByteArray>("comm");
        QTest::addColumn<QString>("written");
        QTest::newRow("parentheses") << QByteArray("(sd-pam) S 1 (") << "(sd-pam) S 1 (";
        QTest::newRow("backslash") << QByteArray("a\\b") << "a\\x5cb";
        QTest::newRow("line end") << QByteArray("a\nb") << "a\\x0ab";
        QTest::newRow("delete") << QByteArray("\x7f") << "\\x7f";
        QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3") << "a\\xff\\xc3";
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << "\\xc0\\xaf";
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << "\\xed\\xa0\\x80";
        QTest::newRow("turned around") << QByteArray("a\xe2\x80\xae") << "a\\xe2\\x80\\xae";
        QTest::newRow("umlaut") << QByteArray("t\xc3\xbcr") << QString::fromUtf8("t\xc3\xbcr");
        QTest::newRow("emoji, cut by the kernel")
            << QByteArray("\xf0\x9f\x98\x80\xf0\x9f") << QString::fromUtf8("\xf0\x9f\x98\x80") + "\\xf0\\x9f";
    }
    void names_are_written_as_the_service_writes_them() {
        QFETCH(QByteArray, comm);
        const Proc proc;
        proc.add("42", stat_line("42", comm));
        QTEST(comm_of_the_only_one(proc), "written");
    }

    void what_is_not_ones_own_has_ended_or_is_the_kernels_is_left_out() {
        const Proc proc;
        proc.add("1", stat_line("1", "own"));
        proc.add("2", stat_line("2", "foreign"), ::getuid() + 1);
        proc.add("3", stat_line("3", "zombie", 'Z'));
        proc.add("4", stat_line("4", "kworker/0:1", 'I', "69238880"));
        proc.write("sys/stat", stat_line("5", "no number"));
        QCOMPARE(comm_of_the_only_one(proc), "own");
    }

    void a_process_that_vanishes_midway_is_passed_by_data() {
        QTest::addColumn<QString>("left");
        QTest::newRow("all gone") << "7/task/7/comm";
        QTest::newRow("stat only") << "7/stat";
        QTest::newRow("status only") << "7/status";
    }
    void a_process_that_vanishes_midway_is_passed_by() {
        QFETCH(QString, left);
        const Proc proc;
        proc.add("42", stat_line("42", "kate"));
        proc.write(left, left.endsWith("stat") ? stat_line("7", "gone") : "Uid:\t0");
        QCOMPARE(comm_of_the_only_one(proc), "kate");
    }

    void nonsense_is_no_process_data() {
        QTest::addColumn<QByteArray>("stat");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no name") << QByteArray("42 kate S 1");
        QTest::newRow("turned around") << QByteArray("42 )kate( S 1");
        QTest::newRow("too short") << QByteArray("42 (kate) S 1 1");
        QTest::newRow("nothing after") << QByteArray("42 (kate)");
    }
    void nonsense_is_no_process() {
        QFETCH(QByteArray, stat);
        const Proc proc;
        proc.add("42", stat);
        QCOMPARE(ownProcesses(proc.path()).size(), 0);
        QCOMPARE(ownProcesses("/nowhere").size(), 0);
    }

    void a_command_line_is_one_line_that_can_be_shown() {
        const Proc proc;
        proc.add("42", stat_line("42", "kate"), ::getuid(), "a\nb\xff" + QByteArray(100'000, 'x'));
        const auto line = ownProcesses(proc.path()).constFirst().commandLine;
        QVERIFY(!line.contains('\n'));
        QVERIFY(line.size() <= 1000);
    }

    void threads_are_found_by_their_own_name() {
        const Proc proc;
        proc.add("42", stat_line("42", "firefox"));
        proc.write("42/task/42/comm", "firefox\n");
        proc.write("42/task/43/comm", "Socket\\Thread\n");
        ProcessesModel model(proc.path());
        model.read("Socket\\x5cThread");
        QCOMPARE(model.pidsOf("Socket\\x5cThread"), QList<quint32>{43});
        model.read("firefox");
        QCOMPARE(model.pidsOf("firefox"), QList<quint32>{42});
    }

    void the_model_is_a_sound_one_and_reads_only_when_told() {
        const Proc proc;
        proc.add("42", stat_line("42", "kate"), ::getuid(), "kate");
        ProcessesModel model(proc.path());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.read();
        QCOMPARE(model.rowCount(), 1);
        proc.add("43", stat_line("43", "bash"));
        QCOMPARE(model.rowCount(), 1);
        model.read();
        QCOMPARE(model.rowCount(), 2);
        const auto index = model.index(model.pidsOf("kate").constFirst() == 42 ? 0 : 1, ProcessesModel::program);
        QVERIFY(!index.data(ProcessesModel::searchRole).toString().isEmpty());
    }

    void this_process_is_among_its_own() {
        QCOMPARE(::prctl(PR_SET_NAME, "why (not) \\"), 0);
        ProcessesModel model;
        model.read();
        QVERIFY(model.pidsOf("why (not) \\x5c").contains(static_cast<quint32>(::getpid())));
        QVERIFY(!model.pidsOf("kthreadd").contains(2));
    }
};

QTEST_GUILESS_MAIN(ProcessesModelTest)
#include "processes_model_test.moc"
