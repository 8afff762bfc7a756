// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an authentication dialog shows of a request, and that it cannot be made to show anything else.
#include "bus/actions.hpp"

#include <QtTest>

using namespace pandemonium;

class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_dialog_names_program_tier_and_duration() {
        const auto details =
            details_of(PinProfile{Comm::from_bytes("firefox"), Tier::interactive, Lasting::until_stop});
        QCOMPARE(details.at("program"), "firefox");
        QCOMPARE(details.at("tier"), "interactive");
        QCOMPARE(details.at("duration"), "until the service stops");
    }

    void a_lasting_pin_says_that_it_is_for_good() {
        const auto details = details_of(PinProfile{Comm::from_bytes("make"), Tier::batch, Lasting::remembered});
        QCOMPARE(details.at("duration"), "for good");
    }

    void an_import_says_how_much_it_brings_and_what_it_replaces() {
        const auto details = details_of(ImportProfiles{std::vector<Profile>(3), 0, true});
        QCOMPARE(details.at("change"), "replace it by 3 imported profiles");
    }

    void a_name_is_made_harmless_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("markup") << QByteArray("<b>x</b>") << QByteArray("\\x3cb\\x3ex\\x3c/b\\x3e");
        QTest::newRow("entity") << QByteArray("a&amp;") << QByteArray("a\\x26amp;");
        QTest::newRow("blank of polkit") << QByteArray("$(tier)") << QByteArray("\\x24(tier)");
        QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("a\\x0ab");
        QTest::newRow("right to left") << QByteArray("a\u202eb") << QByteArray("a\\xe2\\x80\\xaeb");
        QTest::newRow("zero width") << QByteArray("a\u200bb") << QByteArray("a\\xe2\\x80\\x8bb");
        QTest::newRow("not UTF-8") << QByteArray("a\xff") << QByteArray("a\\xff");
        QTest::newRow("ordinary") << QByteArray("Größe-1.2_x") << QByteArray("Größe-1.2_x");
    }
    void a_name_is_made_harmless() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, shown);
        const auto details = details_of(ForgetProfile{Comm::from_bytes(name.toStdString()), false});
        QCOMPARE(QByteArray::fromStdString(details.at("program")), shown);
    }
};

QTEST_APPLESS_MAIN(ActionsTest)
#include "actions_test.moc"
