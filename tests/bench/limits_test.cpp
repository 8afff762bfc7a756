// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/limits.hpp"

#include <QtTest>

#include <sstream>
#include <string>

using bench::Check;

namespace {

const std::string ours =
    "scheduler=pandemonium workload=hotplug machine=8smt cpus=8 storms=200 slowest_to_fastest=0.2 ";
const std::string theirs = "scheduler=plain workload=hotplug machine=8smt cpus=8 storms=200 slowest_to_fastest=0.2 ";
const std::string limits = "wait_limit_us=400 free_wait_limit_us=100 ";

const std::string classes = "scheduler=pandemonium workload=classes cpus=4 programs=";
const std::string spoof = "scheduler=pandemonium workload=spoof cpus=4 programs=";
const std::string learn = "scheduler=pandemonium workload=learn cpus=4 ";
const std::string builds = "first_us=1x1 first_took_us=1 second_us=1x1 second_took_us=1 births=1:cc1:1:0:600";

std::string waits(int longest, int longest_free) {
    return "meter=1 longest_waiter=kworker/0:1 longest_wait_us=" + std::to_string(longest) +
           " longest_free_wait_us=" + std::to_string(longest_free) + " ";
}

std::expected<std::vector<Check>, std::string> checks(const std::string &lines) {
    std::istringstream in(lines);
    return bench::checks_of(in);
}

/// Of lines that give one check.
Check check(const std::string &lines) {
    const auto all = checks(lines);
    if (!all || all->size() != 1)
        qFatal("not one check");
    return all->front();
}

} // namespace

class LimitsTest : public QObject {
    Q_OBJECT

private slots:
    void a_wait_as_long_as_its_limit_keeps_it();
    void a_wait_beyond_its_limit_does_not_keep_it();
    void who_may_run_elsewhere_has_a_limit_of_its_own();
    void a_line_that_was_not_metered_tells_no_waits();
    void a_metered_line_without_limits_cannot_be_read();
    void a_hog_with_less_than_its_share_breaks_the_limit();
    void threads_that_share_cores_beside_idle_ones_break_the_limit();
    void a_pin_that_was_never_found_in_force_breaks_the_limit();
    void pins_are_asked_of_ours_only();
    void hogs_that_differ_for_their_weights_break_the_limit();
    void every_program_is_in_its_tier_in_time_and_stays();
    void nobody_gets_more_for_looking_urgent();
    void who_gets_next_to_nothing_is_no_spoofer();
    void a_line_of_programs_without_any_cannot_be_read();
    void an_editor_that_begins_late_breaks_the_limit();
    void who_comes_gets_what_equals_get_and_neither_much_less_nor_more();
    void processes_of_a_known_build_are_born_where_they_end();
    void a_build_without_births_cannot_be_read();
    void of_programs_others_are_asked_nothing();
    void what_others_do_is_theirs();
    void the_sentence_names_the_cell_its_storms_and_who_waited();
    void every_line_is_checked_and_the_first_wrong_one_named();
};

void LimitsTest::a_wait_as_long_as_its_limit_keeps_it() { QVERIFY(check(ours + limits + waits(400, 100)).is_kept); }

void LimitsTest::a_wait_beyond_its_limit_does_not_keep_it() {
    QVERIFY(!check(ours + limits + waits(401, 100)).is_kept);
}

void LimitsTest::who_may_run_elsewhere_has_a_limit_of_its_own() {
    QVERIFY(!check(ours + limits + waits(400, 101)).is_kept);
}

void LimitsTest::a_line_that_was_not_metered_tells_no_waits() {
    const auto none = checks(ours + limits);
    QVERIFY(none && none->empty());
}

void LimitsTest::a_metered_line_without_limits_cannot_be_read() {
    QCOMPARE(checks(ours + waits(1, 1)).error(), "line 1: no wait_limit_us=");
}

void LimitsTest::a_hog_with_less_than_its_share_breaks_the_limit() {
    QVERIFY(check(ours + "share_limit=0.2").is_kept);
    QVERIFY(!check(ours + "share_limit=0.21").is_kept);
}

void LimitsTest::threads_that_share_cores_beside_idle_ones_break_the_limit() {
    const auto crowded = [](int us) {
        const auto all =
            checks(ours + limits + waits(1, 1) + "crowded_limit=0.01 metered_us=1000 crowded_us=" + std::to_string(us));
        return all->at(1);
    };
    QVERIFY(crowded(80).is_kept);
    QVERIFY(!crowded(81).is_kept);
    QCOMPARE(checks(ours + "crowded_limit=0.01")->size(), 0U);
}

void LimitsTest::a_pin_that_was_never_found_in_force_breaks_the_limit() {
    QVERIFY(check(ours + "pinned=2 pins_in_force=2").is_kept);
    QVERIFY(!check(ours + "pinned=2 pins_in_force=1").is_kept);
    QVERIFY(!check(ours + "pinned=2").is_kept);
}

void LimitsTest::pins_are_asked_of_ours_only() {
    const auto none = checks(theirs + "pinned=2");
    QVERIFY(none && none->empty());
}

void LimitsTest::hogs_that_differ_for_their_weights_break_the_limit() {
    const std::string fair = "scheduler=pandemonium workload=fair cpus=4 slowest_to_fastest=";
    QVERIFY(check(fair + "0.95").is_kept);
    QVERIFY(!check(fair + "0.949").is_kept);
}

void LimitsTest::every_program_is_in_its_tier_in_time_and_stays() {
    const auto kept = [](const std::string &reached, const std::string &in_tier) {
        return check(classes + "audio:latency-critical:" + reached + ":1000:" + in_tier + ":20:100").is_kept;
    };
    QVERIFY(kept("200", "990"));
    QVERIFY(!kept("201", "990"));
    QVERIFY(!kept("200", "989"));
    QVERIFY(!kept("never", "0"));
    QVERIFY(!kept("-", "0"));
    QVERIFY(!check(classes + "audio:latency-critical:never:0:0:20:100").is_kept);
    QCOMPARE(checks(classes + "audio:batch:1:2:2:20:9,shell:batch:1:2:2:20:9")->size(), 2U);
}

void LimitsTest::nobody_gets_more_for_looking_urgent() {
    QVERIFY(check(spoof + "naps:batch:never:0:0:1100:100").is_kept);
    QVERIFY(!check(spoof + "naps:batch:never:0:0:1101:100").is_kept);
    QVERIFY(check(spoof + "relay:batch:never:0:0:2200:100").is_kept);
    QVERIFY(!check(spoof + "relay:batch:never:0:0:2201:100").is_kept);
}

void LimitsTest::who_gets_next_to_nothing_is_no_spoofer() {
    QVERIFY(check(spoof + "naps:batch:never:0:0:500:100").is_kept);
    QVERIFY(!check(spoof + "naps:batch:never:0:0:499:100").is_kept);
}

void LimitsTest::a_line_of_programs_without_any_cannot_be_read() {
    for (const std::string workload : {"classes", "spoof"})
        QCOMPARE(checks("scheduler=pandemonium cpus=4 workload=" + workload).error(), "line 1: no program was watched");
}

void LimitsTest::an_editor_that_begins_late_breaks_the_limit() {
    for (const std::string workload : {"editor", "sudden"}) {
        const auto line = "scheduler=pandemonium cpus=4 workload=" + workload + " p99_us=";
        QVERIFY(check(line + "1000").is_kept);
        QVERIFY(!check(line + "1001").is_kept);
    }
}

void LimitsTest::who_comes_gets_what_equals_get_and_neither_much_less_nor_more() {
    const std::string newcomers = "scheduler=pandemonium workload=newcomers cpus=4 newcomer_share=";
    QVERIFY(check(newcomers + "0.8").is_kept);
    QVERIFY(!check(newcomers + "0.799").is_kept);
    QVERIFY(check(newcomers + "1.25").is_kept);
    QVERIFY(!check(newcomers + "1.251").is_kept);
}

void LimitsTest::processes_of_a_known_build_are_born_where_they_end() {
    QVERIFY(check(learn + builds + ",2:cc1:0:0:95,2:cc1:1:0:5").is_kept);
    QVERIFY(!check(learn + builds + ",2:cc1:0:0:94,2:cc1:1:0:6").is_kept);
}

void LimitsTest::a_build_without_births_cannot_be_read() {
    QVERIFY(!checks(learn));
    QVERIFY(!checks(learn + builds));
}

void LimitsTest::of_programs_others_are_asked_nothing() {
    for (const auto *rest :
         {"workload=fair slowest_to_fastest=0.1", "workload=spoof programs=naps:batch:1:1:1:9000:1",
          "workload=classes programs=audio:latency-critical:never:0:0:20:100", "workload=newcomers newcomer_share=0.1"})
        QCOMPARE(checks("scheduler=plain cpus=4 " + std::string(rest))->size(), 0U);
}

void LimitsTest::what_others_do_is_theirs() {
    QVERIFY(check(ours + limits + waits(1, 1)).is_ours);
    QVERIFY(!check(theirs + limits + waits(1, 1)).is_ours);
}

void LimitsTest::the_sentence_names_the_cell_its_storms_and_who_waited() {
    QCOMPARE(
        check(ours + limits + waits(500, 70)).sentence,
        "hotplug on 8smt under pandemonium, 200 storms: the longest wait is 500 us of 400, by kworker/0:1; of those "
        "that may run elsewhere 70 us of 100: NOT KEPT");
}

void LimitsTest::every_line_is_checked_and_the_first_wrong_one_named() {
    const auto line = ours + limits + waits(1, 1) + "\n";
    QCOMPARE(checks(line + line)->size(), 2U);
    QCOMPARE(checks(line + "failed=the workload failed\n").error(), "line 2: a cell that failed: the workload failed");
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
