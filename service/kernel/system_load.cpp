// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/system_load.hpp"

#include "kernel/sysfs.hpp"

#include <charconv>
#include <sstream>

namespace pandemonium {

namespace {

void read_ticks(const std::filesystem::path &stat, SystemLoad &load) {
    const auto line = read_line(stat);
    if (!line || !line->starts_with("cpu "))
        return;
    // user nice system idle iowait irq softirq steal; guest time is part of user time.
    constexpr unsigned idle_column = 3;
    constexpr unsigned iowait_column = 4;
    constexpr unsigned columns = 8;
    std::istringstream numbers(line->substr(4));
    std::uint64_t ticks = 0;
    for (unsigned column = 0; column < columns && numbers >> ticks; ++column) {
        load.total_ticks += ticks;
        if (column == idle_column || column == iowait_column)
            load.idle_ticks += ticks;
    }
}

void read_pressure(const std::filesystem::path &pressure, SystemLoad &load) {
    const auto line = read_line(pressure);
    constexpr std::string_view field = "total=";
    const auto at = line ? line->find(field) : std::string::npos;
    if (at == std::string::npos || !line->starts_with("some "))
        return;
    std::uint64_t total = 0;
    const char *first = line->data() + at + field.size();
    if (std::from_chars(first, line->data() + line->size(), total).ec == std::errc{})
        load.cpu_pressure = std::chrono::microseconds(total);
}

} // namespace

SystemLoad read_system_load(const std::filesystem::path &proc) {
    SystemLoad load;
    read_ticks(proc / "stat", load);
    read_pressure(proc / "pressure/cpu", load);
    return load;
}

} // namespace pandemonium
