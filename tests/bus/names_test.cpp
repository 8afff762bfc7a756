// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of programs are bytes that programs choose. Whatever they are, the bus lives, and a client that was shown a
// name can use it.
#include "support/answer.hpp"
#include "support/service_fixture.hpp"

#include <QtTest>

using namespace pandemonium::test;

namespace {

constexpr std::size_t longest = 15;
constexpr std::uint64_t until_stop = 1;

/// One byte among letters, at each place there is.
std::vector<std::string> names_with(int byte) {
    std::vector<std::string> names;
    for (std::size_t place = 0; place < longest; ++place) {
        std::string name(longest, 'a');
        name[place] = static_cast<char>(byte);
        names.push_back(name);
    }
    return names;
}

/// As clients are to see it.
QString shown(const std::string &name, int byte) {
    const bool is_plain = byte >= 0x20 && byte < 0x7f && byte != '\\';
    const auto instead = is_plain ? QString(QChar(byte)) : QString::asprintf("\\x%02x", byte);
    return QString::fromLatin1(name.c_str()).replace(QChar(byte), instead);
}

} // namespace

class NamesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;
    std::unique_ptr<BusClient> client_;

    void learn(const std::vector<std::string> &names) const {
        const auto reply = service_->answered(client_->send_bytes("Profiles.Import", profile_file(names), 0));
        QCOMPARE(reply->message, QString());
    }

private Q_SLOTS:
    void initTestCase() {
        service_ = std::make_unique<ServiceFixture>();
        client_ = service_->client();
    }
    void cleanupTestCase() {
        client_.reset();
        service_.reset();
    }

    void every_byte_at_every_place_is_shown_so_that_it_can_be_used() {
        std::vector<std::string> all;
        for (int byte = 1; byte <= 0xff; ++byte) {
            std::ranges::copy(names_with(byte), std::back_inserter(all));
        }
        learn(all);
        for (int byte = 1; byte <= 0xff; ++byte) {
            std::vector<std::pair<QString, ReplyPtr>> asked;
            for (const auto &name : names_with(byte)) {
                const auto wanted = shown(name, byte);
                asked.emplace_back(wanted, client_->send("Profiles.GetProfile", "s", wanted.toUtf8().constData()));
            }
            for (const auto &[wanted, reply] : asked) {
                QCOMPARE(dictionary_of(service_->answered(reply))["Name"].toString(), wanted);
            }
        }
    }

    void every_byte_can_be_pinned_unpinned_and_forgotten_and_is_announced() {
        const auto signals_seen = client_->watch("type='signal',sender='org.pandemonium1',member='ProfilePinned'");
        std::size_t pins = 0;
        for (int byte = 1; byte <= 0xff; ++byte) {
            const auto name = shown(std::string("a") + static_cast<char>(byte), byte).toUtf8();
            const auto pinned =
                service_->call(*client_, "Profiles.PinProfile", "sst", name.constData(), "batch", until_stop);
            QVERIFY2(pinned->error.isEmpty(), name.constData());
            QVERIFY(service_->loop.wait_for([&] { return signals_seen->size() == pins + 1; }));
            const char *announced = nullptr;
            QVERIFY(sd_bus_message_read_basic((*signals_seen)[pins].get(), 's', &announced) > 0);
            QCOMPARE(QByteArray(announced), name);
            QVERIFY(
                service_->call(*client_, "Profiles.UnpinProfile", "st", name.constData(), until_stop)->error.isEmpty());
            ++pins;
        }
    }

    void a_character_that_was_cut_is_shown_byte_by_byte() {
        const std::string cut = std::string("\U0001F600\U0001F600\U0001F600\U0001F600").substr(0, longest);
        learn({cut});
        constexpr auto wanted = "\U0001F600\U0001F600\U0001F600\\xf0\\x9f\\x98";
        const auto profile = dictionary_of(service_->call(*client_, "Profiles.GetProfile", "s", wanted));
        QCOMPARE(profile["Name"].toString(), QString(wanted));
    }

    void after_all_this_the_service_is_there() { QVERIFY(service_->is_running()); }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
