// SPDX-License-Identifier: GPL-2.0-or-later
#include "bounds.hpp"

#include <QTest>

using namespace kernels;

namespace {

const Bounds bounds{{"scheduler/dispatch", 6000}, {"scheduler/enqueue", 6000}};
const Costs within_bounds{{"scheduler/dispatch", {.insns = 6000, .kernel = "7.3"}},
                          {"scheduler/enqueue", {.insns = 10, .kernel = "7.3"}}};

std::vector<std::string> complaints_with(const std::string &program, std::uint32_t insns) {
    Costs costs = within_bounds;
    costs[program] = {.insns = insns, .kernel = "6.16"};
    return complaints(bounds, costs);
}

} // namespace

class BoundsTest : public QObject {
    Q_OBJECT

private slots:
    void who_stays_within_the_bound_is_not_complained_about() { QVERIFY(complaints(bounds, within_bounds).empty()); }

    void who_exceeds_it_is_and_a_new_one_is_proposed() {
        const auto said = complaints_with("scheduler/dispatch", 6001);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said[0], "scheduler/dispatch costs the verifier of 6.16 6001 instructions, its bound is 6000: make it "
                          "simpler, or write \"scheduler/dispatch 9100\" and say in the commit what it is good for.");
    }

    void a_program_without_a_bound_is_told_the_line_to_add() {
        const auto said = complaints_with("scheduler/tick", 20);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said[0], "scheduler/tick costs the verifier of 6.16 20 instructions and has no bound: add the line "
                          "\"scheduler/tick 100\".");
    }

    void a_bound_without_a_program_goes() {
        const auto said = complaints(bounds, {*within_bounds.begin()});
        QCOMPARE(said.size(), 1);
        QCOMPARE(said[0], "scheduler/enqueue has a bound, and no kernel loads such a program: take its line away.");
    }

    void of_many_kernels_the_one_that_costs_most_counts() {
        Costs costs;
        add(costs, "scheduler/tick", {.insns = 5, .kernel = "6.16"});
        add(costs, "scheduler/tick", {.insns = 9, .kernel = "7.0"});
        add(costs, "scheduler/tick", {.insns = 7, .kernel = "7.3"});
        QCOMPARE(costs["scheduler/tick"].insns, 9U);
        QCOMPARE(costs["scheduler/tick"].kernel, "7.0");
    }

    void a_file_has_a_line_for_each_program_and_comments() {
        const auto read = read_bounds("# of the verifier\n\nscheduler/dispatch 6000 # much\nscheduler/enqueue 6000\n");
        QVERIFY(read);
        QCOMPARE(*read, bounds);
    }

    void a_line_that_says_something_else_is_refused_data() {
        QTest::addColumn<QString>("text");
        for (const char *text : {"scheduler/tick\n", "scheduler/tick many\n", "scheduler/tick 1 2\n", "a 1\na 2\n"})
            QTest::newRow(text) << QString(text);
    }
    void a_line_that_says_something_else_is_refused() {
        QFETCH(const QString, text);
        QVERIFY(!read_bounds(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(BoundsTest)
#include "bounds_test.moc"
