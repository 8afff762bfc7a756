// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel_log.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string_view>
#include <sys/syslog.h>
#include <system_error>
#include <unistd.h>

namespace kernels {

namespace {

constexpr std::size_t longest_record = 8192; // /dev/kmsg refuses a smaller buffer than a record needs
/// A CPU that came back found an interrupt of before it went: an affair of the emulated machine, when its host is busy.
constexpr std::string_view of_the_machine = "APIC: Stale IRR";

/// A record is "PRIORITY,SEQUENCE,TIME,FLAGS;TEXT\n" and may go on with lines of what it is about.
std::string_view text_of(std::string_view record) {
    record.remove_prefix(record.find(';') + 1);
    return record.substr(0, record.find('\n'));
}

bool is_warning(std::string_view record) {
    int priority = LOG_DEBUG;
    std::from_chars(record.data(), record.data() + record.size(), priority);
    return LOG_PRI(priority) <= LOG_WARNING && !text_of(record).starts_with(of_the_machine);
}

} // namespace

KernelLog::KernelLog() : records_(open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
    if (records_ < 0 || lseek(records_, 0, SEEK_END) < 0)
        throw std::system_error(errno, std::generic_category(), "/dev/kmsg");
}

KernelLog::~KernelLog() { close(records_); }

std::vector<std::string> KernelLog::take_warnings() const {
    std::vector<std::string> warnings;
    std::array<char, longest_record> buffer{};
    while (true) {
        const ssize_t length = read(records_, buffer.data(), buffer.size());
        if (length < 0 && errno == EPIPE) // the oldest records were overwritten: a log that full is a warning
            warnings.emplace_back("(more was said than the kernel keeps)");
        else if (length <= 0)
            return warnings;
        else if (const std::string_view record(buffer.data(), static_cast<std::size_t>(length)); is_warning(record))
            warnings.emplace_back(text_of(record));
    }
}

} // namespace kernels
