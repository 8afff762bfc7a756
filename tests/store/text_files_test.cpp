// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/configuration.hpp"
#include "store/lines.hpp"
#include "store/pins_file.hpp"
#include "store/sandbox.hpp"
#include "store/state_file.hpp"

#include <QTest>

#include <cerrno>

using namespace pandemonium;
using namespace pandemonium::test;

namespace {

Comm comm(std::string_view raw) { return Comm::from_bytes(raw); }

std::string all(const Reports &reports) {
    std::string text;
    for (const Report &report : reports)
        text += report.sentence + "\n";
    return text;
}

QString message(const Reports &reports) { return QString::fromStdString(all(reports)); }

PinMap pins_in(std::string_view text) { return parse_pins(text, "pins.conf").pins; }

} // namespace

class TextFilesTest : public QObject {
    Q_OBJECT

private slots:
    void a_line_is_a_key_and_a_value_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << "a = b" << "a" << "b";
        QTest::newRow("no blanks") << "a=b" << "a" << "b";
        QTest::newRow("many blanks") << " \t a\t=  b  " << "a" << "b";
        QTest::newRow("ends as on other systems") << "a = b\r\n" << "a" << "b";
        QTest::newRow("comment after it") << "a = b # c = d" << "a" << "b";
        QTest::newRow("number sign inside") << "a#1 = b" << "a#1" << "b";
        QTest::newRow("equals sign in the key") << "a=1 = b" << "a=1" << "b";
        QTest::newRow("no value") << "a =" << "a" << "";
        QTest::newRow("blank in the key") << "Web Content = b" << "Web Content" << "b";
        QTest::newRow("after comments and empty lines") << "# x = y\n\n  # z\na = b" << "a" << "b";
    }
    void a_line_is_a_key_and_a_value() {
        QFETCH(QString, text);
        Complaints complaints("file");
        const std::string held = text.toStdString();
        const auto lines = parse_lines(held, complaints);
        QCOMPARE(lines.size(), 1U);
        QTEST(QString::fromUtf8(lines[0].key.data(), static_cast<qsizetype>(lines[0].key.size())), "key");
        QTEST(QString::fromUtf8(lines[0].value.data(), static_cast<qsizetype>(lines[0].value.size())), "value");
        QVERIFY(std::move(complaints).finish().empty());
    }

    void what_is_no_line_is_reported_with_file_and_line() {
        Complaints complaints("/etc/file");
        const auto lines = parse_lines("a = b\nnonsense\n= c\nd = e", complaints);
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines[1].number, 4U);
        const std::string told = all(std::move(complaints).finish());
        QVERIFY(told.contains("/etc/file:2: ") && told.contains("/etc/file:3: "));
    }

    void a_file_of_nonsense_does_not_fill_the_journal() {
        Complaints complaints("file");
        std::string nonsense;
        for (int line = 0; line < 100'000; ++line)
            nonsense += "x\n";
        (void)parse_lines(nonsense, complaints);
        const auto reports = std::move(complaints).finish();
        QCOMPARE(reports.size(), Complaints::limit + 1);
        QVERIFY(reports.back().sentence.contains("99984 more"));
    }

    void pins_are_read() {
        const auto parsed = parse_pins("# mine\nfirefox = interactive\nWeb Content = batch\n"
                                       "pipewire = latency-critical # sound\n\\xff\\x41 = batch\n",
                                       "pins.conf");
        QVERIFY2(parsed.reports.empty(), qPrintable(message(parsed.reports)));
        QVERIFY((parsed.pins == PinMap{{comm("firefox"), Tier::interactive},
                                       {comm("Web Content"), Tier::batch},
                                       {comm("pipewire"), Tier::latency_critical},
                                       {comm("\xFF"
                                             "A"),
                                        Tier::batch}}));
    }

    void a_bad_pin_is_reported_and_the_rest_is_used_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no tier") << QByteArray("firefox =");
        QTest::newRow("unknown tier") << QByteArray("firefox = fast");
        QTest::newRow("tier in capitals") << QByteArray("firefox = Batch");
        QTest::newRow("no equals sign") << QByteArray("firefox batch");
        QTest::newRow("name too long") << QByteArray("sixteen-bytes-xx = batch");
        QTest::newRow("bad escape") << QByteArray("a\\xg0 = batch");
        QTest::newRow("escaped NUL") << QByteArray("a\\x00b = batch");
        QTest::newRow("raw bytes") << QByteArray("a\xff = batch");
        QTest::newRow("NUL byte") << QByteArray("a\0b = batch", 11);
        QTest::newRow("control characters") << QByteArray("\x1b[31mred = batch");
        QTest::newRow("a very long line") << QByteArray(10'000, 'x');
        QTest::newRow("a very long tier") << "a = " + QByteArray(10'000, '\x01');
    }
    void a_bad_pin_is_reported_and_the_rest_is_used() {
        QFETCH(QByteArray, line);
        const auto parsed = parse_pins("before = batch\n" + line.toStdString() + "\nafter = batch\n", "pins.conf");
        QVERIFY((parsed.pins == PinMap{{comm("before"), Tier::batch}, {comm("after"), Tier::batch}}));
        QCOMPARE(parsed.reports.size(), 1U);
        const std::string &told = parsed.reports[0].sentence;
        QVERIFY(told.starts_with("pins.conf:2: ") && told.size() < 400);
        QVERIFY(std::ranges::all_of(told, [](char c) { return c >= ' ' && c <= '~'; }));
    }

    void of_two_lines_for_one_name_the_last_counts_and_both_are_named() {
        const auto parsed = parse_pins("a = batch\nb = batch\n\\x61 = interactive\n", "pins.conf");
        QVERIFY((parsed.pins == PinMap{{comm("a"), Tier::interactive}, {comm("b"), Tier::batch}}));
        QCOMPARE(all(parsed.reports), "pins.conf:3: a is pinned in line 1 too; this one counts\n");
    }

    void there_can_be_512_pins() {
        std::string text;
        for (int number = 0; number < 600; ++number)
            text += std::to_string(number) + " = batch\n";
        const auto parsed = parse_pins(text, "pins.conf");
        QCOMPARE(parsed.pins.size(), 512U);
        QCOMPARE(parsed.rejected.size(), 88U);
        QVERIFY(all(parsed.reports).contains("pins.conf:513: "));
    }

    void any_name_is_written_so_that_it_is_read_back() {
        std::vector<std::string> names{" ", "  ",    " a ",          "#",         "a # b", "a = b",
                                       "=", "\\x41", "\xF0\x9F\x92", "a\n= batch"};
        for (int value = 1; value < 256; ++value) {
            const std::string byte(1, static_cast<char>(value));
            names.insert(names.end(), {byte, "a" + byte, byte + "a", "a" + byte + "b", byte + byte});
        }
        for (const std::string &name : names) {
            const PinMap pins{{comm(name), Tier::latency_critical}};
            QVERIFY2(pins_in(serialise_pins(pins, {})) == pins, qPrintable(QByteArray::fromStdString(name).toHex()));
        }
    }

    void pins_are_written_sorted_under_an_explanation() {
        const std::string text = serialise_pins({{comm("b"), Tier::batch}, {comm("a"), Tier::interactive}}, {});
        QVERIFY(text.starts_with("# "));
        QVERIFY(text.ends_with("a = interactive\nb = batch\n"));
    }

    void no_file_is_no_pins() {
        const auto loaded = PinsFile(Sandbox() / "pins.conf").load();
        QVERIFY(loaded.pins && loaded.pins->empty());
        QVERIFY(loaded.reports.empty());
    }

    void pins_that_are_saved_are_loaded() {
        const Sandbox box;
        PinsFile file(box / "pins.conf");
        (void)file.load();
        const PinMap pins{{comm("a"), Tier::batch}};
        QVERIFY(file.save(pins));
        QVERIFY(*PinsFile(box / "pins.conf").load().pins == pins);
        QVERIFY(file.save({}));
        QVERIFY(PinsFile(box / "pins.conf").load().pins->empty());
    }

    void a_line_that_was_not_understood_survives_a_save() {
        const Sandbox box;
        box.write("pins.conf", "a = batch\nfirefox = intercative\n");
        PinsFile file(box / "pins.conf");
        PinMap pins = *file.load().pins;
        pins.emplace(comm("b"), Tier::batch);
        for (int saves = 0; saves < 2; ++saves) {
            pins.emplace(comm(std::to_string(saves)), Tier::batch);
            QVERIFY(file.save(pins));
            QVERIFY(box.read("pins.conf").contains("\nfirefox = intercative\n"));
            QVERIFY(*file.load().pins == pins);
        }
    }

    void an_edit_by_hand_is_not_overwritten_and_taken_at_the_next_load() {
        const Sandbox box;
        PinsFile file(box / "pins.conf");
        (void)file.load();
        QVERIFY(file.save({{comm("a"), Tier::batch}}));
        const std::string edited = box.read("pins.conf") + "mine = interactive\n";
        box.write("pins.conf", edited);
        const PinMap wanted{{comm("a"), Tier::batch}, {comm("b"), Tier::batch}};
        QCOMPARE(file.save(wanted).error().number, ESTALE);
        QCOMPARE(box.read("pins.conf"), edited);
        QVERIFY(file.load().pins->contains(comm("mine")));
        QVERIFY(file.save(wanted));
    }

    void pins_that_cannot_be_read_are_not_overwritten() {
        const Sandbox box;
        std::filesystem::create_symlink("elsewhere", box / "pins.conf");
        PinsFile file(box / "pins.conf");
        const auto loaded = file.load();
        QVERIFY(!loaded.pins);
        QVERIFY(all(loaded.reports).contains("symbolic link"));
        QCOMPARE(file.save({}).error().number, ELOOP);
        QVERIFY(std::filesystem::is_symlink(box / "pins.conf"));
    }

    void pins_without_the_right_to_read_are_reported() {
        if (::geteuid() != 0)
            QSKIP("needs root to become somebody without rights");
        const Sandbox box;
        box.open_to_all();
        box.write("pins.conf", "a = batch\n");
        std::filesystem::permissions(box / "pins.conf", std::filesystem::perms::none);
        const std::string told = in_child([&]() -> std::string {
            if (::setgid(65534) != 0 || ::setuid(65534) != 0)
                return "kept its rights";
            PinsFile file(box / "pins.conf");
            return all(file.load().reports) + (file.save({}) ? "saved" : "not saved");
        });
        QVERIFY2(told.contains("pins.conf: open: Permission denied\nnot saved"), told.c_str());
        QCOMPARE(box.read("pins.conf"), "a = batch\n");
    }

    void a_directory_of_pins_is_read_in_the_order_of_names() {
        const Sandbox box;
        box.write("20-b.conf", "a = interactive\nb = batch\n");
        box.write("10-a.conf", "a = batch\nc = batch\n");
        box.write("30-c.conf~", "backup = batch\n");
        box.write(".hidden.conf", "hidden = batch\n");
        const auto loaded = load_pins_directory(box.path());
        QVERIFY((loaded.pins ==
                 PinMap{{comm("a"), Tier::interactive}, {comm("b"), Tier::batch}, {comm("c"), Tier::batch}}));
        QVERIFY(all(loaded.reports).contains("20-b.conf: a is pinned in an earlier file too"));
    }

    void one_bad_file_among_the_administrators_costs_only_itself() {
        const Sandbox box;
        box.write("10.conf", "a = batch\nb = nonsense\n");
        std::filesystem::create_directory(box / "20.conf");
        std::filesystem::create_symlink("10.conf", box / "30.conf");
        std::filesystem::create_symlink("nowhere", box / "40.conf");
        box.write("50.conf", "c = batch\n");
        const auto loaded = load_pins_directory(box.path());
        QVERIFY((loaded.pins == PinMap{{comm("a"), Tier::batch}, {comm("c"), Tier::batch}}));
        for (const auto *part : {"10.conf:2: ", "20.conf: is a directory", "40.conf: open: No such file"})
            QVERIFY2(all(loaded.reports).contains(part), part);
    }

    void no_directory_is_no_pins() {
        const auto loaded = load_pins_directory(Sandbox() / "pins.d");
        QVERIFY(loaded.pins.empty());
        QVERIFY(loaded.reports.empty());
    }

    void choices_that_are_saved_are_loaded() {
        const Sandbox box;
        const StoredChoices choices{
            .mode = Mode::observe, .learning = false, .stays_out = true, .pins = {{comm(" #=pin."), Tier::batch}}};
        StateFile file(box / "runtime.conf", Lasting::until_stop);
        (void)file.load(noon);
        QVERIFY(file.save(choices, noon));
        const auto loaded = StateFile(box / "runtime.conf", Lasting::until_stop).load(noon);
        QVERIFY2(loaded.reports.empty(), qPrintable(message(loaded.reports)));
        QVERIFY(loaded.choices == choices);
    }

    void bad_choices_are_reported_and_the_rest_is_used() {
        const auto parsed =
            parse_choices("mode = fast\nlearning = no\npin.a = batch\nstays-out = yes\nlearning = off\n", "state.conf",
                          Lasting::remembered);
        QVERIFY((parsed.choices == StoredChoices{.learning = false}));
        QCOMPARE(all(parsed.reports), "state.conf:1: mode must be off, observe or schedule\n"
                                      "state.conf:3: `pin.a` is not a known setting\n"
                                      "state.conf:4: `stays-out` is not a known setting\n"
                                      "state.conf:5: learning was set in line 2 too; this one counts\n");
    }

    void a_bad_runtime_pin_is_reported_and_the_rest_is_used() {
        const auto parsed =
            parse_choices("pin. = batch\npin.a = batch\npin.b = fast\n", "runtime.conf", Lasting::until_stop);
        QVERIFY((parsed.choices.pins == PinMap{{comm("a"), Tier::batch}}));
        QCOMPARE(parsed.reports.size(), 2U);
    }

    void choices_that_cannot_be_read_are_kept_aside() {
        const Sandbox box;
        std::filesystem::create_directory(box / "state.conf");
        StateFile file(box / "state.conf", Lasting::remembered);
        const auto loaded = file.load(noon);
        QVERIFY(all(loaded.reports).contains("kept aside as"));
        QVERIFY(file.save({.mode = Mode::off}, noon));
        QCOMPARE(box.names(), (std::set<std::string>{"state.conf", "state.conf.damaged-20260701T120000Z"}));
    }

    void a_hand_made_change_to_the_choices_is_kept_aside() {
        const Sandbox box;
        StateFile file(box / "state.conf", Lasting::remembered);
        (void)file.load(noon);
        QVERIFY(file.save({.mode = Mode::off}, noon));
        box.write("state.conf", "mode = observe\n");
        const auto reports = file.save({.mode = Mode::schedule}, noon);
        QVERIFY(reports && all(*reports).contains("kept aside as"));
        QCOMPARE(box.read("state.conf.damaged-20260701T120000Z"), "mode = observe\n");
    }

    void without_a_configuration_the_defaults_hold() {
        const auto loaded = load_configuration(Sandbox() / "pandemonium.conf");
        QVERIFY(loaded.reports.empty());
        QCOMPARE(loaded.configuration.mode, Mode::schedule);
        QVERIFY(loaded.configuration.learning);
        QVERIFY(!loaded.configuration.pin_maps);
        QCOMPARE(loaded.configuration.retention.profiles, 4096U);
        QCOMPARE(loaded.configuration.retention.age, std::chrono::days(30));
    }

    void a_configuration_is_read() {
        const Sandbox box;
        box.write("real.conf", "mode = observe\nlearning = off\npin_maps = yes\nretention.profiles = 1\n"
                               "retention.days = 3650\n");
        std::filesystem::create_symlink("real.conf", box / "pandemonium.conf");
        const auto loaded = load_configuration(box / "pandemonium.conf");
        QVERIFY2(loaded.reports.empty(), qPrintable(message(loaded.reports)));
        QCOMPARE(loaded.configuration.mode, Mode::observe);
        QVERIFY(!loaded.configuration.learning);
        QVERIFY(loaded.configuration.pin_maps);
        QCOMPARE(loaded.configuration.retention.profiles, 1U);
        QCOMPARE(loaded.configuration.retention.age, std::chrono::days(3650));
    }

    void a_bad_setting_is_reported_and_leaves_the_default_data() {
        QTest::addColumn<QByteArray>("line");
        for (const auto *line :
             {"mode = on", "mode =", "learning = maybe", "pin_maps = 2", "retention.profiles = 0",
              "retention.profiles = 4097", "retention.profiles = -1", "retention.profiles = 12x",
              "retention.profiles = 99999999999999999999", "retention.days = 0", "retention.days = 3651",
              "retention.days = 1.5", "retention = 5", "Mode = off", "[section]"})
            QTest::newRow(line) << QByteArray(line);
    }
    void a_bad_setting_is_reported_and_leaves_the_default() {
        QFETCH(QByteArray, line);
        const auto parsed = parse_configuration("\n" + line.toStdString() + "\n", "/etc/pandemonium.conf");
        QCOMPARE(parsed.reports.size(), 1U);
        QVERIFY(parsed.reports[0].sentence.starts_with("/etc/pandemonium.conf:2: "));
        QCOMPARE(parsed.configuration.mode, Mode::schedule);
        QVERIFY(parsed.configuration.learning && !parsed.configuration.pin_maps);
        QCOMPARE(parsed.configuration.retention.profiles, 4096U);
        QCOMPARE(parsed.configuration.retention.age, std::chrono::days(30));
    }

    void a_configuration_that_cannot_be_read_is_reported() {
        const Sandbox box;
        std::filesystem::create_directory(box / "pandemonium.conf");
        QVERIFY(all(load_configuration(box / "pandemonium.conf").reports).contains("is a directory; the defaults"));
    }
};

QTEST_APPLESS_MAIN(TextFilesTest)
#include "text_files_test.moc"
