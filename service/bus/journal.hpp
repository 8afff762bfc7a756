// SPDX-License-Identifier: GPL-2.0-or-later
//
// Structured lines for the journal; where there is none, one line each on standard error with the priority in
// front. The same cause is written at most once a second, and what was left out is counted in the next line.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace pandemonium {

enum class Priority : std::uint8_t { error = 3, warning = 4, notice = 5, info = 6 }; ///< syslog's numbers

struct JournalEntry {
    Priority priority = Priority::info;
    std::string message;
    /// Names in capitals, with PANDEMONIUM_ in front: PANDEMONIUM_ACTION, _UID, _PROFILE, _TIER.
    std::vector<std::pair<std::string, std::string>> fields;
    /// Entries with equal cause share one place a second; empty: the message is the cause.
    std::string cause;
};

class Journal {
public:
    void write(const JournalEntry &entry);
    /// The entry as it is to be written now, or nothing while its cause is held back.
    [[nodiscard]] bool admit(JournalEntry &entry, std::chrono::nanoseconds monotonic);

private:
    struct Cause {
        std::chrono::nanoseconds written{};
        unsigned held_back = 0;
    };
    void drop_old(std::chrono::nanoseconds monotonic);

    std::map<std::string, Cause> causes_;
};

} // namespace pandemonium
