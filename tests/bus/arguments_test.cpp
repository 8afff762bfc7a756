// SPDX-License-Identifier: GPL-2.0-or-later
//
// What comes in is checked before anything else looks at it.
#include "bus/arguments.hpp"

#include <QtTest>

using namespace pandemonium;

namespace {

template <typename T> bool is_refused(const Checked<T> &checked, RefusalKind kind) {
    return !checked && checked.error().kind == kind;
}

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_byte_at_every_position_of_a_name_goes_out_and_comes_back() {
        for (int value = 1; value < 256; ++value) {
            for (std::size_t at = 0; at < Comm::capacity - 1; ++at) {
                std::string raw(Comm::capacity - 1, 'a');
                raw[at] = static_cast<char>(value);
                const auto comm = Comm::from_bytes(raw);
                const auto back = name_argument(comm.escaped());
                QVERIFY2(back && *back == comm, qPrintable(QString("%1 at %2").arg(value).arg(at)));
                QVERIFY(QString::fromStdString(comm.escaped()).toUtf8().toStdString() == comm.escaped());
            }
        }
    }

    void an_emoji_cut_in_the_middle_is_escaped() {
        const auto comm = Comm::from_bytes("\U0001F600\U0001F600\U0001F600\U0001F600");
        QCOMPARE(QString::fromStdString(comm.escaped()), QString("\U0001F600\U0001F600\U0001F600\\xf0\\x9f\\x98"));
    }

    void a_bad_name_is_refused_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("too long") << QByteArray("sixteen-bytes-xx");
        QTest::newRow("huge") << QByteArray(32 << 20, 'a');
        QTest::newRow("escaped NUL") << QByteArray("a\\x00");
        QTest::newRow("half an escape") << QByteArray("a\\x4");
        QTest::newRow("control character") << QByteArray("a\nb");
        QTest::newRow("backslash") << QByteArray("a\\b");
    }
    void a_bad_name_is_refused() {
        QFETCH(QByteArray, name);
        const auto checked = name_argument(name.toStdString());
        QVERIFY(is_refused(checked, RefusalKind::invalid_name));
        QVERIFY(checked.error().sentence.size() < 200);
    }

    void an_unknown_tier_or_mode_is_refused_by_name() {
        QVERIFY(is_refused(pin_profile("a", "urgent", 0), RefusalKind::invalid_tier));
        QVERIFY(is_refused(pin_profile("a", "", 0), RefusalKind::invalid_tier));
        QVERIFY(is_refused(set_mode("on", 0), RefusalKind::invalid_mode));
        QVERIFY(is_refused(set_mode("Off", 0), RefusalKind::invalid_mode));
    }

    void a_flag_the_contract_does_not_know_is_refused() {
        for (const std::uint64_t flags :
             {std::uint64_t{2}, std::uint64_t{3}, ~std::uint64_t{0}, std::uint64_t{1} << 63}) {
            QVERIFY(is_refused(set_mode("off", flags), RefusalKind::invalid_args));
            QVERIFY(is_refused(set_learning(true, flags), RefusalKind::invalid_args));
            QVERIFY(is_refused(pin_profile("a", "batch", flags), RefusalKind::invalid_args));
            QVERIFY(is_refused(unpin_profile("a", flags), RefusalKind::invalid_args));
            QVERIFY(is_refused(forget_profile("a", flags), RefusalKind::invalid_args));
            QVERIFY(is_refused(forget_all(flags), RefusalKind::invalid_args));
        }
        QVERIFY(is_refused(forget_all(1), RefusalKind::invalid_args));
    }

    void a_page_has_1_to_256_profiles() {
        QVERIFY(is_refused(page_argument("all", 0, 0), RefusalKind::invalid_args));
        QVERIFY(is_refused(page_argument("all", 0, 257), RefusalKind::invalid_args));
        QVERIFY(page_argument("all", ~0U, 256).has_value());
    }

    void a_filter_is_one_of_the_contract() {
        for (const auto *filter : {"all", "pinned", "confident", "active", "name:", "name:fire"}) {
            QVERIFY2(page_argument(filter, 0, 1).has_value(), filter);
        }
        for (const auto &filter :
             {std::string("All"), std::string(), std::string("nam:"), "name:" + std::string(99, 'a')}) {
            QVERIFY2(is_refused(page_argument(filter, 0, 1), RefusalKind::invalid_args), filter.c_str());
        }
    }

    void an_interval_is_250_to_60000_ms() {
        for (const unsigned interval : {0U, 249U, 60'001U, ~0U}) {
            QVERIFY(is_refused(interval_argument(interval), RefusalKind::invalid_args));
        }
        QVERIFY(interval_argument(250) && interval_argument(60'000));
    }
};

QTEST_APPLESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
