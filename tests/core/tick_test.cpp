// SPDX-License-Identifier: GPL-2.0-or-later
#include "core_story.hpp"

#include <set>

using namespace pandemonium;
using namespace std::chrono_literals;
using enum Property;

namespace {

constexpr StoreWrites profiles{.profiles = true, .pins = false, .state = false};

Readings observing(std::vector<Observation> observations) {
    Readings readings;
    readings.observations = std::move(observations);
    return readings;
}

Readings loaded(std::uint64_t idle_ticks, std::uint64_t total_ticks, std::chrono::microseconds pressure = 0us) {
    Readings readings;
    readings.load = {.idle_ticks = idle_ticks, .total_ticks = total_ticks, .cpu_pressure = pressure};
    return readings;
}

/// Ticks of one second each, in which this share of the CPU time was idle.
void run(Core &core, int seconds, unsigned idle_percent) {
    for (int i = 0; i < seconds; ++i) {
        const auto now = static_cast<std::uint64_t>(i) + 1;
        (void)core.tick(loaded(now * idle_percent, now * 100), after(std::chrono::seconds(i + 1)));
    }
}

/// The same observation often enough to be confident of.
Outcome learn(Core &core, const std::string &comm, Tier tier, Now now) {
    return core.tick(observing(std::vector(8, seen(comm, tier))), now);
}

bool is_idle(const Outcome &outcome) {
    return outcome.kernel.is_empty() && outcome.changed.empty() && outcome.signals.empty() && !outcome.store.profiles &&
           !outcome.store.pins && !outcome.store.state;
}

} // namespace

class TickTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_idle_tick_says_and_writes_nothing() {
        Core core = told({.choices = {}, .profiles = {"cc1", "ld"}, .pins = {}});
        for (int i = 1; i < 30; ++i) {
            const auto now = static_cast<std::uint64_t>(i);
            QVERIFY(is_idle(core.tick(loaded(95 * now, 100 * now), after(std::chrono::seconds(i)))));
        }
        QVERIFY(!core.save_at());
    }

    void what_is_learned_is_predicted_once() {
        Core core = told({});
        const Outcome outcome = learn(core, "cc1", Tier::batch, after(1s));
        QCOMPARE(outcome.kernel.predict, (std::vector{Prediction{name("cc1"), Tier::batch, {.avg_runtime = 1ms}}}));
        QVERIFY(is_idle(core.tick({}, after(2s))));
    }

    void the_same_again_is_not_written_again() {
        Core core = told({});
        (void)learn(core, "cc1", Tier::batch, after(1s));
        const Outcome outcome = learn(core, "cc1", Tier::batch, after(2s));
        QVERIFY(outcome.kernel.is_empty());
        QVERIFY(!outcome.signals.empty());
    }

    void only_what_differs_is_written() {
        Core core = told({.choices = {}, .profiles = {"cc1", "ld"}, .pins = {}});
        const Outcome outcome = learn(core, "new", Tier::interactive, after(1s));
        QCOMPARE(outcome.kernel.predict.size(), 1U);
        QCOMPARE(outcome.kernel.predict[0].name, name("new"));
        QVERIFY(outcome.kernel.withdraw.empty());
    }

    void a_prediction_that_is_not_confident_any_more_is_withdrawn() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = {}});
        const Outcome outcome = core.tick(observing(std::vector(5, seen("cc1", Tier::interactive))), after(1s));
        QCOMPARE(outcome.kernel.withdraw, names({"cc1"}));
        QVERIFY(outcome.kernel.predict.empty());
    }

    void a_fresh_kernel_side_is_told_everything() {
        Pins pins;
        pins.lasting[name("firefox")] = Tier::interactive;
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = pins});
        (void)learn(core, "new", Tier::batch, after(1s));
        const KernelWrites all = core.full_write();
        QCOMPARE(all.pin, (std::vector{PinWrite{name("firefox"), Tier::interactive}}));
        QCOMPARE(all.predict, core.profiles().predictions());
        QVERIFY(all.forget.empty() && all.unpin.empty() && all.withdraw.empty());
    }

    void updates_are_announced_once_a_second_and_together() {
        Core core = told({});
        const Outcome first = core.tick(observing({seen("a"), seen("b")}), after(1s));
        QCOMPARE(signals_of<ProfilesUpdated>(first).at(0).changed, 2U);
        QCOMPARE(first.changed, std::set{generation});
        const Outcome early = core.tick(observing({seen("c")}), after(1200ms));
        QVERIFY(early.signals.empty() && early.changed.empty());
        const Outcome later = core.tick(observing({seen("d")}), after(2s));
        QCOMPARE(signals_of<ProfilesUpdated>(later).at(0).changed, 2U);
        QCOMPARE(signals_of<ProfilesUpdated>(later).at(0).generation, core.generation());
        QCOMPARE(core.generation(), signals_of<ProfilesUpdated>(first).at(0).generation + 1);
    }

    void without_learning_nothing_is_merged_and_the_rest_goes_on() {
        Choices choices;
        choices.learning = false;
        Core core = told({.choices = choices, .profiles = {"cc1"}, .pins = {}});
        QVERIFY(is_idle(learn(core, "new", Tier::batch, after(1s))));
        QVERIFY(!core.profiles().find(name("new")));
        QCOMPARE(core.full_write().predict.size(), 1U);
        QVERIFY(core.commit(pin("cc1", Tier::batch), after(2s)));
    }

    void a_flood_of_names_stays_bounded() {
        Core core = told({});
        for (int second = 1; second <= 20; ++second) {
            std::vector<Observation> flood;
            for (int i = 0; i < 512; ++i)
                flood.push_back(seen("n" + std::to_string(second * 512 + i)));
            (void)core.tick(observing(std::move(flood)), after(std::chrono::seconds(second)));
            QVERIFY(core.profiles().all().size() <= 4096U);
            QVERIFY(core.full_write().predict.size() <= 512U);
        }
    }

    void a_month_unseen_is_forgotten_while_running() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = {}});
        Outcome outcome;
        for (int day = 1; day <= 31; ++day)
            outcome = core.tick({}, after(std::chrono::days(day)));
        QVERIFY(core.profiles().all().empty());
        QCOMPARE(outcome.kernel.withdraw, names({"cc1"}));
        QCOMPARE(signals_of<ProfilesUpdated>(outcome).size(), 1U);
    }

    void a_clock_set_forward_by_years_forgets_nothing() {
        Core core = told({.choices = {}, .profiles = {"cc1"}, .pins = {}});
        Now leap = after(1h);
        leap.wall += std::chrono::years(10);
        (void)core.tick({}, leap);
        QVERIFY(core.profiles().find(name("cc1")));
        leap.monotonic += 1h;
        leap.wall += 1h;
        (void)core.tick({}, leap);
        QVERIFY(core.profiles().find(name("cc1")));
    }

    void an_idle_machine_is_light_and_a_busy_one_becomes_heavy() {
        Core core = told({});
        run(core, 10, 90);
        QCOMPARE(core.status().regime, Regime::light);
        core = told({});
        run(core, 10, 2);
        QCOMPARE(core.status().regime, Regime::heavy);
    }

    void light_is_reached_again_when_the_load_ends() {
        Core core = told({});
        run(core, 10, 2);
        run(core, 10, 90);
        QCOMPARE(core.status().regime, Regime::light);
    }

    void an_observer_tells_the_load_too() {
        Core core = told({.choices = {}, .profiles = {}, .pins = {}, .state = State::observing});
        run(core, 20, 2);
        QCOMPARE(core.status().regime, Regime::heavy);
    }

    void a_load_that_cannot_be_read_decides_nothing() {
        Core core = told({});
        for (int i = 1; i < 10; ++i)
            QVERIFY(is_idle(core.tick(loaded(0, 0), after(std::chrono::seconds(i)))));
        QCOMPARE(core.status().regime, Regime::light);
    }

    void pressure_alone_ends_light() {
        Core core = told({});
        for (int i = 1; i <= 4; ++i) {
            const auto now = static_cast<std::uint64_t>(i);
            (void)core.tick(loaded(90 * now, 100 * now, std::chrono::milliseconds(800 * i)),
                            after(std::chrono::seconds(i)));
        }
        QCOMPARE(core.status().regime, Regime::mixed);
    }

    void a_new_attachment_is_not_compared_with_the_old_one() {
        Core core = told({});
        (void)core.tick(loaded(0, 0), after(1s));
        (void)core.begin_transition();
        (void)core.settled(reached(State::scheduling), after(2s));
        (void)core.tick(loaded(0, 1000), after(3s));
        (void)core.tick(loaded(0, 2000), after(4s));
        QCOMPARE(core.status().regime, Regime::light); // one difference so far
    }

    void active_ops_are_announced_when_they_change() {
        Core core = told({});
        Readings readings;
        readings.active_ops = "pandemonium";
        QCOMPARE(core.tick(readings, after(1s)).changed, std::set{active_ops});
        QVERIFY(core.tick(readings, after(2s)).changed.empty());
        QCOMPARE(core.status().active_ops, "pandemonium");
    }

    void a_save_is_due_five_minutes_after_the_last_when_something_changed() {
        Core core = told({});
        QVERIFY(!core.save_at());
        (void)core.tick(observing({seen("a")}), after(1min));
        QVERIFY(core.save_at() == after(5min).monotonic);
        (void)core.stored(StoreState::ok, after(6min), profiles);
        QVERIFY(!core.save_at());
        (void)core.tick(observing({seen("a")}), after(7min));
        QVERIFY(core.save_at() == after(11min).monotonic);
    }

    void a_save_that_failed_is_due_again_and_shown_once() {
        Core core = told({});
        (void)core.tick(observing({seen("a")}), after(1min));
        QCOMPARE(core.stored(StoreState::failed, after(5min), profiles).changed, std::set{store_state});
        QVERIFY2(core.stored(StoreState::ok, after(6min), {}).changed.empty(), "nothing was written");
        QVERIFY(core.save_at() == after(10min).monotonic);
        QVERIFY(core.stored(StoreState::failed, after(10min), profiles).changed.empty());
        QCOMPARE(core.stored(StoreState::ok, after(15min), profiles).changed, std::set{store_state});
    }

    void saving_pins_saves_no_profiles() {
        Core core = told({});
        (void)core.tick(observing({seen("a")}), after(1min));
        (void)core.stored(StoreState::ok, after(4min), {.profiles = false, .pins = true, .state = true});
        QVERIFY(core.save_at() == after(5min).monotonic);
    }

    void profiles_that_could_not_be_saved_show_until_they_are() {
        Core core = told({});
        (void)core.stored(StoreState::failed, after(5min), profiles);
        (void)core.stored(StoreState::ok, after(6min), {.profiles = false, .pins = true, .state = false});
        QCOMPARE(core.status().store, StoreState::failed);
        (void)core.stored(StoreState::ok, after(10min), profiles);
        QCOMPARE(core.status().store, StoreState::ok);
    }

    void store_states_have_the_names_of_the_bus() {
        QCOMPARE(to_string(StoreState::ok), "ok");
        QCOMPARE(to_string(StoreState::read_only), "read-only");
        QCOMPARE(to_string(StoreState::recovered), "recovered");
        QCOMPARE(to_string(StoreState::failed), "failed");
    }
};

QTEST_APPLESS_MAIN(TickTest)
#include "tick_test.moc"
