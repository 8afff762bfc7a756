// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/bpf_log.hpp"

#include <algorithm>
#include <bpf/libbpf.h>
#include <cstdarg>
#include <cstdio>

namespace pandemonium {

namespace {

constexpr std::string_view verifier_log_begins = "-- BEGIN PROG LOAD LOG --";
constexpr std::string_view verifier_log_ends = "-- END PROG LOAD LOG --";
/// The verifier ends every log with what it cost.
constexpr std::string_view verifier_statistics = "processed ";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\n";
    text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
    return text.substr(0, text.find_last_not_of(blank) + 1);
}

std::string_view last_line(std::string_view text) { return text.substr(text.rfind('\n') + 1); }

/// What the verifier said last of the program itself.
std::string_view verifier_reason(std::string_view log) {
    log = trimmed(log.substr(0, log.rfind(verifier_log_ends)));
    if (last_line(log).starts_with(verifier_statistics))
        log = trimmed(log.substr(0, log.size() - last_line(log).size()));
    return trimmed(last_line(log));
}

BpfLog &current_log() {
    static BpfLog log; // libbpf's callback has no argument to carry it in
    return log;
}

int keep_warning(libbpf_print_level level, const char *format, va_list arguments) {
    if (level != LIBBPF_WARN)
        return 0;
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(nullptr, 0, format, again);
    va_end(again);
    if (length > 0) {
        std::string warning(static_cast<std::size_t>(length), '\0'); // a verifier's log may have megabytes
        vsnprintf(warning.data(), warning.size() + 1, format, arguments);
        current_log().hear(warning);
    }
    return length;
}

} // namespace

void BpfLog::hear(std::string_view warning) {
    if (warning.contains(verifier_log_begins)) {
        reason_.append(reason_.empty() ? "" : ": ").append(verifier_reason(warning));
        return;
    }
    const std::string_view line = last_line(trimmed(warning));
    const bool tells = !line.contains("failed to load") && !line.contains("failed to initialize skeleton");
    if (reason_.empty() && tells)
        reason_ = line;
}

void begin_bpf_log() {
    current_log() = {};
    libbpf_set_print(keep_warning);
}

const std::string &bpf_log_reason() { return current_log().reason(); }

} // namespace pandemonium
