// SPDX-License-Identifier: GPL-2.0-or-later
#include "machine.hpp"

#include "system_call.hpp"

#include <sys/io.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bench {

namespace {

void mount_at(const char *type, const char *directory) {
    mkdir(directory, 0755);
    if (mount(type, directory, type, 0, nullptr) != 0 && errno != EBUSY)
        fail_by_errno(std::string("mount ") + directory);
}

std::string first_word_of(const char *path) {
    std::string word;
    std::ifstream(path) >> word;
    return word;
}

} // namespace

void mount_file_systems() {
    mount_at("proc", "/proc");
    mount_at("sysfs", "/sys");
    mount_at("devtmpfs", "/dev");
    mount_at("bpf", "/sys/fs/bpf");
    mount_at("cgroup2", "/sys/fs/cgroup");
    mount_at("tmpfs", "/tmp");
}

void power_off() {
    sync();
    reboot(RB_AUTOBOOT); // the emulator runs with -no-reboot
    for (;;)
        pause();
}

void start_metronome() {
    // The 8254's channel 0: its data and control port, and "channel 0, low then high byte, rate generator".
    constexpr unsigned short channel_0 = 0x40;
    constexpr unsigned short control = 0x43;
    constexpr unsigned char rate_generator = 0x34;
    constexpr unsigned char divisor = 60; // of 1.193182 MHz
    if (ioperm(channel_0, control - channel_0 + 1, 1) != 0)
        fail_by_errno("ioperm");
    outb(rate_generator, control);
    outb(divisor, channel_0);
    outb(0, channel_0);
}

std::uint64_t metronome_beats() {
    std::ifstream interrupts("/proc/interrupts");
    for (std::string line; std::getline(interrupts, line);) {
        if (!line.ends_with(" timer"))
            continue;
        std::istringstream fields(line.substr(line.find(':') + 1));
        std::uint64_t sum = 0;
        for (std::uint64_t of_one_cpu = 0; fields >> of_one_cpu;)
            sum += of_one_cpu;
        return sum;
    }
    throw std::runtime_error("/proc/interrupts has no line for the timer");
}

SchedExt SchedExt::read() {
    const auto state = first_word_of("/sys/kernel/sched_ext/state");
    return {.state = state.empty() ? "disabled" : state,
            .ops = first_word_of("/sys/kernel/sched_ext/root/ops"),
            .enable_seq = first_word_of("/sys/kernel/sched_ext/enable_seq")};
}

} // namespace bench
