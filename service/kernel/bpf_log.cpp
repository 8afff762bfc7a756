// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/bpf_log.hpp"

#include <bpf/libbpf.h>
#include <cstdarg>
#include <cstdio>

namespace pandemonium {

namespace {

std::string &last_line() {
    static std::string line; // libbpf's callback has no argument to carry it in
    return line;
}

int keep_warning(libbpf_print_level level, const char *format, va_list arguments) {
    if (level != LIBBPF_WARN)
        return 0;
    char text[1024];
    const int length = vsnprintf(text, sizeof text, format, arguments);
    if (length > 0) {
        std::string line(text);
        line.erase(line.find_last_not_of(" \n") + 1);
        // The verifier's log comes as one warning of many lines; its end says what was wrong.
        last_line() = line.substr(line.rfind('\n') + 1);
    }
    return length;
}

} // namespace

void begin_bpf_log() {
    last_line().clear();
    libbpf_set_print(keep_warning);
}

std::string last_bpf_warning() { return last_line(); }

} // namespace pandemonium
