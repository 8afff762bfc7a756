// SPDX-License-Identifier: GPL-2.0-or-later
#include "core_story.hpp"

#include <set>

using namespace pandemonium;
using namespace std::chrono_literals;
using enum Property;

namespace {

Pins lasting_pin(const std::string &comm, Tier tier) {
    Pins pins;
    pins.lasting[name(comm)] = tier;
    return pins;
}

Outcome done(Core &core, const Command &command) { return core.commit(command, at_start).value(); }

Profile profile(const std::string &comm, WallTime last_seen, Tier tier) {
    Profile made;
    made.name = name(comm);
    made.votes[index_of(tier)] = 8;
    made.behaviour = {.avg_runtime = 1ms};
    made.observations = 8;
    made.last_seen = last_seen;
    return made;
}

ImportProfiles import_of(std::vector<Profile> profiles, bool replace) {
    return {.profiles = std::move(profiles), .skipped = 2, .replace = replace};
}

bool is_predicted(const KernelWrites &writes, const std::string &comm) {
    return std::ranges::find(writes.predict, name(comm), &Prediction::name) != writes.predict.end();
}

} // namespace

class CommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_mode_takes_the_state_it_settled_in() {
        Core core = told({});
        (void)core.begin_transition();
        const Outcome outcome = core.commit(lasting(Mode::observe), at_start, reached(State::observing)).value();
        QCOMPARE(core.status().mode, Mode::observe);
        QCOMPARE(core.status().state, State::observing);
        QCOMPARE(core.choices(), (chosen(Mode::observe)));
        QVERIFY(outcome.store.state && !outcome.store.pins && !outcome.store.profiles);
        QCOMPARE(outcome.changed, (std::set{state, mode}));
    }

    void a_mode_until_stop_leaves_the_remembered_one() {
        Core core = told({});
        const Outcome outcome = core.commit(until_stop(Mode::off), at_start, reached(State::off)).value();
        QCOMPARE(core.choices(), (chosen(Mode::schedule, Mode::off)));
        QCOMPARE(core.status().mode, Mode::off);
        QVERIFY(outcome.store.state);
        (void)core.commit(lasting(Mode::observe), at_start, reached(State::observing)).value();
        QCOMPARE(core.choices(), (chosen(Mode::observe)));
    }

    void a_mode_that_did_not_settle_leaves_mode_and_choices() {
        Core core = told({.choices = chosen(Mode::observe), .profiles = {}, .pins = {}, .state = State::observing});
        const Choices before = core.choices();
        (void)core.begin_transition();
        const Settlement failure = refused(State::observing, RefusalKind::load_failed, "no such kfunc");
        const auto answer = core.commit(lasting(Mode::schedule), at_start, failure);
        QCOMPARE(answer.error(), (Refusal{RefusalKind::load_failed, "no such kfunc"}));
        QCOMPARE(core.choices(), before);
        QCOMPARE(core.status().mode, Mode::observe);
        QCOMPARE(core.status().state, State::observing);
        QCOMPARE(core.status().reason, "");
        QCOMPARE(core.unannounced().changed, std::set{state});
        QVERIFY(core.unannounced().changed.empty());
    }

    void a_mode_that_failed_and_took_the_state_along_says_why() {
        Core core = told({});
        (void)core.begin_transition();
        const Settlement failure = refused(State::failed, RefusalKind::other_scheduler_active, "scx_rusty runs");
        QVERIFY(!core.commit(lasting(Mode::observe), at_start, failure));
        QCOMPARE(core.status().state, State::failed);
        QCOMPARE(core.status().reason, "scx_rusty runs");
        QCOMPARE(core.unannounced().changed, (std::set{state, state_reason}));
    }

    void a_scheduler_the_kernel_took_and_could_not_enable_leaves_its_last_words() {
        Core core = told({});
        (void)core.begin_transition();
        Settlement failure = refused(State::failed, RefusalKind::load_failed, "ops.init() failed (-22)");
        failure.exit = exit_of(exit_error);
        QVERIFY(!core.commit(lasting(Mode::schedule), at_start, failure));
        QCOMPARE(core.status().last_exit->kind, exit_error);
        QCOMPARE(core.status().last_exit->time, noon);
        QCOMPARE(core.unannounced().changed, (std::set{state, state_reason, last_exit}));
    }

    void scheduling_that_settles_as_observing_is_a_success_with_a_reason() {
        Core core = told({.choices = chosen(Mode::off), .profiles = {}, .pins = {}, .state = State::off});
        const auto settlement = reached(State::observing, "This kernel has no sched_ext.");
        const Outcome outcome = core.commit(lasting(Mode::schedule), at_start, settlement).value();
        QCOMPARE(core.status().mode, Mode::schedule);
        QCOMPARE(core.status().reason, "This kernel has no sched_ext.");
        QCOMPARE(outcome.changed, (std::set{state, state_reason, mode}));
    }

    void a_life_cycle_command_that_was_not_acted_on_is_refused() {
        Core core = told({});
        QVERIFY(!core.commit(lasting(Mode::off), at_start));
        QCOMPARE(core.status().mode, Mode::schedule);
    }

    void a_reset_brings_the_scheduler_back() {
        Core core = told({});
        (void)core.ended(exit_of(exit_sysrq), at_start);
        (void)core.begin_transition();
        const Outcome outcome = core.commit(ResetFailure{}, at_start, reached(State::scheduling)).value();
        QCOMPARE(core.status().state, State::scheduling);
        QCOMPARE(core.status().reason, "");
        QVERIFY(outcome.store.state); // that somebody had ended it is forgotten
        QVERIFY(core.consider(ResetFailure{})->already_so);
    }

    void a_lasting_pin_reaches_kernel_disk_and_bus() {
        Core core = told({});
        const Outcome outcome = done(core, pin("firefox", Tier::interactive));
        QCOMPARE(outcome.kernel.pin, (std::vector{PinWrite{name("firefox"), Tier::interactive}}));
        QVERIFY(outcome.store.pins);
        QVERIFY(outcome.reply.enforced);
        QCOMPARE(outcome.changed, (std::set{generation, pinned_count}));
        const auto told_pins = signals_of<ProfilePinned>(outcome);
        QCOMPARE(told_pins.size(), 1U);
        QVERIFY(told_pins[0].name == name("firefox") && told_pins[0].persistent);
        QCOMPARE(told_pins[0].tier, Tier::interactive);
    }

    void a_pin_while_nothing_schedules_is_kept_and_not_enforced_data() {
        QTest::addColumn<State>("state");
        for (const State state : {State::observing, State::off, State::failed, State::starting})
            QTest::newRow(std::string(to_string(state)).c_str()) << state;
    }
    void a_pin_while_nothing_schedules_is_kept_and_not_enforced() {
        QFETCH(State, state);
        Core core = told({.choices = {}, .profiles = {}, .pins = {}, .state = state});
        const Outcome outcome = done(core, pin("firefox", Tier::interactive));
        QVERIFY(!outcome.reply.enforced);
        QVERIFY(outcome.store.pins && core.pins().lasting.contains(name("firefox")));
        QCOMPARE(core.full_write().pin.size(), 1U);
    }

    void a_runtime_pin_is_stored_for_the_run_and_wins() {
        Core core = told({.choices = {}, .profiles = {}, .pins = lasting_pin("firefox", Tier::interactive)});
        const Outcome outcome = done(core, pin("firefox", Tier::batch, Lasting::until_stop));
        QCOMPARE(outcome.kernel.pin, (std::vector{PinWrite{name("firefox"), Tier::batch}}));
        QVERIFY(outcome.store.pins);
        QVERIFY(!signals_of<ProfilePinned>(outcome).at(0).persistent);
        QCOMPARE(core.pins().lasting.at(name("firefox")), Tier::interactive);
        QCOMPARE(outcome.changed, std::set{generation});
    }

    void a_lasting_pin_takes_the_place_of_a_runtime_one() {
        Core core = told({});
        (void)done(core, pin("firefox", Tier::batch, Lasting::until_stop));
        const Outcome outcome = done(core, pin("firefox", Tier::batch));
        QVERIFY(core.pins().runtime.empty());
        QVERIFY(outcome.kernel.is_empty()); // the tier is the same
        QVERIFY(signals_of<ProfilePinned>(outcome).at(0).persistent);
    }

    void unpinning_a_runtime_pin_brings_the_lasting_one_back() {
        Core core = told({.choices = {}, .profiles = {}, .pins = lasting_pin("firefox", Tier::interactive)});
        (void)done(core, pin("firefox", Tier::batch, Lasting::until_stop));
        const Outcome outcome = done(core, UnpinProfile{name("firefox"), true});
        QCOMPARE(outcome.kernel.pin, (std::vector{PinWrite{name("firefox"), Tier::interactive}}));
        QVERIFY(outcome.kernel.unpin.empty());
        QVERIFY(outcome.store.pins);
        QCOMPARE(signals_of<ProfilePinned>(outcome).at(0).tier, Tier::interactive);
        QVERIFY(signals_of<ProfileUnpinned>(outcome).empty());
    }

    void unpinning_removes_both_kinds() {
        Core core = told({.choices = {}, .profiles = {}, .pins = lasting_pin("firefox", Tier::interactive)});
        (void)done(core, pin("firefox", Tier::batch, Lasting::until_stop));
        const Outcome outcome = done(core, UnpinProfile{name("firefox"), false});
        QCOMPARE(outcome.kernel.unpin, names({"firefox"}));
        QVERIFY(outcome.kernel.pin.empty() && outcome.store.pins);
        QCOMPARE(core.pins(), Pins{});
        QCOMPARE(outcome.changed, (std::set{generation, pinned_count}));
        QCOMPARE(signals_of<ProfileUnpinned>(outcome).size(), 1U);
    }

    void forgetting_leaves_memory_kernel_and_disk_at_once() {
        Core core = told({.choices = {}, .profiles = {"cc1", "ld"}, .pins = {}});
        const Outcome outcome = done(core, ForgetProfile{name("cc1"), false});
        QCOMPARE(outcome.kernel.forget, names({"cc1"}));
        QVERIFY(!outcome.kernel.forget_all);
        QCOMPARE(outcome.kernel.withdraw, names({"cc1"}));
        QVERIFY(outcome.store.profiles && !outcome.store.pins);
        QVERIFY(!core.profiles().find(name("cc1")) && core.profiles().find(name("ld")));
        QCOMPARE(signals_of<ProfileForgotten>(outcome).size(), 1U);
        QCOMPARE(outcome.changed, std::set{generation});
        QCOMPARE(core.full_write().predict.size(), 1U);
    }

    void forgetting_and_unpinning_does_both() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = lasting_pin("cc1", Tier::batch)});
        const Outcome outcome = done(core, ForgetProfile{name("cc1"), true});
        QCOMPARE(outcome.kernel.unpin, names({"cc1"}));
        QCOMPARE(outcome.kernel.forget, names({"cc1"}));
        QVERIFY(outcome.store.pins && outcome.store.profiles);
        QCOMPARE(outcome.changed, (std::set{generation, pinned_count}));
        QCOMPARE(outcome.signals.size(), 2U);
    }

    void forgetting_all_keeps_pins() {
        const auto pins = lasting_pin("cc1", Tier::batch);
        Core core = told({.choices = {}, .profiles = {"cc1", "ld"}, .pins = pins});
        const Outcome outcome = done(core, ForgetAll{});
        QCOMPARE(outcome.reply.removed, 2U);
        QVERIFY(outcome.kernel.forget_all && outcome.kernel.forget.empty());
        QCOMPARE(outcome.kernel.withdraw, names({"cc1", "ld"}));
        QVERIFY(outcome.kernel.unpin.empty());
        QVERIFY(outcome.store.profiles && !outcome.store.pins);
        QCOMPARE(core.pins(), pins);
        QCOMPARE(signals_of<ProfilesCleared>(outcome).at(0).removed, 2U);
    }

    void forgetting_nothing_announces_nothing() {
        Core core = told({});
        const Outcome outcome = done(core, ForgetAll{});
        QCOMPARE(outcome.reply.removed, 0U);
        QVERIFY(outcome.signals.empty() && outcome.changed.empty() && outcome.kernel.is_empty());
    }

    void an_import_merges_and_the_newer_wins() {
        Core core = told({.choices = {}, .profiles = {"cc1", "ld"}, .pins = {}});
        const auto incoming = {profile("cc1", noon + 1s, Tier::interactive),
                               profile("ld", noon - 1s, Tier::interactive), profile("new", noon, Tier::interactive)};
        const Outcome outcome = done(core, import_of(incoming, false));
        QCOMPARE(outcome.reply.imported, 2U);
        QCOMPARE(outcome.reply.skipped, 3U);
        QVERIFY(outcome.store.profiles);
        QVERIFY(is_predicted(outcome.kernel, "cc1") && is_predicted(outcome.kernel, "new"));
        QVERIFY(!is_predicted(outcome.kernel, "ld") && outcome.kernel.withdraw.empty());
        QVERIFY(!outcome.kernel.forget_all);
        QCOMPARE(signals_of<ProfilesUpdated>(outcome).at(0).changed, 2U);
        QCOMPARE(signals_of<ProfilesUpdated>(outcome).at(0).generation, core.generation());
        QCOMPARE(outcome.changed, std::set{generation});
    }

    void an_import_that_replaces_forgets_the_rest() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = {}});
        const Outcome outcome = done(core, import_of({profile("new", noon - 1h, Tier::interactive)}, true));
        QCOMPARE(outcome.reply.imported, 1U);
        QVERIFY(outcome.kernel.forget_all && outcome.kernel.forget.empty());
        QCOMPARE(outcome.kernel.withdraw, names({"cc1"}));
        QVERIFY(is_predicted(outcome.kernel, "new"));
        QCOMPARE(core.profiles().all().size(), 1U);
        QCOMPARE(signals_of<ProfilesCleared>(outcome).size(), 1U);
    }

    void an_import_stays_within_the_retention() {
        Core core = told({});
        std::vector<Profile> many;
        for (int i = 0; i < 5000; ++i)
            many.push_back(profile("n" + std::to_string(i), noon, Tier::batch));
        (void)done(core, import_of(std::move(many), false));
        QCOMPARE(core.profiles().all().size(), 4096U);
    }

    void the_learning_switch_is_kept_and_shown() {
        Core core = told({});
        Outcome outcome = done(core, SetLearning{false, Lasting::until_stop});
        QCOMPARE(core.choices(),
                 (Choices{.mode = Mode::schedule, .runtime_mode = {}, .learning = true, .runtime_learning = false}));
        QVERIFY(outcome.store.state && !core.status().learning);
        QCOMPARE(outcome.changed, std::set{learning});
        outcome = done(core, SetLearning{false, Lasting::remembered});
        QCOMPARE(core.choices().runtime_learning, std::nullopt);
        QVERIFY(!core.choices().learning && outcome.changed.empty());
    }

    void what_changed_while_authorisation_was_asked_is_judged_again() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = {}});
        QVERIFY(core.consider(ForgetProfile{name("cc1"), false}));
        (void)done(core, pin("cc1", Tier::batch));
        const auto answer = core.commit(ForgetProfile{name("cc1"), false}, at_start);
        QCOMPARE(answer.error().kind, RefusalKind::pinned);
        QVERIFY(core.profiles().find(name("cc1")));
    }

    void what_became_true_meanwhile_changes_nothing() {
        Core core = told({});
        (void)done(core, pin("cc1", Tier::batch));
        const Outcome outcome = done(core, pin("cc1", Tier::batch));
        QVERIFY(outcome.reply.enforced);
        QVERIFY(outcome.kernel.is_empty() && outcome.signals.empty() && outcome.changed.empty() && !outcome.store.pins);
    }

    void pins_read_again_are_told_as_a_difference() {
        Pins pins = lasting_pin("stays", Tier::batch);
        pins.lasting[name("goes")] = Tier::batch;
        pins.lasting[name("changes")] = Tier::batch;
        Core core = told({.choices = {}, .profiles = {}, .pins = pins});
        Pins next = lasting_pin("stays", Tier::batch);
        next.administrator[name("changes")] = Tier::latency_critical;
        const Outcome outcome = core.replace_pins(next);
        QCOMPARE(outcome.kernel.unpin, names({"goes"}));
        QCOMPARE(outcome.kernel.pin, (std::vector{PinWrite{name("changes"), Tier::latency_critical}}));
        QVERIFY(!outcome.store.pins);
        QCOMPARE(outcome.signals.size(), 2U);
        QCOMPARE(outcome.changed, (std::set{generation, pinned_count}));
        QVERIFY(core.replace_pins(next).kernel.is_empty());
    }

    void more_pins_on_disk_than_the_kernel_holds_leave_the_administrators() {
        Pins pins;
        for (int i = 0; i < 600; ++i)
            pins.lasting[name("a" + std::to_string(i))] = Tier::batch;
        pins.administrator[name("z")] = Tier::interactive;
        const Core core = told({.choices = {}, .profiles = {}, .pins = pins});
        const auto written = core.full_write().pin;
        QCOMPARE(written.size(), 512U);
        QVERIFY(std::ranges::contains(written, PinWrite{name("z"), Tier::interactive}));
    }
};

QTEST_APPLESS_MAIN(CommitTest)
#include "commit_test.moc"
