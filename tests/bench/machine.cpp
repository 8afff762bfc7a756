// SPDX-License-Identifier: GPL-2.0-or-later
#include "machine.hpp"

#include "clock.hpp"
#include "system_call.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace bench {

using namespace std::chrono_literals;

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

// The HPET (IA-PC HPET Specification 1.0a) as 32-bit words. The emulator's counts 100 MHz.
using Registers = volatile std::uint32_t;
constexpr off_t hpet_address = 0xfed00000;
constexpr std::size_t hpet_size = 0x400;
constexpr std::size_t counter_configuration = 0x10 / sizeof(std::uint32_t);
constexpr std::size_t counter = 0xf0 / sizeof(std::uint32_t);
constexpr std::size_t timer_configuration = 0x100 / sizeof(std::uint32_t);
constexpr std::size_t timer_comparator = 0x108 / sizeof(std::uint32_t);
constexpr std::uint32_t counts = 1;
constexpr std::uint32_t enabled = 1U << 2;
constexpr std::uint32_t periodic = 1U << 3;
constexpr std::uint32_t set_comparator = 1U << 6;
constexpr std::uint32_t unused_pin = 22; // of the interrupt controller, masked: no CPU hears the beat
constexpr unsigned pin_shift = 9;
constexpr std::uint32_t period = 100 * 100; // us

/// Linux is told to leave them alone (hpet=disable) and to let us (iomem=relaxed).
Registers *event_timers() {
    static Registers *const registers = [] {
        const int memory = open("/dev/mem", O_RDWR | O_SYNC);
        if (memory < 0)
            fail_by_errno("/dev/mem");
        void *mapped = mmap(nullptr, hpet_size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, hpet_address);
        close(memory);
        if (mapped == MAP_FAILED)
            fail_by_errno("cannot map the event timers");
        return static_cast<Registers *>(mapped);
    }();
    return registers;
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
    Registers *const hpet = event_timers();
    hpet[timer_configuration] = enabled | periodic | set_comparator | unused_pin << pin_shift;
    hpet[timer_comparator] = period; // of the first beat, and from there on
    hpet[counter_configuration] = counts;
}

bool metronome_beats() {
    constexpr unsigned looks = 10; // one may be between the time of a beat and the beat
    Registers *const hpet = event_timers();
    for (unsigned look = 0; look < looks; ++look) {
        const std::uint32_t counted = hpet[counter];
        if (hpet[timer_comparator] - counted <= period)
            return true;
        sleep_until(now() + 1ms);
    }
    return false;
}

SchedExt SchedExt::read() {
    const auto state = first_word_of("/sys/kernel/sched_ext/state");
    return {.state = state.empty() ? "disabled" : state,
            .ops = first_word_of("/sys/kernel/sched_ext/root/ops"),
            .enable_seq = first_word_of("/sys/kernel/sched_ext/enable_seq")};
}

} // namespace bench
