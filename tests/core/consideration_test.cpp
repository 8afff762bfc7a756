// SPDX-License-Identifier: GPL-2.0-or-later
#include "core_story.hpp"

using namespace pandemonium;

namespace {

/// The answer in one word: the refusal's kind, "already so", or the intent.
QString verdict(const Core &core, const Command &command) {
    static constexpr std::array intents{"manage_scheduler", "pin", "pin_permanently", "forget", "forget_all"};
    const auto consideration = core.consider(command);
    if (consideration)
        return consideration->already_so ? "already so" : intents[static_cast<std::size_t>(consideration->intent)];
    switch (consideration.error().kind) {
    case RefusalKind::busy:
        return "Busy";
    case RefusalKind::pinned:
        return "Pinned";
    case RefusalKind::no_such_profile:
        return "NoSuchProfile";
    case RefusalKind::invalid_name:
        return "InvalidName";
    case RefusalKind::limit_exceeded:
        return "LimitExceeded";
    default:
        return "another refusal";
    }
}

Pins pinned() {
    Pins pins;
    pins.administrator[name("admin")] = Tier::interactive;
    pins.lasting[name("lasting")] = Tier::interactive;
    pins.runtime[name("runtime")] = Tier::interactive;
    pins.lasting[name("both")] = Tier::interactive;
    pins.runtime[name("both")] = Tier::batch;
    return pins;
}

Core with_pins() { return told({.choices = {}, .profiles = {"cc1", "lasting", "runtime", "admin"}, .pins = pinned()}); }

} // namespace

class ConsiderationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_mode_that_is_not_run_as_asked_needs_authorisation_data() {
        QTest::addColumn<Choices>("choices");
        QTest::addColumn<State>("state");
        QTest::addColumn<SetMode>("asked");
        QTest::addColumn<QString>("expected");
        const Choices schedule = chosen(Mode::schedule);
        const Choices off_until_stop = chosen(Mode::schedule, Mode::off);
        QTest::newRow("same, running") << schedule << State::scheduling << lasting(Mode::schedule) << "already so";
        QTest::newRow("same until stop, running")
            << schedule << State::scheduling << until_stop(Mode::schedule) << "already so";
        QTest::newRow("same, observing only")
            << schedule << State::observing << lasting(Mode::schedule) << "manage_scheduler";
        QTest::newRow("same, failed") << schedule << State::failed << lasting(Mode::schedule) << "manage_scheduler";
        QTest::newRow("other") << schedule << State::scheduling << lasting(Mode::observe) << "manage_scheduler";
        QTest::newRow("off and off") << chosen(Mode::off) << State::off << lasting(Mode::off) << "already so";
        QTest::newRow("observing as asked")
            << chosen(Mode::observe) << State::observing << lasting(Mode::observe) << "already so";
        QTest::newRow("runtime choice kept") << off_until_stop << State::off << until_stop(Mode::off) << "already so";
        QTest::newRow("runtime choice made lasting")
            << off_until_stop << State::off << lasting(Mode::off) << "manage_scheduler";
        QTest::newRow("remembered under a runtime choice")
            << off_until_stop << State::off << lasting(Mode::schedule) << "manage_scheduler";
        QTest::newRow("while starting") << schedule << State::starting << lasting(Mode::off) << "Busy";
        QTest::newRow("same while starting") << schedule << State::starting << lasting(Mode::schedule) << "Busy";
    }
    void a_mode_that_is_not_run_as_asked_needs_authorisation() {
        QFETCH(Choices, choices);
        QFETCH(State, state);
        QFETCH(SetMode, asked);
        QFETCH(QString, expected);
        QCOMPARE(verdict(told({.choices = choices, .profiles = {}, .pins = {}, .state = state}), asked), expected);
    }

    void a_reset_is_for_what_failed_data() {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("scheduling") << State::scheduling << "already so";
        QTest::newRow("observing") << State::observing << "already so";
        QTest::newRow("off") << State::off << "already so";
        QTest::newRow("failed") << State::failed << "manage_scheduler";
        QTest::newRow("starting") << State::starting << "Busy";
    }
    void a_reset_is_for_what_failed() {
        QFETCH(State, state);
        QFETCH(QString, expected);
        const Core core = told({.choices = {}, .profiles = {}, .pins = {}, .state = state});
        QCOMPARE(verdict(core, ResetFailure{}), expected);
    }

    void a_reset_is_for_what_was_ejected_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("SysRq") << exit_sysrq;
        QTest::newRow("unregistered") << exit_unregistered;
        QTest::newRow("stall") << exit_error_stall;
    }
    void a_reset_is_for_what_was_ejected() {
        QFETCH(int, kind);
        Core core = told({});
        (void)core.ended(exit_of(kind), at_start);
        QCOMPARE(verdict(core, ResetFailure{}), "manage_scheduler");
        QCOMPARE(verdict(core, lasting(Mode::schedule)), "manage_scheduler");
    }

    void pins_are_judged_by_what_is_pinned_data() {
        QTest::addColumn<PinProfile>("asked");
        QTest::addColumn<QString>("expected");
        const auto runtime = Lasting::until_stop;
        QTest::newRow("new") << pin("cc1", Tier::batch) << "pin_permanently";
        QTest::newRow("new until stop") << pin("cc1", Tier::batch, runtime) << "pin";
        QTest::newRow("never seen") << pin("unseen", Tier::batch) << "pin_permanently";
        QTest::newRow("administrator's") << pin("admin", Tier::batch) << "Pinned";
        QTest::newRow("administrator's, same tier") << pin("admin", Tier::interactive) << "Pinned";
        QTest::newRow("lasting again") << pin("lasting", Tier::interactive) << "already so";
        QTest::newRow("lasting, other tier") << pin("lasting", Tier::batch) << "pin_permanently";
        QTest::newRow("until stop under a lasting one") << pin("lasting", Tier::interactive, runtime) << "already so";
        QTest::newRow("other tier until stop") << pin("lasting", Tier::batch, runtime) << "pin";
        QTest::newRow("runtime again") << pin("runtime", Tier::interactive, runtime) << "already so";
        QTest::newRow("runtime made lasting") << pin("runtime", Tier::interactive) << "pin_permanently";
        QTest::newRow("lasting behind another runtime one") << pin("both", Tier::interactive) << "pin_permanently";
        QTest::newRow("no name") << pin("", Tier::batch) << "InvalidName";
    }
    void pins_are_judged_by_what_is_pinned() {
        QFETCH(PinProfile, asked);
        QFETCH(QString, expected);
        QCOMPARE(verdict(with_pins(), asked), expected);
    }

    void a_pin_that_holds_already_tells_whether_it_is_enforced_data() {
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("enforced");
        QTest::newRow("scheduling") << State::scheduling << true;
        QTest::newRow("observing") << State::observing << false;
        QTest::newRow("off") << State::off << false;
        QTest::newRow("starting") << State::starting << false;
        QTest::newRow("failed") << State::failed << false;
    }
    void a_pin_that_holds_already_tells_whether_it_is_enforced() {
        QFETCH(State, state);
        QFETCH(bool, enforced);
        const Core core = told({.choices = {}, .profiles = {}, .pins = pinned(), .state = state});
        QCOMPARE(core.consider(pin("lasting", Tier::interactive)).value().reply.enforced, enforced);
    }

    void there_is_room_for_512_names() {
        Pins pins;
        for (int i = 0; i < 512; ++i)
            pins.lasting[name("n" + std::to_string(i))] = Tier::batch;
        const Core full = told({.choices = {}, .profiles = {}, .pins = pins});
        QCOMPARE(verdict(full, pin("one more", Tier::batch)), "LimitExceeded");
        QCOMPARE(verdict(full, pin("n7", Tier::interactive)), "pin_permanently");
        pins.lasting.erase(name("n7"));
        const Core roomy = told({.choices = {}, .profiles = {}, .pins = pins});
        QCOMPARE(verdict(roomy, pin("one more", Tier::batch)), "pin_permanently");
    }

    void unpinning_is_judged_by_what_it_would_remove_data() {
        QTest::addColumn<QString>("comm");
        QTest::addColumn<bool>("only_runtime");
        QTest::addColumn<QString>("expected");
        QTest::newRow("administrator's") << "admin" << false << "Pinned";
        QTest::newRow("not pinned") << "cc1" << false << "NoSuchProfile";
        QTest::newRow("lasting") << "lasting" << false << "pin_permanently";
        QTest::newRow("runtime") << "runtime" << false << "pin";
        QTest::newRow("both") << "both" << false << "pin_permanently";
        QTest::newRow("administrator's, only runtime") << "admin" << true << "Pinned";
        QTest::newRow("not pinned, only runtime") << "cc1" << true << "NoSuchProfile";
        QTest::newRow("lasting, only runtime") << "lasting" << true << "NoSuchProfile";
        QTest::newRow("runtime, only runtime") << "runtime" << true << "pin";
        QTest::newRow("both, only runtime") << "both" << true << "pin";
    }
    void unpinning_is_judged_by_what_it_would_remove() {
        QFETCH(QString, comm);
        QFETCH(bool, only_runtime);
        QFETCH(QString, expected);
        QCOMPARE(verdict(with_pins(), UnpinProfile{name(comm.toStdString()), only_runtime}), expected);
    }

    void forgetting_is_judged_by_what_is_known_and_pinned_data() {
        QTest::addColumn<QString>("comm");
        QTest::addColumn<bool>("also_unpin");
        QTest::addColumn<QString>("expected");
        QTest::newRow("learned") << "cc1" << false << "forget";
        QTest::newRow("learned, also unpin") << "cc1" << true << "forget";
        QTest::newRow("unknown") << "unseen" << false << "NoSuchProfile";
        QTest::newRow("unknown, also unpin") << "unseen" << true << "NoSuchProfile";
        QTest::newRow("administrator's") << "admin" << false << "Pinned";
        QTest::newRow("administrator's, also unpin") << "admin" << true << "Pinned";
        QTest::newRow("lasting") << "lasting" << false << "Pinned";
        QTest::newRow("lasting, also unpin") << "lasting" << true << "pin_permanently";
        QTest::newRow("runtime") << "runtime" << false << "Pinned";
        QTest::newRow("runtime, also unpin") << "runtime" << true << "forget";
        QTest::newRow("pinned and never seen, also unpin") << "both" << true << "pin_permanently";
    }
    void forgetting_is_judged_by_what_is_known_and_pinned() {
        QFETCH(QString, comm);
        QFETCH(bool, also_unpin);
        QFETCH(QString, expected);
        QCOMPARE(verdict(with_pins(), ForgetProfile{name(comm.toStdString()), also_unpin}), expected);
    }

    void everything_at_once_is_always_asked() {
        QCOMPARE(verdict(told({}), ForgetAll{}), "forget_all");
        QCOMPARE(verdict(told({}), ImportProfiles{.profiles = {}, .skipped = 0, .replace = false}), "forget_all");
    }

    void the_learning_switch_is_judged_like_a_mode_data() {
        QTest::addColumn<Choices>("choices");
        QTest::addColumn<SetLearning>("asked");
        QTest::addColumn<QString>("expected");
        Choices off_until_stop;
        off_until_stop.runtime_learning = false;
        const auto remembered = Lasting::remembered;
        const auto runtime = Lasting::until_stop;
        QTest::newRow("on and on") << Choices{} << SetLearning{true, remembered} << "already so";
        QTest::newRow("on and on until stop") << Choices{} << SetLearning{true, runtime} << "already so";
        QTest::newRow("on to off") << Choices{} << SetLearning{false, remembered} << "manage_scheduler";
        QTest::newRow("off again") << off_until_stop << SetLearning{false, runtime} << "already so";
        QTest::newRow("off for good") << off_until_stop << SetLearning{false, remembered} << "manage_scheduler";
        QTest::newRow("on again") << off_until_stop << SetLearning{true, remembered} << "manage_scheduler";
    }
    void the_learning_switch_is_judged_like_a_mode() {
        QFETCH(Choices, choices);
        QFETCH(SetLearning, asked);
        QFETCH(QString, expected);
        QCOMPARE(verdict(told({.choices = choices, .profiles = {}, .pins = {}}), asked), expected);
    }

    void refusals_are_sentences_that_break_no_message() {
        const auto refusal = told({}).consider(UnpinProfile{name("\xFF\n<b>"), false});
        QCOMPARE(refusal.error().sentence, "\\xff\\x0a<b> is not pinned.");
    }

    void modes_have_the_names_of_the_bus() {
        for (const Mode mode : {Mode::off, Mode::observe, Mode::schedule})
            QCOMPARE(mode_from(to_string(mode)), mode);
        QCOMPARE(to_string(Mode::schedule), "schedule");
        for (const std::string_view text : {"", "Off", "scheduling", "off "})
            QCOMPARE(mode_from(text), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(ConsiderationTest)
#include "consideration_test.moc"
