// SPDX-License-Identifier: GPL-2.0-or-later
#include "trace.hpp"

#include "number.hpp"
#include "system_call.hpp"

#include <sys/mount.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <optional>
#include <string_view>

namespace bench {

namespace {

constexpr const char *limit_variable = "BENCH_TRACE_ABOVE_US";
constexpr std::string_view directory = "/sys/kernel/tracing/";
constexpr std::string_view kib_per_cpu = "4096";
constexpr std::size_t lines_kept = 2000;
constexpr std::array events{"sched/sched_wakeup", "sched/sched_wakeup_new",     "sched/sched_waking",
                            "sched/sched_switch", "sched/sched_migrate_task",   "irq/softirq_entry",
                            "irq/softirq_exit",   "timer/hrtimer_expire_entry", "timer/hrtimer_expire_exit"};

void write(std::string_view file, std::string_view value) {
    const auto path = std::string(directory) + std::string(file);
    if (!(std::ofstream(path) << value << std::flush))
        fail_by_errno(path);
}

std::optional<std::uint64_t> limit_from_environment() {
    const char *value = std::getenv(limit_variable);
    return value ? number_from<std::uint64_t>(value) : std::nullopt;
}

} // namespace

void start_trace(std::uint64_t limit_us) {
    if (mount("tracefs", directory.data(), "tracefs", 0, nullptr) != 0 && errno != EBUSY)
        fail_by_errno("mount tracefs");
    write("buffer_size_kb", kib_per_cpu);
    for (const auto *event : events)
        write("events/" + std::string(event) + "/enable", "1");
    write("trace_clock", "mono");
    setenv(limit_variable, std::to_string(limit_us).c_str(), 1);
}

std::string finish_trace() {
    std::string on;
    std::ifstream(std::string(directory) + "tracing_on") >> on;
    if (on == "1")
        return "no sample was above the limit\n";
    std::ifstream trace(std::string(directory) + "trace");
    std::deque<std::string> last;
    for (std::string line; std::getline(trace, line); last.push_back(line))
        if (last.size() == lines_kept)
            last.pop_front();
    std::string text;
    for (const auto &line : last)
        text += line + '\n';
    return text;
}

void record(std::uint64_t sample_us, Histogram &samples) {
    static auto limit = limit_from_environment();
    samples.add(sample_us);
    if (!limit || sample_us <= *limit)
        return;
    limit.reset();
    write("tracing_on", "0");
}

} // namespace bench
