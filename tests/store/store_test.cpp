// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/pddb_builder.hpp"
#include "store/sandbox.hpp"
#include "store/store.hpp"

#include <QTest>

#include <cerrno>

using namespace pandemonium;
using namespace pandemonium::test;

namespace {

Comm comm(std::string_view raw) { return Comm::from_bytes(raw); }

/// The three directories, as the unit gives them to the service.
struct Machine {
    Sandbox box;
    Directories directories{box / "state", box / "runtime", box / "configuration"};

    Machine() {
        for (const auto *name : {"state", "runtime", "configuration/pins.d"})
            std::filesystem::create_directories(box / name);
    }
    Store::Loaded start() const { return Store(directories).load_all(noon); }
};

bool tells(const Reports &reports, std::string_view part) {
    return std::ranges::any_of(reports, [&](const Report &report) { return report.sentence.contains(part); });
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT

private slots:
    void a_fresh_machine_starts_with_the_defaults() {
        const auto loaded = Machine().start();
        QVERIFY(loaded.reports.empty());
        QVERIFY(loaded.start.choices == Choices{});
        QVERIFY(loaded.start.profiles.all().empty());
        QVERIFY(loaded.start.pins == Pins{});
        QCOMPARE(loaded.start.store, StoreState::ok);
    }

    void everything_that_is_saved_is_there_at_the_next_start() {
        const Machine machine;
        Store store(machine.directories);
        auto start = store.load_all(noon).start;
        start.profiles.merge({.name = comm("a"), .tier = Tier::batch, .behaviour = {}}, noon);
        start.pins.lasting[comm("b")] = Tier::interactive;
        start.pins.runtime[comm("c")] = Tier::latency_critical;
        start.choices = {.mode = Mode::observe, .runtime_mode = Mode::off, .learning = false, .runtime_learning = true};
        QVERIFY(store.save_profiles(start.profiles, Generations::previous_kept, noon));
        QVERIFY(store.save_pins(start.pins));
        QVERIFY(store.save_choices(start.choices, start.pins, noon));

        const auto loaded = machine.start();
        QVERIFY(loaded.reports.empty());
        QVERIFY(loaded.start.profiles.all() == start.profiles.all());
        QVERIFY(loaded.start.pins == start.pins);
        QVERIFY(loaded.start.choices == start.choices);
    }

    void runtime_choices_go_with_the_runtime_directory() {
        const Machine machine;
        Store store(machine.directories);
        (void)store.load_all(noon);
        QVERIFY(store.save_choices({.mode = Mode::observe, .runtime_mode = Mode::off, .runtime_learning = {}},
                                   {.administrator = {}, .lasting = {}, .runtime = {{comm("a"), Tier::batch}}}, noon));
        std::filesystem::remove_all(machine.directories.runtime);
        const auto loaded = machine.start();
        QVERIFY((loaded.start.choices == Choices{.mode = Mode::observe, .runtime_mode = {}, .runtime_learning = {}}));
        QVERIFY(loaded.start.pins.runtime.empty());
    }

    void remembered_choices_override_the_configuration() {
        const Machine machine;
        machine.box.write("configuration/pandemonium.conf", "mode = observe\nlearning = no\nretention.days = 7\n");
        machine.box.write("state/state.conf", "mode = off\n");
        const auto loaded = machine.start();
        QCOMPARE(loaded.start.choices.mode, Mode::off);
        QVERIFY(!loaded.start.choices.learning);
        QCOMPARE(loaded.configuration.retention.age, std::chrono::days(7));
    }

    void what_nobody_chose_goes_on_following_the_configuration() {
        const Machine machine;
        Store store(machine.directories);
        auto choices = store.load_all(noon).start.choices;
        choices.mode = Mode::off;
        QVERIFY(store.save_choices(choices, {}, noon));
        machine.box.write("configuration/pandemonium.conf", "mode = observe\nlearning = no\n");
        const auto loaded = machine.start();
        QCOMPARE(loaded.start.choices.mode, Mode::off);
        QVERIFY(!loaded.start.choices.learning);
    }

    void a_choice_back_to_the_default_is_remembered_too() {
        const Machine machine;
        Store store(machine.directories);
        (void)store.load_all(noon);
        for (const Mode mode : {Mode::off, Mode::schedule})
            QVERIFY(store.save_choices({.mode = mode, .runtime_mode = {}, .runtime_learning = {}}, {}, noon));
        machine.box.write("configuration/pandemonium.conf", "mode = observe\n");
        QCOMPARE(machine.start().start.choices.mode, Mode::schedule);
    }

    void a_runtime_choice_does_not_need_the_state_directory() {
        const Machine machine;
        Store store(machine.directories);
        auto choices = store.load_all(noon).start.choices;
        std::filesystem::remove_all(machine.directories.state);
        choices.runtime_mode = Mode::off;
        QVERIFY(store.save_choices(choices, {}, noon));
        choices.mode = Mode::observe;
        QCOMPARE(store.save_choices(choices, {}, noon).error().number, ENOENT);
    }

    void the_administrators_pins_are_read_and_never_written() {
        const Machine machine;
        machine.box.write("configuration/pins.d/site.conf", "a = batch\n");
        Store store(machine.directories);
        auto pins = store.load_all(noon).start.pins;
        QVERIFY((pins.administrator == PinMap{{comm("a"), Tier::batch}}));
        pins.lasting[comm("b")] = Tier::batch;
        QVERIFY(store.save_pins(pins));
        QCOMPARE(machine.box.read("configuration/pins.d/site.conf"), "a = batch\n");
        QVERIFY(!machine.box.read("state/pins.conf").contains("a = batch"));
    }

    void losing_the_profiles_never_loses_the_pins() {
        const Machine machine;
        machine.box.write("state/profiles.pddb", "nonsense");
        machine.box.write("state/pins.conf", "a = batch\n");
        const auto loaded = machine.start();
        QCOMPARE(loaded.start.store, StoreState::failed);
        QVERIFY(loaded.start.pins.lasting.contains(comm("a")));
    }

    void a_reload_takes_edits_by_hand_and_leaves_runtime_pins() {
        const Machine machine;
        machine.box.write("state/pins.conf", "a = batch\n");
        Store store(machine.directories);
        auto pins = store.load_all(noon).start.pins;
        pins.runtime[comm("r")] = Tier::batch;
        machine.box.write("state/pins.conf", "b = batch\nnonsense\n");
        machine.box.write("configuration/pins.d/site.conf", "c = batch\n");
        const auto reloaded = store.reload_pins(pins);
        QVERIFY((reloaded.pins == Pins{.administrator = {{comm("c"), Tier::batch}},
                                       .lasting = {{comm("b"), Tier::batch}},
                                       .runtime = {{comm("r"), Tier::batch}}}));
        QVERIFY(tells(reloaded.reports, "pins.conf:2: "));
    }

    void a_reload_of_pins_that_cannot_be_read_leaves_those_that_hold() {
        const Machine machine;
        machine.box.write("state/pins.conf", "a = batch\n");
        Store store(machine.directories);
        const auto pins = store.load_all(noon).start.pins;
        std::filesystem::remove(machine.box / "state/pins.conf");
        std::filesystem::create_directory(machine.box / "state/pins.conf");
        const auto reloaded = store.reload_pins(pins);
        QVERIFY(reloaded.pins == pins);
        QVERIFY(tells(reloaded.reports, "is a directory"));
    }

    void pins_edited_by_hand_are_saved_after_a_reload() {
        const Machine machine;
        Store store(machine.directories);
        Pins pins = store.load_all(noon).start.pins;
        machine.box.write("state/pins.conf", "mine = batch\n");
        pins.lasting[comm("bus")] = Tier::batch;
        QCOMPARE(store.save_pins(pins).error().number, ESTALE);
        pins = store.reload_pins(pins).pins;
        pins.lasting[comm("bus")] = Tier::batch;
        QVERIFY(store.save_pins(pins));
        QCOMPARE(machine.start().start.pins.lasting.size(), 2U);
    }

    void reports_come_from_every_file() {
        const Machine machine;
        machine.box.write("configuration/pandemonium.conf", "mode = fast\n");
        machine.box.write("configuration/pins.d/site.conf", "x\n");
        machine.box.write("state/profiles.pddb", "x");
        machine.box.write("state/pins.conf", "x\n");
        machine.box.write("state/state.conf", "x\n");
        machine.box.write("runtime/runtime.conf", "x\n");
        const auto loaded = machine.start();
        for (const auto *part : {"pandemonium.conf:1", "site.conf:1", "profiles.pddb is shorter", "pins.conf:1",
                                 "state.conf:1", "runtime.conf:1"})
            QVERIFY2(tells(loaded.reports, part), part);
    }

    void a_failed_save_says_what_it_means_for_the_store() {
        QCOMPARE(state_after({EROFS, ""}), StoreState::read_only);
        QCOMPARE(state_after({EACCES, ""}), StoreState::read_only);
        QCOMPARE(state_after({ENOSPC, ""}), StoreState::failed);
        QCOMPARE(state_after({EIO, ""}), StoreState::failed);
    }
};

QTEST_APPLESS_MAIN(StoreTest)
#include "store_test.moc"
