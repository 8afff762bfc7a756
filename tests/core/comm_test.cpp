// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/comm.hpp"
#include "core/escape.hpp"
#include "core/tier.hpp"

#include <QStringDecoder>
#include <QTest>

#include <random>
#include <string>

using pandemonium::Comm;

namespace {

/// Qt's decoder as an independent judge of UTF-8.
bool is_utf8(std::string_view text) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && decoded.toUtf8() == QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
}

bool has_control(std::string_view text) {
    for (const QChar c : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line)
            return true;
    return false;
}

std::string round_trip(const Comm &comm) {
    const auto back = Comm::from_escaped(comm.escaped());
    return back ? std::string(back->bytes()) : "refused: " + back.error();
}

std::string random_bytes(std::mt19937 &random, std::size_t length) {
    // lead and continuation bytes are frequent, so that nearly valid sequences occur
    constexpr std::string_view likely = "\xC2\x85\xE2\x80\xA8\xED\xA0\xF0\x9F\x98\xF4\x90\xC0\\x4";
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) {
        const auto any = static_cast<char>(1 + random() % 255);
        bytes += random() % 2 == 0 ? any : likely[random() % likely.size()];
    }
    return bytes;
}

} // namespace

class CommTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_what_cannot_be_shown_data() {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("escaped");
        QTest::newRow("plain") << QByteArray("firefox") << QByteArray("firefox");
        QTest::newRow("space and punctuation") << QByteArray("Web Content:0/1") << QByteArray("Web Content:0/1");
        QTest::newRow("two bytes") << QByteArray("caf\xC3\xA9") << QByteArray("caf\xC3\xA9");
        QTest::newRow("emoji") << QByteArray("\xF0\x9F\x98\x80") << QByteArray("\xF0\x9F\x98\x80");
        QTest::newRow("last code") << QByteArray("\xF4\x8F\xBF\xBD") << QByteArray("\xF4\x8F\xBF\xBD");
        QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("a\\x5cb");
        QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("a\\x0ab");
        QTest::newRow("delete") << QByteArray("\x7F") << QByteArray("\\x7f");
        QTest::newRow("C1 control") << QByteArray("\xC2\x85") << QByteArray("\\xc2\\x85");
        QTest::newRow("first after C1") << QByteArray("\xC2\xA0") << QByteArray("\xC2\xA0");
        QTest::newRow("line separator") << QByteArray("\xE2\x80\xA8") << QByteArray("\\xe2\\x80\\xa8");
        QTest::newRow("paragraph separator") << QByteArray("\xE2\x80\xA9") << QByteArray("\\xe2\\x80\\xa9");
        QTest::newRow("right-to-left override") << QByteArray("\xE2\x80\xAE") << QByteArray("\\xe2\\x80\\xae");
        QTest::newRow("isolate") << QByteArray("\xE2\x81\xA7") << QByteArray("\\xe2\\x81\\xa7");
        QTest::newRow("Arabic letter mark") << QByteArray("\xD8\x9C") << QByteArray("\\xd8\\x9c");
        QTest::newRow("lone continuation") << QByteArray("a\x80") << QByteArray("a\\x80");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\\xc0\\xaf");
        QTest::newRow("overlong of three") << QByteArray("\xE0\x9F\xBF") << QByteArray("\\xe0\\x9f\\xbf");
        QTest::newRow("overlong of four") << QByteArray("\xF0\x8F\xBF\xBF") << QByteArray("\\xf0\\x8f\\xbf\\xbf");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\\xed\\xa0\\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << QByteArray("\\xf4\\x90\\x80\\x80");
        QTest::newRow("five bytes") << QByteArray("\xF8\x88\x80\x80\x80") << QByteArray("\\xf8\\x88\\x80\\x80\\x80");
        QTest::newRow("emoji cut in the middle") << QByteArray("abc\xF0\x9F\x98") << QByteArray("abc\\xf0\\x9f\\x98");
        QTest::newRow("interrupted sequence") << QByteArray("\xE2\x80z") << QByteArray("\\xe2\\x80z");
    }
    void escapes_what_cannot_be_shown() {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, escaped);
        const Comm comm = Comm::from_bytes(raw.toStdString());
        QCOMPARE(QByteArray::fromStdString(comm.escaped()), escaped);
        QCOMPARE(round_trip(comm), raw.toStdString());
    }

    void every_byte_at_every_position_survives_and_is_valid_text() {
        for (unsigned byte = 1; byte < 256; ++byte) {
            for (std::size_t position = 0; position < 15; ++position) {
                std::string raw(15, 'a');
                raw[position] = static_cast<char>(byte);
                const Comm comm = Comm::from_bytes(raw);
                QVERIFY(is_utf8(comm.escaped()));
                QVERIFY(!has_control(comm.escaped()));
                QCOMPARE(round_trip(comm), raw);
            }
        }
    }

    void emoji_cut_at_every_byte_survive() {
        const std::string emoji = "\xF0\x9F\x98\x80\xF0\x9F\x98\x81\xF0\x9F\x98\x82\xF0\x9F\x98\x83";
        for (std::size_t length = 1; length <= 15; ++length) {
            const Comm comm = Comm::from_bytes(emoji.substr(0, length));
            QVERIFY(is_utf8(comm.escaped()));
            QCOMPARE(round_trip(comm), emoji.substr(0, length));
        }
    }

    void random_names_survive_and_are_valid_text() {
        std::mt19937 random(1);
        for (int i = 0; i < 4000; ++i) {
            const Comm comm = Comm::from_bytes(random_bytes(random, 1 + random() % 15));
            QVERIFY(is_utf8(comm.escaped()));
            QVERIFY(!has_control(comm.escaped()));
            QCOMPARE(round_trip(comm), std::string(comm.bytes()));
        }
    }

    void random_text_is_refused_or_names_something_that_survives() {
        std::mt19937 random(2);
        for (int i = 0; i < 4000; ++i) {
            const auto comm = Comm::from_escaped(random_bytes(random, random() % 20));
            if (comm)
                QCOMPARE(round_trip(*comm), std::string(comm->bytes()));
            else
                QVERIFY(is_utf8(comm.error()));
        }
    }

    void refuses_text_that_is_no_name_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("16 bytes") << QByteArray("0123456789abcdef");
        QTest::newRow("16 escaped bytes") << QByteArray("\\xff").repeated(16);
        QTest::newRow("lone backslash") << QByteArray("a\\");
        QTest::newRow("other escape") << QByteArray("a\\n");
        QTest::newRow("short escape") << QByteArray("a\\x4");
        QTest::newRow("no digits") << QByteArray("\\xzz");
        QTest::newRow("escaped NUL") << QByteArray("a\\x00b");
        QTest::newRow("raw NUL") << QByteArray("a\0b", 3);
        QTest::newRow("raw control") << QByteArray("a\tb");
        QTest::newRow("raw C1") << QByteArray("\xC2\x85");
        QTest::newRow("raw override") << QByteArray("\xE2\x80\xAE");
        QTest::newRow("raw broken byte") << QByteArray("a\xFF");
        QTest::newRow("raw surrogate") << QByteArray("\xED\xA0\x80");
    }
    void refuses_text_that_is_no_name() {
        QFETCH(QByteArray, text);
        const auto comm = Comm::from_escaped(text.toStdString());
        QVERIFY(!comm);
        QVERIFY(!comm.error().empty());
    }

    void accepts_more_escapes_than_necessary_in_either_case() {
        QCOMPARE(std::string(Comm::from_escaped("\\x41\\x2F\\x2f").value().bytes()), "A//");
        QCOMPARE(std::string(Comm::from_escaped("\\xC3\\xA9").value().escaped()), "\xC3\xA9");
    }

    void takes_15_bytes_and_stops_at_the_first_nul() {
        QCOMPARE(std::string(Comm::from_bytes("0123456789abcdefgh").bytes()), "0123456789abcde");
        QCOMPARE(Comm::from_bytes(std::string_view("ab\0cd", 5)), Comm::from_bytes("ab"));
        QVERIFY(Comm::from_bytes("").is_empty());
        QCOMPARE(Comm::from_bytes("0123456789abcdef").padded().back(), '\0');
    }

    void sorts_bytes_as_unsigned_numbers() {
        QVERIFY(Comm::from_bytes("z") < Comm::from_bytes("\xC3\xA9"));
        QVERIFY(Comm::from_bytes("ab") < Comm::from_bytes("abc"));
    }

    void text_of_several_lines_keeps_its_lines() {
        QCOMPARE(pandemonium::printable("task a\\b\tran\nCPU 0\r\xFF\x1B"), "task a\\b\tran\nCPU 0\\x0d\\xff\\x1b");
    }

    void tiers_have_the_names_of_the_bus() {
        using namespace pandemonium;
        QCOMPARE(to_string(Tier::batch), "batch");
        QCOMPARE(to_string(Tier::interactive), "interactive");
        QCOMPARE(to_string(Tier::latency_critical), "latency-critical");
        for (const Tier tier : all_tiers)
            QCOMPARE(tier_from(to_string(tier)), tier);
        for (const std::string_view text : {"", "Batch", "latency_critical", "interactive ", "3"})
            QCOMPARE(tier_from(text), std::nullopt);
        QCOMPARE(to_string(static_cast<Tier>(3)), "");
    }
};

QTEST_APPLESS_MAIN(CommTest)
#include "comm_test.moc"
