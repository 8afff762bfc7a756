// SPDX-License-Identifier: GPL-2.0-or-later
//
// Our BPF programs on every kernel that Debian has for us, each in a machine of its own; and on kernels that seem
// older than they are, so that each branch of bpf/compat.bpf.h runs somewhere. What was seen is in
// build/kernels/report.
#include "bounds.hpp"
#include "machines.hpp"

#include <QtTest>

#include <algorithm>
#include <future>
#include <map>

using namespace kernels;

namespace {

const QStringList of_6_12{"scx_bpf_consume", "scx_bpf_dispatch", "scx_bpf_dispatch_from_dsq", "scx_bpf_dispatch_vtime"};
const QStringList of_6_13{"scx_bpf_dsq_insert", "scx_bpf_dsq_insert_vtime", "scx_bpf_dsq_move_to_local"};
/// What came after 6.12: the names of its functions; and group scheduling, which can be left out of any.
const QStringList after_6_12{"scx_bpf_dsq_insert", "scx_bpf_dsq_insert_vtime", "scx_bpf_dsq_move_to_local",
                             "scx_bpf_dsq_move", "cgroup_init"};
/// What came after 6.18 and has another function to stand in for it. The slice may not be written any more and a
/// CPU's release not be listened to, so the kernels that these were for are what tries them.
const QStringList after_6_18{"scx_bpf_dsq_insert___v2", "__scx_bpf_dsq_insert_vtime", "scx_bpf_dsq_move_to_local___v2",
                             "scx_bpf_dsq_peek"};

/// What a kernel itself is at fault for, by version: what its trial says then. With the next version it must be gone.
const QMap<QString, QString> known_defects{
    // The verifier doubts itself in a branch that cannot be taken, says so once, and goes on.
    {"6.17.13+deb13", "verifier bug: REG INVARIANTS VIOLATION"},
    {"6.18.15+deb13", "verifier bug: REG INVARIANTS VIOLATION"},
    // Its types have lost what half of sched_ext's functions, other ones in each build, are called with: no scheduler
    // loads.
    {"7.1.13+deb13", "is referenced but wasn't resolved"},
};

bool has_all(const QStringList &calls, const QStringList &functions) {
    return std::ranges::all_of(functions, [&](const QString &function) { return calls.contains(function); });
}

QString in_words(const DebianKernel &kernel) { return kernel.version + " (" + kernel.suites.join(", ") + ")"; }

} // namespace

class KernelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        kernels_ = debian_kernels();
        if (kernels_.isEmpty())
            QSKIP("there are no kernels here: ./lab test kernels fetches them");
        QVERIFY(QDir().mkpath("build/kernels"));
        for (const DebianKernel &kernel : std::as_const(kernels_))
            trials_[kernel.version] = std::async(std::launch::async, [kernel] { return Trial::of(kernel); });
    }

    void those_of_backports_and_testing_are_there() {
        for (const QString suite : {"trixie-backports", "testing"}) {
            const bool is_there = std::ranges::any_of(
                kernels_, [&](const DebianKernel &kernel) { return kernel.suites.contains(suite); });
            QVERIFY2(is_there, qPrintable("no kernel of " + suite));
        }
    }

    void programs_load_work_under_load_and_let_go_data() {
        QTest::addColumn<DebianKernel>("kernel");
        for (const DebianKernel &kernel : std::as_const(kernels_))
            QTest::newRow(qPrintable(kernel.version)) << kernel;
    }
    void programs_load_work_under_load_and_let_go() {
        QFETCH(const DebianKernel, kernel);
        const Trial trial = trials_[kernel.version].get();
        note(kernel, trial);
        QVERIFY2(trial.ended(), qPrintable(trial.text()));
        const QString failed = trial.said("failed").join('\n');
        const QString defect = known_defects.value(kernel.version);
        QVERIFY2(defect.isEmpty() ? failed.isEmpty() : failed.contains(defect), qPrintable(failed));
        QCOMPARE(trial.said("refused").isEmpty(), kernel.schedules());
        ++tried_;
    }

    void where_the_functions_of_6_12_are_left_they_do() {
        const auto kernel = std::ranges::find_if(
            kernels_, [this](const DebianKernel &each) { return has_all(functions_[each.version], of_6_12); });
        if (kernel == kernels_.end()) {
            report_ << "no kernel here has the functions of 6.12 any more: what they stand in for was not tried";
            return;
        }
        seems_older(*kernel, after_6_12, of_6_12);
    }

    void where_the_functions_of_6_13_are_left_they_do() { seems_older(kernels_.last(), after_6_18, of_6_13); }

    void the_verifier_is_not_asked_for_more_than_is_bounded() {
        QVERIFY2(tried_ == kernels_.size(), "not every kernel was tried");
        QFile file("tests/kernels/bounds");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bounds = read_bounds(file.readAll().toStdString());
        QVERIFY2(bounds, bounds ? "" : bounds.error().c_str());
        QStringList said;
        for (const std::string &complaint : complaints(*bounds, costs_))
            said << QString::fromStdString(complaint);
        QVERIFY2(said.isEmpty(), qPrintable("tests/kernels/bounds:\n" + said.join('\n')));
    }

    void cleanupTestCase() {
        report_ << "" << "Instructions the verifier processed, on the kernel where they were most:";
        for (const auto &[program, cost] : costs_)
            report_ << QString("%1 %2 %3")
                           .arg(cost.insns, 7)
                           .arg(QString::fromStdString(program), -40)
                           .arg(QString::fromStdString(cost.kernel));
        QFile file("build/kernels/report");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(report_.join('\n').toUtf8() + '\n');
    }

private:
    void note(const DebianKernel &kernel, const Trial &trial) {
        const QString what = trial.said("calls").isEmpty() ? "observes" : "observes and schedules";
        const QStringList why = trial.said("refused") + QStringList(known_defects.value(kernel.version));
        report_ << in_words(kernel) + ": " + what + (why.join("").isEmpty() ? "" : " (" + why.join("") + ")");
        functions_[kernel.version] = trial.said("has");
        for (const QString &line : trial.said("verified")) {
            const QStringList words = line.split(' ');
            add(costs_, words.first().toStdString(),
                {.insns = words.last().toUInt(), .kernel = kernel.version.toStdString()});
        }
    }

    void seems_older(const DebianKernel &kernel, const QStringList &without, const QStringList &instead) {
        const Trial trial = Trial::of(kernel, without);
        QVERIFY2(trial.ended(), qPrintable(trial.text()));
        QStringList failed = trial.said("failed");
        failed.removeIf(
            [](const QString &line) { return line.contains(" renamed to "); }); // as the kernel says of old names
        QCOMPARE(failed.join('\n'), "");
        QCOMPARE(trial.said("hidden"), without);
        const QStringList calls = trial.said("calls");
        QVERIFY2(has_all(calls, instead), qPrintable(calls.join(' ')));
        QVERIFY2(std::ranges::none_of(without, [&](const QString &name) { return calls.contains(name); }),
                 qPrintable(calls.join(' ')));
        report_ << in_words(kernel) + ": as if it were older, schedules with " + instead.join(", ");
    }

    QList<DebianKernel> kernels_;
    std::map<QString, std::future<Trial>> trials_; ///< begun together, each read in its row
    QMap<QString, QStringList> functions_;         ///< of sched_ext, by kernel
    Costs costs_;
    QStringList report_;
    qsizetype tried_ = 0;
};

QTEST_GUILESS_MAIN(KernelsTest)
#include "kernels_test.moc"
