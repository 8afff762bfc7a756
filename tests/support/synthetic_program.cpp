// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/synthetic_program.hpp"

#include "support/child_process.hpp"

#include <QFile>

namespace pandemonium::test {
namespace {

constexpr int patience_ms = 30'000;
constexpr const char *longest_life_s = "120";

} // namespace

SyntheticProgram::SyntheticProgram(const QString &behaviour, const QString &name) {
    end_with_the_test(process_);
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto program = directory_.filePath(name);
    if (!QFile::link(SYNTHETIC, program))
        qFatal("cannot link %s", qPrintable(program));
    process_.start(program, {behaviour, "--seconds", longest_life_s});
    while (!process_.canReadLine()) {
        if (!process_.waitForReadyRead(patience_ms)) {
            qFatal("%s does not get going: %s", qPrintable(behaviour), qPrintable(process_.errorString()));
        }
    }
    const auto words = process_.readLine().trimmed().split(' '); // ready PID TID...
    for (const auto &tid : words.mid(2)) {
        threads_.push_back(tid.toUInt());
    }
}

SyntheticProgram::~SyntheticProgram() {
    process_.kill();
    process_.waitForFinished(patience_ms);
}

} // namespace pandemonium::test
