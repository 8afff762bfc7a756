// SPDX-License-Identifier: GPL-2.0-or-later
#include "control_file.hpp"
#include "load.hpp"
#include "machine.hpp"
#include "storm.hpp"
#include "system_call.hpp"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr auto look_again = 1ms;
const std::string cgroups = "/sys/fs/cgroup";

[[noreturn]] void fail(const std::string &why) { throw std::runtime_error(why); }

/// For what is on its way, however long it takes: the bench gives up on a cell that hangs.
void wait_until(const std::function<bool()> &happened) {
    while (!happened())
        sleep_until(now() + look_again);
}

bool is_line_of(const std::string &line, const std::string &path) {
    return ("\n" + ask(path) + "\n").find("\n" + line + "\n") != std::string::npos;
}

/// A cgroup below the root, which has these controllers.
std::string make_cgroup(const std::string &name, const std::string &controllers) {
    tell(cgroups + "/cgroup.subtree_control", controllers);
    auto path = cgroups + "/" + name;
    if (mkdir(path.c_str(), 0755) != 0)
        fail_by_errno(path);
    return path;
}

void move_to(const std::string &cgroup, pid_t pid) {
    tell(cgroup + "/cgroup.procs", std::to_string(pid));
    if (!is_line_of(std::to_string(pid), cgroup + "/cgroup.procs"))
        fail("a task did not come to " + cgroup);
}

/// One CPU or more.
cpu_set_t some_cpus(unsigned cpus, Dice &dice) {
    cpu_set_t set;
    CPU_ZERO(&set);
    const auto bits = 1 + dice.roll((1ULL << cpus) - 1);
    for (unsigned cpu = 0; cpu < cpus; ++cpu)
        if ((bits >> cpu & 1) != 0)
            CPU_SET(cpu, &set);
    return set;
}

/// As the kernel writes it: 0,2-3.
std::string to_text(const cpu_set_t &set) {
    std::string text;
    const auto is_in = [&set](int cpu) { return cpu < CPU_SETSIZE && CPU_ISSET(cpu, &set); };
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!is_in(cpu))
            continue;
        const int first = cpu;
        while (is_in(cpu + 1))
            ++cpu;
        text += (text.empty() ? "" : ",") + std::to_string(first) + (cpu > first ? "-" + std::to_string(cpu) : "");
    }
    return text;
}

/// The CPU a process is on, or was last.
int cpu_of(pid_t pid) {
    const auto stat = ask("/proc/" + std::to_string(pid) + "/stat");
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    constexpr int after_comm = 37; // fields from the state to the CPU, proc(5)
    std::string field;
    for (int i = 0; i < after_comm; ++i)
        fields >> field;
    return std::stoi(field);
}

void bind_and_check(pid_t pid, const cpu_set_t &wanted) {
    cpu_set_t got;
    if (sched_setaffinity(pid, sizeof wanted, &wanted) != 0 || sched_getaffinity(pid, sizeof got, &got) != 0)
        fail_by_errno("affinity");
    if (!CPU_EQUAL(&got, &wanted))
        fail("a task was bound to " + to_text(wanted) + " and may run on " + to_text(got));
    if (const int cpu = cpu_of(pid); !CPU_ISSET(cpu, &wanted))
        fail("a task was bound to " + to_text(wanted) + " and is on " + std::to_string(cpu));
}

/// Each CPU in turn goes and comes back; the first one cannot.
Round prepare_hotplug(const Scene &scene) {
    return [cpus = scene.cpus, cpu = 0U]() mutable {
        constexpr auto gone = 5ms;
        cpu = cpu % (cpus - 1) + 1;
        const auto file = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/online";
        tell_and_check(file, "0");
        sleep_until(now() + gone);
        tell_and_check(file, "1");
    };
}

Round prepare_affinity(const Scene &scene) {
    return [scene = scene]() mutable {
        const auto hog = scene.hogs[scene.dice.roll(scene.hogs.size())];
        bind_and_check(hog, some_cpus(scene.cpus, scene.dice));
    };
}

/// All hogs are sent to other CPUs at once.
Round prepare_cpuset(const Scene &scene) {
    const auto cgroup = make_cgroup("storm", "+cpuset");
    for (const auto hog : scene.hogs)
        move_to(cgroup, hog);
    return [scene = scene, cgroup]() mutable {
        const auto cpus = some_cpus(scene.cpus, scene.dice);
        tell(cgroup + "/cpuset.cpus", to_text(cpus));
        if (const auto effective = ask(cgroup + "/cpuset.cpus.effective"); effective != to_text(cpus))
            fail("the cpuset was told " + to_text(cpus) + " and is " + effective);
        for (const auto hog : scene.hogs)
            if (!CPU_ISSET(cpu_of(hog), &cpus))
                fail("a task of the cpuset " + to_text(cpus) + " is elsewhere");
    };
}

constexpr unsigned neutral_weight = 100;
constexpr unsigned weight_range = 4; // from a fourth of the neutral weight to four times that

/// A cgroup gets another weight, and a hog another cgroup.
Round prepare_weights(const Scene &scene) {
    const std::array groups{make_cgroup("one", "+cpu"), make_cgroup("other", "+cpu")};
    for (std::size_t i = 0; i < scene.hogs.size(); ++i)
        move_to(groups[i % groups.size()], scene.hogs[i]);
    return [scene = scene, groups]() mutable {
        constexpr unsigned lightest = neutral_weight / weight_range;
        constexpr unsigned heaviest = neutral_weight * weight_range;
        auto &dice = scene.dice;
        tell_and_check(groups[dice.roll(groups.size())] + "/cpu.weight",
                       std::to_string(lightest + dice.roll(heaviest - lightest + 1)));
        move_to(groups[dice.roll(groups.size())], scene.hogs[dice.roll(scene.hogs.size())]);
    };
}

constexpr auto fifo_hold = 300ms;

void set_policy(int policy, int priority) {
    const sched_param parameters{.sched_priority = priority};
    if (sched_setscheduler(0, policy, &parameters) != 0 || sched_getscheduler(0) != policy)
        fail_by_errno("sched_setscheduler");
}

/// Takes a CPU from everybody, whoever runs or waits there, and gives it back.
Round prepare_fifo(const Scene &scene) {
    return [scene = scene]() mutable {
        constexpr int some_priority = 50;
        constexpr auto stopped = 1ms; // by the kernel's own threads of that CPU
        cpu_set_t cpu;
        CPU_ZERO(&cpu);
        CPU_SET(scene.dice.roll(scene.cpus), &cpu);
        bind_and_check(getpid(), cpu);
        set_policy(SCHED_FIFO, some_priority);
        const auto begin = now();
        const auto had = cpu_time();
        while (now() < begin + fifo_hold) {
        }
        const auto held = cpu_time() - had;
        set_policy(SCHED_OTHER, 0);
        if (held < fifo_hold - stopped)
            fail("the real-time hog had its CPU for " + std::to_string(whole_us(held)) + " us only");
    };
}

constexpr unsigned thread_count = 3000;

/// All threads are let go at once, and each has the same piece of work.
Round prepare_threads(const Scene & /*scene*/) {
    return [] {
        constexpr std::uint64_t thousands = 1500;
        std::atomic<bool> go = false;
        std::atomic<unsigned> done = 0;
        std::vector<std::jthread> crowd;
        for (unsigned i = 0; i < thread_count; ++i)
            crowd.emplace_back([&go, &done] {
                go.wait(false);
                work(thousands);
                ++done;
            });
        go = true;
        go.notify_all();
        crowd.clear();
        if (done != thread_count)
            fail("only " + std::to_string(done) + " threads did their work");
    };
}

constexpr unsigned bomb_size = 256;

[[noreturn]] void explode() {
    for (;;)
        fork(); // whoever comes of it does the same, and so does whoever is refused
}

/// Processes that only fork fill a cgroup to its limit, stay for a while and are killed.
Round prepare_forkbomb(const Scene & /*scene*/) {
    const auto cgroup = make_cgroup("storm", "+pids");
    tell_and_check(cgroup + "/pids.max", std::to_string(bomb_size));
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGCHLD, SIG_IGN); // the kernel reaps them
    return [cgroup] {
        constexpr auto stay = 300ms;
        if (fork() == 0) {
            prctl(PR_SET_NAME, "bomb");
            move_to(cgroup, getpid());
            explode();
        }
        wait_until([&cgroup] { return ask(cgroup + "/pids.current") == std::to_string(bomb_size); });
        const auto refused = ask(cgroup + "/pids.events");
        sleep_until(now() + stay);
        if (ask(cgroup + "/pids.events") == refused)
            fail("the bomb forks no more");
        tell(cgroup + "/cgroup.kill", "1");
        wait_until([&cgroup] { return ask(cgroup + "/pids.current") == "0"; });
    };
}

/// To memory, where every CPU but the first goes. Whoever started the machine wakes it.
Round prepare_suspension(const Scene & /*scene*/) {
    tell("/sys/power/mem_sleep", "deep");
    return [] {
        const std::string successes = "/sys/power/suspend_stats/success";
        const auto before = std::stoul(ask(successes));
        tell("/sys/power/state", "mem");
        start_metronome(); // its chip was reset
        if (std::stoul(ask(successes)) != before + 1)
            fail("the machine did not sleep");
    };
}

} // namespace

const StormKind hotplug{.prepare = prepare_hotplug, .period = 25ms};
const StormKind affinity{.prepare = prepare_affinity, .period = 2500us, .gathers = true};
const StormKind cpuset{.prepare = prepare_cpuset, .period = 10ms, .gathers = true};
const StormKind weights{.prepare = prepare_weights, .period = 5ms, .spread = weight_range * weight_range};
const StormKind fifo{.prepare = prepare_fifo, .period = 500ms, .hold = fifo_hold};
const StormKind threads{.prepare = prepare_threads, .period = 5s, .crowd = thread_count};
const StormKind forkbomb{.prepare = prepare_forkbomb, .period = 1s, .crowd = bomb_size};
const StormKind suspension{.prepare = prepare_suspension, .period = 1s};

} // namespace bench
