// SPDX-License-Identifier: GPL-2.0-or-later
//
// A running program of a known kind (programs/synthetic.cpp), which lives as long as this.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace pandemonium::test {

class SyntheticProgram {
public:
    /// Comes back when all its threads behave. name: of its file, so its comm from the first instruction on, as with
    /// any program; cut to 15 bytes by the kernel.
    SyntheticProgram(const QString &behaviour, const QString &name);
    SyntheticProgram(const SyntheticProgram &) = delete;
    SyntheticProgram &operator=(const SyntheticProgram &) = delete;
    ~SyntheticProgram();

    [[nodiscard]] unsigned pid() const { return threads_.front(); }
    /// The threads that behave, the first of them the process itself.
    [[nodiscard]] const std::vector<unsigned> &threads() const { return threads_; }

private:
    QTemporaryDir directory_;
    QProcess process_;
    std::vector<unsigned> threads_;
};

} // namespace pandemonium::test
