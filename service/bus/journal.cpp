// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/journal.hpp"

#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include <sys/uio.h>
#include <unistd.h>

#include <cstdio>
#include <format>

namespace pandemonium {
namespace {

constexpr std::chrono::seconds hold_back{1};
constexpr std::chrono::seconds count_kept{60}; ///< how long a count of what was left out waits for its next line
/// Causes can hold what a caller chose; beyond this many in a second they share one.
constexpr std::size_t causes_remembered = 256;
constexpr const char *journal_socket = "/run/systemd/journal/socket";

void to_stderr(const JournalEntry &entry) {
    std::string line = std::format("<{}>{}", static_cast<unsigned>(entry.priority), entry.message);
    for (const auto &[name, value] : entry.fields) {
        line += std::format(" {}={}", name, value);
    }
    line += '\n';
    (void)std::fwrite(line.data(), 1, line.size(), stderr); // nobody is left to tell
}

bool to_journal(const JournalEntry &entry) {
    if (access(journal_socket, F_OK) != 0) {
        return false;
    }
    std::vector<std::string> lines{std::format("MESSAGE={}", entry.message),
                                   std::format("PRIORITY={}", static_cast<unsigned>(entry.priority)),
                                   "SYSLOG_IDENTIFIER=pandemoniumd"};
    for (const auto &[name, value] : entry.fields) {
        lines.push_back(std::format("{}={}", name, value));
    }
    std::vector<iovec> parts;
    parts.reserve(lines.size());
    for (auto &line : lines) {
        parts.push_back({line.data(), line.size()});
    }
    return sd_journal_sendv(parts.data(), static_cast<int>(parts.size())) >= 0;
}

std::chrono::nanoseconds monotonic_now() { return std::chrono::steady_clock::now().time_since_epoch(); }

} // namespace

void Journal::drop_old(std::chrono::nanoseconds monotonic) {
    std::erase_if(causes_, [&](const auto &each) {
        const auto age = monotonic - each.second.written;
        return age >= (each.second.held_back == 0 ? hold_back : count_kept);
    });
}

bool Journal::admit(JournalEntry &entry, std::chrono::nanoseconds monotonic) {
    drop_old(monotonic);
    std::string key = entry.cause.empty() ? entry.message : entry.cause;
    if (causes_.size() >= causes_remembered && !causes_.contains(key)) {
        key.clear();
    }
    const auto [at, is_new] = causes_.try_emplace(std::move(key));
    auto &cause = at->second;
    if (!is_new && monotonic - cause.written < hold_back) {
        ++cause.held_back;
        return false;
    }
    if (cause.held_back != 0) {
        entry.message += std::format(" (and {} more like it)", cause.held_back);
    }
    cause = {.written = monotonic, .held_back = 0};
    return true;
}

void Journal::write(const JournalEntry &entry) {
    auto admitted = entry;
    if (!admit(admitted, monotonic_now())) {
        return;
    }
    if (!to_journal(admitted)) {
        to_stderr(admitted);
    }
}

} // namespace pandemonium
