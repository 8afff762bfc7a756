// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/goals.hpp"

#include <QtTest>

#include <sstream>
#include <string>
#include <vector>

using bench::Goal;

namespace {

/// The line of a cell whose samples are all as long.
std::string line(const std::string &scheduler, const std::string &workload, int us, int work = 1000,
                 const std::string &more = "") {
    return "scheduler=" + scheduler + " workload=" + workload + " cpus=4 work_per_s=" + std::to_string(work) +
           " slowest_to_fastest=0.96 histogram_us=" + std::to_string(us) + "x100 " + more + "\n";
}

std::string metered(const std::string &workload, int longest_wait_us, int idle_waiting_us) {
    return "scheduler=pandemonium workload=" + workload + " cpus=4 meter=1 metered_us=1000000 switches=1 migrations=0" +
           " llc_migrations=0 preempted=0 crowded_us=0 callback_ns=0 callbacks=0 woken=1 woken_same_l2=1" +
           " woken_same_llc=1 stopped=0 stopped_same_l2=0 stopped_same_llc=0 longest_wait_us=" +
           std::to_string(longest_wait_us) + " idle_waiting_us=" + std::to_string(idle_waiting_us) + "\n";
}

std::vector<Goal> goals(const std::string &lines) {
    std::istringstream in(lines);
    const auto table = bench::Table::read(in);
    if (!table)
        qFatal("%s", table.error().c_str());
    return bench::goals_of(*table);
}

/// The one goal of that figure.
Goal goal(const std::string &lines, const std::string &figure) {
    for (const auto &each : goals(lines))
        if (each.figure == figure)
            return each;
    qFatal("no such goal: %s", figure.c_str());
}

} // namespace

class GoalsTest : public QObject {
    Q_OBJECT

private slots:
    void a_percentile_is_held_against_that_of_another_data() {
        QTest::addColumn<QString>("workload");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("figure");
        QTest::addColumn<int>("theirs");
        QTest::addColumn<int>("aimed");
        QTest::addColumn<int>("most");
        for (const auto *probed : {"wake", "burst", "longrun", "mixed"}) {
            QTest::addRow("%s, floor", probed) << probed << "floor" << "p99 over floor's" << 100 << 110 << 130;
            QTest::addRow("%s, plain", probed) << probed << "plain" << "p99 over plain's" << 1000 << 200 << 200;
        }
        for (const auto *ipc : {"ipc", "ipc-socket"}) {
            QTest::addRow("%s, floor", ipc) << ipc << "floor" << "p99 over floor's" << 100 << 110 << 150;
            QTest::addRow("%s, plain", ipc) << ipc << "plain" << "p99 over plain's" << 1000 << 250 << 250;
        }
        QTest::addRow("launch, median") << "launch" << "plain" << "p50 over plain's" << 1000 << 450 << 700;
        QTest::addRow("launch") << "launch" << "plain" << "p99 over plain's" << 1000 << 450 << 700;
        QTest::addRow("alone") << "alone" << "plain" << "p50 over plain's" << 100 << 103 << 110;
    }
    void a_percentile_is_held_against_that_of_another() {
        QFETCH(QString, workload);
        QFETCH(QString, other);
        QFETCH(QString, figure);
        QFETCH(int, theirs);
        QFETCH(int, aimed);
        QFETCH(int, most);
        const auto with = [&](int ours) {
            return goal(line(other.toStdString(), workload.toStdString(), theirs) +
                            line("pandemonium", workload.toStdString(), ours),
                        figure.toStdString());
        };
        QVERIFY(with(aimed).is_aim_met() && with(aimed).is_met());
        QVERIFY(!with(aimed + 1).is_aim_met());
        QVERIFY(with(most).is_met());
        QVERIFY(!with(most + 1).is_met());
    }

    void a_probe_never_waits_for_more_than_a_millisecond() {
        const auto with = [](int us) { return goal(line("pandemonium", "mixed", us), "max us"); };
        QVERIFY(with(1000).is_met());
        QVERIFY(!with(1001).is_met());
        QVERIFY(!goal(line("floor", "mixed", 100) + line("pandemonium", "mixed", 201), "max us").is_aim_met());
        QVERIFY(!goal(line("floor", "mixed", 9000) + line("pandemonium", "mixed", 1001), "max us").is_aim_met());
    }

    void frames_are_late_a_quarter_as_often_as_under_the_plain_kernel() {
        const auto with = [](const std::string &late) {
            return goal(line("plain", "deadline", 1, 1000, "late=40 missed=0") +
                            line("pandemonium", "deadline", 1, 1000, "missed=0 late=" + late),
                        "late frames");
        };
        QVERIFY(with("1").is_aim_met());
        QVERIFY(with("10").is_met() && !with("10").is_aim_met());
        QVERIFY(!with("11").is_met());
    }

    void no_period_of_sound_is_missed() {
        QVERIFY(goal(line("pandemonium", "audio", 1, 1000, "late=5 missed=0"), "missed periods").is_met());
        QVERIFY(!goal(line("pandemonium", "audio", 1, 1000, "late=5 missed=1"), "missed periods").is_met());
    }

    void work_in_the_background_goes_on() {
        for (const std::string workload : {"mixed", "launch", "throughput-build"}) {
            const auto with = [&](int work) {
                return goal(line("plain", workload, 1) + line("pandemonium", workload, 1, work), "work over plain's");
            };
            QVERIFY(with(1000).is_aim_met());
            QVERIFY(with(970).is_met() && !with(970).is_aim_met());
            QVERIFY(!with(969).is_met());
        }
    }

    void shares_are_those_of_the_weights() {
        const auto share = goal(line("pandemonium", "fair", 1), "share for its weight");
        QVERIFY(share.is_met() && !share.is_aim_met());
    }

    void of_what_was_counted_waits_and_idle_cpus_have_goals() {
        const auto ours = line("pandemonium", "longrun", 100);
        QVERIFY(goal(ours + metered("longrun", 100000, 0), "longest wait ms").is_met());
        QVERIFY(!goal(ours + metered("longrun", 100001, 0), "longest wait ms").is_met());
        QVERIFY(goal(ours + metered("longrun", 1, 40000), "idle while somebody waits").is_met());
        QVERIFY(!goal(ours + metered("longrun", 1, 40001), "idle while somebody waits").is_met());
    }

    void others_and_storms_have_no_goals() {
        QCOMPARE(goals(line("plain", "mixed", 5000) + line("pandemonium", "hotplug", 5000) + metered("hotplug", 1, 1))
                     .size(),
                 0U);
    }

    void what_was_not_measured_is_no_goal() { QCOMPARE(goals(line("pandemonium", "ipc", 5000)).size(), 0U); }

    void the_text_says_of_each_what_it_reached() {
        const auto text = QString::fromStdString(
            bench::goals_text(goals(line("plain", "launch", 1000, 1000) + line("pandemonium", "launch", 600, 960))));
        const auto lines = text.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("goals"));
        QCOMPARE(lines[1].simplified(), "launch 4 pandemonium p50 over plain's 0.600 0.700 0.450 met");
        QCOMPARE(lines[3].simplified(), "launch 4 pandemonium work over plain's 0.960 0.970 1.000 NOT MET");
    }
};

QTEST_GUILESS_MAIN(GoalsTest)
#include "goals_test.moc"
