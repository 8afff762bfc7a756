// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/private_bus.hpp"

#include "support/child_process.hpp"

#include <QFile>

namespace pandemonium::test {
namespace {

constexpr int patience_ms = 30'000;

} // namespace

PrivateBus::PrivateBus(const QString &directory)
    : socket_(directory + "/bus"), address_("unix:path=" + socket_), configuration_(directory + "/bus.conf") {
    QFile file(configuration_);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write the configuration of a private bus");
    }
    file.write(QString(R"(<busconfig>
  <listen>%1</listen>
  <auth>EXTERNAL</auth>
  <servicedir>%2</servicedir>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_type="method_call"/>
    <allow send_type="signal"/>
    <allow send_requested_reply="true" send_type="method_return"/>
    <allow send_requested_reply="true" send_type="error"/>
    <allow receive_type="method_call"/>
    <allow receive_type="method_return"/>
    <allow receive_type="error"/>
    <allow receive_type="signal"/>
  </policy>
</busconfig>
)")
                   .arg(address_, directory + "/services")
                   .toUtf8());
    file.close();
    start();
}

PrivateBus::~PrivateBus() { stop(); }

void PrivateBus::start() {
    end_with_the_test(daemon_);
    daemon_.setStandardErrorFile(QProcess::nullDevice()); // a pipe nobody reads would fill, and the bus stop
    daemon_.start("dbus-daemon", {"--config-file=" + configuration_, "--nofork", "--print-address"});
    if (!daemon_.waitForReadyRead(patience_ms)) {
        qFatal("a private bus does not start: %s", qPrintable(daemon_.errorString()));
    }
}

void PrivateBus::stop() {
    daemon_.kill();
    daemon_.waitForFinished(patience_ms);
    QFile::remove(socket_);
}

} // namespace pandemonium::test
