// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/service_fixture.hpp"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>

namespace pandemonium::test {
namespace {

constexpr int patience_ms = 30'000;

void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

QString opened(QTemporaryDir &directory) {
    constexpr auto everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                               QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QFile::setPermissions(directory.path(), everybody);
    return directory.path();
}

/// The text or number in the variant a message consists of.
QString only_value(sd_bus_message *message) {
    const char *type = nullptr;
    if (sd_bus_message_peek_type(message, nullptr, &type) <= 0 ||
        sd_bus_message_enter_container(message, 'v', type) <= 0) {
        return {};
    }
    if (*type == 's') {
        const char *text = nullptr;
        sd_bus_message_read_basic(message, 's', &text);
        return text;
    }
    std::uint64_t number = 0; // wide enough for what a u, a b or a t writes
    sd_bus_message_read_basic(message, *type, &number);
    return QString::number(number);
}

template <typename T> void append(std::string &bytes, T value) {
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value); // NOLINT: little endian, as the file
}

} // namespace

ServiceFixture::ServiceFixture(const Options &options) : bus(opened(directories)), options_(options) {
    for (const auto *each : {"state", "runtime", "config", "config/pins.d"}) {
        QDir().mkpath(directory(each));
    }
    write(directory("config") + "/pandemonium.conf", options.configuration);
    write(directory("config") + "/pins.d/test.conf", options.administrator_pins);
    if (options.with_polkit) {
        polkit.emplace(loop, bus.address());
    }
    start_daemon();
}

ServiceFixture::~ServiceFixture() { end_daemon(); }

void ServiceFixture::end_daemon(int number) {
    if (daemon_.state() == QProcess::NotRunning) {
        return;
    }
    (void)kill(pid(), number); // one that ended meanwhile is what is wanted
    if (!daemon_.waitForFinished(patience_ms)) {
        daemon_.kill();
        daemon_.waitForFinished(patience_ms);
    }
    // A sanitizer has its say at the end.
    if (number == SIGTERM && (daemon_.exitStatus() != QProcess::NormalExit || daemon_.exitCode() != 0)) {
        qFatal("the service did not end well: %s", qPrintable(log()));
    }
}

void ServiceFixture::start_daemon() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(options_.environment);
    environment.insert("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
    daemon_.setProcessEnvironment(environment);
    daemon_.setStandardErrorFile(directories.path() + "/log", QIODevice::Append);
    daemon_.setChildProcessModifier([this] {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL); // NOLINT: a test that is killed leaves nothing behind
        if (options_.before_exec) {
            options_.before_exec();
        }
    });
    daemon_.start(qEnvironmentVariable("PANDEMONIUMD", PANDEMONIUMD),
                  {"--state-dir", directory("state"), "--runtime-dir", directory("runtime"), "--config-dir",
                   directory("config")});
    if (!daemon_.waitForStarted(patience_ms)) {
        qFatal("the service does not start: %s", qPrintable(daemon_.errorString()));
    }
    if (!wait_for_name()) {
        qFatal("the service does not come up: %s", qPrintable(log()));
    }
}

bool ServiceFixture::wait_for_name() const {
    const auto anybody = client();
    return loop.wait_for([&] {
        auto ask = anybody->new_call("org.freedesktop.DBus.Peer.Ping", "");
        return answered(anybody->send(std::move(ask)))->error.isEmpty();
    });
}

std::unique_ptr<BusClient> ServiceFixture::client(uid_t uid) const {
    return std::make_unique<BusClient>(loop, bus.address(), uid);
}

ReplyPtr ServiceFixture::answered(ReplyPtr reply) const {
    if (!loop.wait_for([&] { return reply->arrived; })) {
        reply->error = "no answer";
    }
    return reply;
}

QString ServiceFixture::state() const {
    const auto root = client();
    QString state;
    for (const auto *interface : {"org.pandemonium1.Scheduler", "org.pandemonium1.Profiles"}) {
        auto call = root->new_call("org.freedesktop.DBus.Properties.GetAll", "");
        sd_bus_message_append_basic(call.get(), 's', interface);
        state += text_of(answered(root->send(std::move(call)))->body.get());
    }
    return state + text_of(this->call(*root, "Profiles.ListProfiles", "suu", "all", 0U, 256U)->body.get());
}

QString ServiceFixture::property(const char *member) const {
    const auto root = client();
    auto call = root->new_call("org.freedesktop.DBus.Properties.Get", "");
    const auto interface = "org.pandemonium1." + QByteArray(member).split('.').first();
    sd_bus_message_append_basic(call.get(), 's', interface.constData());
    sd_bus_message_append_basic(call.get(), 's', QByteArray(member).split('.').last().constData());
    const auto reply = answered(root->send(std::move(call)));
    return only_value(reply->body.get());
}

QString ServiceFixture::log() const {
    QFile file(directories.path() + "/log");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString ServiceFixture::directory(const char *name) const { return directories.path() + "/" + name; }

std::string profile_file(const std::vector<std::string> &names) {
    constexpr std::uint64_t run_ns = 10'000'000;
    std::string bytes = "PDDB";
    append(bytes, std::uint32_t{2});
    append(bytes, static_cast<std::uint32_t>(names.size()));
    for (const auto &name : names) {
        std::string comm = name;
        comm.resize(16, '\0');
        bytes += comm;
        append(bytes, std::uint64_t{0}); // batch, and seven unused bytes
        append(bytes, run_ns);
        append(bytes, run_ns / 10);      // deviation
        append(bytes, std::uint64_t{1}); // wakeups
        append(bytes, std::uint64_t{1}); // voluntary switches
        append(bytes, std::uint32_t{100});
        append(bytes, std::uint32_t{8});
    }
    return bytes;
}

} // namespace pandemonium::test
