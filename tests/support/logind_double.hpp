// SPDX-License-Identifier: GPL-2.0-or-later
//
// A logind that hands out delay locks and announces sleep when it is told to.
#pragma once

#include "support/owned_name.hpp"

#include <QStringList>

namespace pandemonium::test {

class LogindDouble {
public:
    LogindDouble(const TestLoop &loop, const QString &address);
    LogindDouble(const LogindDouble &) = delete;
    LogindDouble &operator=(const LogindDouble &) = delete;
    ~LogindDouble();

    /// What, who, why and mode of each lock asked for, with blanks between.
    [[nodiscard]] const QStringList &asked() const { return asked_; }
    /// True while the last lock is held by whoever asked for it.
    [[nodiscard]] bool is_delayed() const;
    /// signal: PrepareForSleep or PrepareForShutdown; begins: before it, else after it.
    void announce(const char *signal, bool begins) const;

private:
    static int on_message(sd_bus_message *message, void *userdata, sd_bus_error *error);
    void inhibit(sd_bus_message *message);

    sd_bus *bus_;
    QStringList asked_;
    int our_end_ = -1; ///< of a pipe whose other end is the lock
};

} // namespace pandemonium::test
