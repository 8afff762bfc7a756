// SPDX-License-Identifier: GPL-2.0-or-later
#include "core_story.hpp"

#include <set>

using namespace pandemonium;
using namespace std::chrono_literals;
using enum Property;

class EjectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_first_settlement_is_announced() {
        Core core({.choices = {}, .profiles = ProfileDb(), .pins = {}}, at_start);
        QCOMPARE(core.status().state, State::off);
        QCOMPARE(core.status().mode, Mode::schedule);
        QCOMPARE(core.begin_transition().changed, std::set{state});
        QCOMPARE(core.status().state, State::starting);
        Settlement settlement = reached(State::scheduling);
        settlement.active_ops = "pandemonium";
        QCOMPARE(core.settled(settlement, at_start).changed, (std::set{state, active_ops}));
        QVERIFY(core.settled(settlement, at_start).changed.empty());
    }

    void what_was_chosen_for_the_run_holds_at_start() {
        Choices choices = chosen(Mode::schedule, Mode::observe);
        choices.runtime_learning = false;
        const Core core({.choices = choices, .profiles = ProfileDb(), .pins = {}, .store = StoreState::recovered},
                        at_start);
        QCOMPARE(core.status().mode, Mode::observe);
        QVERIFY(!core.status().learning);
        QCOMPARE(core.status().store, StoreState::recovered);
    }

    void a_person_with_sysrq_is_told_as_such_and_stays_in_charge() {
        Core core = told({});
        const Outcome outcome = core.ended(exit_of(exit_sysrq), after(1min));
        QCOMPARE(outcome.changed, (std::set{state, state_reason, last_exit}));
        QCOMPARE(core.status().reason, "A person ended the scheduler with SysRq-S; it stays out until asked.");
        QCOMPARE(core.status().state, State::off);
        QCOMPARE(core.status().mode, Mode::schedule);
        QCOMPARE(core.retry_at(), std::nullopt);
        const Ejected ejected = signals_of<Ejected>(outcome).at(0);
        QVERIFY(!ejected.record.will_restart);
        QCOMPARE(ejected.record.kind, exit_sysrq);
        QCOMPARE(ejected.record, core.status().last_exit);
    }

    void a_scheduler_a_person_ended_is_out_for_the_run_until_it_is_asked_for() {
        Core core = told({});
        QVERIFY(core.ended(exit_of(exit_sysrq), after(1min)).store.state);
        QVERIFY(core.choices().stays_out);
        const Outcome outcome = core.commit(ResetFailure{}, after(2min), reached(State::scheduling)).value();
        QVERIFY(outcome.store.state);
        QVERIFY(!core.choices().stays_out);
    }

    void a_service_that_starts_anew_leaves_out_what_a_person_ended() {
        Choices choices = chosen(Mode::schedule);
        choices.stays_out = true;
        Core core({.choices = choices, .profiles = ProfileDb(), .pins = {}}, at_start);
        QCOMPARE(core.due_mode(), Mode::off);
        (void)core.begin_transition();
        (void)core.settled(reached(State::off), at_start);
        QCOMPARE(core.status().mode, Mode::schedule);
        QCOMPARE(core.status().reason, "Somebody ended the scheduler before; it stays out until asked.");
        QVERIFY(!core.consider(ResetFailure{})->already_so);
        (void)core.begin_transition();
        QVERIFY(core.commit(ResetFailure{}, at_start, reached(State::scheduling)));
        QCOMPARE(core.due_mode(), Mode::schedule);
        QCOMPARE(core.status().reason, "");
    }

    void a_scheduler_that_failed_is_not_out_for_the_run() {
        Core core = told({});
        QVERIFY(!core.ended(exit_of(exit_error_stall), after(1min)).store.state);
        QVERIFY(!core.choices().stays_out);
    }

    void a_stall_is_told_and_tried_again() {
        Core core = told({});
        ExitRecord stall = exit_of(exit_error_stall);
        stall.code = -7;
        stall.reason = "runnable task stall";
        stall.message = "sh[42] failed to run for 10.1s";
        stall.dump = "CPU 0\n\trunning sh\n";
        const Outcome outcome = core.ended(stall, after(1min));
        stall.will_restart = true;
        stall.time = noon + 1min;
        QCOMPARE(signals_of<Ejected>(outcome).at(0).record, stall);
        QCOMPARE(core.status().last_exit, stall);
        QCOMPARE(core.status().state, State::backing_off);
        QCOMPARE(core.retry_at(), after(1min + 1s).monotonic);
        QCOMPARE(core.status().reason, "The kernel ended the scheduler because a task waited too long for a CPU; the "
                                       "next try is in 1 s.");
    }

    void coming_back_counts_as_a_restart() {
        Core core = told({});
        (void)core.ended(exit_of(exit_error_stall), after(1min));
        (void)core.begin_transition();
        QCOMPARE(core.status().restarts, 0U);
        const Outcome outcome = core.settled(reached(State::scheduling), after(61s));
        QCOMPARE(core.status().restarts, 1U);
        QCOMPARE(outcome.changed, (std::set{state, state_reason, restarts}));
        QVERIFY(core.status().last_exit);
    }

    void the_fourth_stall_in_ten_minutes_is_the_last() {
        Core core = told({});
        for (const auto when : {1min, 2min, 3min}) {
            QVERIFY(signals_of<Ejected>(core.ended(exit_of(exit_error_stall), after(when))).at(0).record.will_restart);
            (void)core.begin_transition();
            (void)core.settled(reached(State::scheduling), after(when + 30s));
        }
        const Outcome last = core.ended(exit_of(exit_error_stall), after(4min));
        QVERIFY(!signals_of<Ejected>(last).at(0).record.will_restart);
        QCOMPARE(core.status().state, State::failed);
        QCOMPARE(core.retry_at(), std::nullopt);
    }

    void a_pin_is_not_enforced_while_backing_off() {
        Core core = told({});
        (void)core.ended(exit_of(exit_error_stall), after(1min));
        QVERIFY(!core.commit(pin("cc1", Tier::batch), after(1min)).value().reply.enforced);
    }

    void a_dump_is_kept_to_its_tail() {
        Core core = told({});
        ExitRecord record = exit_of(exit_error);
        record.dump = std::string(40'000, 'a') + "the end";
        (void)core.ended(record, at_start);
        const std::string &dump = core.status().last_exit->dump;
        QCOMPARE(dump.size(), 32U * 1024U);
        QVERIFY(dump.ends_with("the end"));
    }

    void a_tail_begins_with_a_whole_character() {
        Core core = told({});
        ExitRecord record = exit_of(exit_error);
        for (int i = 0; i < 20'000; ++i)
            record.dump += "\xC3\xA9";
        record.dump += "x";
        (void)core.ended(record, at_start);
        const std::string &dump = core.status().last_exit->dump;
        QVERIFY(dump.size() <= 32U * 1024U && dump.size() > 32U * 1024U - 4U);
        QVERIFY(dump.starts_with("\xC3\xA9"));
    }

    void names_of_tasks_in_a_message_break_nothing() {
        Core core = told({});
        ExitRecord record = exit_of(exit_error);
        record.message = "task \xFF\x1B[31m";
        record.reason = "\xC3";
        record.dump = "a\n\t\xF0\x9F\x98";
        (void)core.ended(record, at_start);
        QCOMPARE(core.status().last_exit->message, "task \\xff\\x1b[31m");
        QCOMPARE(core.status().last_exit->reason, "\\xc3");
        QCOMPARE(core.status().last_exit->dump, "a\n\t\\xf0\\x9f\\x98");
    }
};

QTEST_APPLESS_MAIN(EjectionTest)
#include "ejection_test.moc"
