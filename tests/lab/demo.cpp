// SPDX-License-Identifier: GPL-2.0-or-later
//
// What ./lab demo runs in the machine: a desktop-like load, and the service watched over D-Bus while it observes
// the plain kernel, schedules, and observes again. Everything shown comes from the service's own interfaces.
#include <sdbus-c++/sdbus-c++.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

namespace {

using namespace std::chrono_literals;
using Dictionary = std::map<std::string, sdbus::Variant>;
using Tiers = std::map<std::string, Dictionary>;

const sdbus::ServiceName service{"org.pandemonium1"};
const sdbus::ObjectPath object{"/org/pandemonium1"};
constexpr const char *scheduler = "org.pandemonium1.Scheduler";
constexpr const char *stats = "org.pandemonium1.Stats";
constexpr const char *profiles = "org.pandemonium1.Profiles";

constexpr auto tiers = {"latency-critical", "interactive", "batch"};

/// A program of the load: ended with the demo, whatever happens.
class Program {
public:
    explicit Program(std::vector<std::string> arguments) {
        std::vector<char *> argv;
        for (std::string &argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        posix_spawn_file_actions_t silent{};
        posix_spawn_file_actions_init(&silent);
        posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        if (posix_spawnp(&pid_, argv[0], &silent, nullptr, argv.data(), environ) != 0)
            pid_ = -1;
        posix_spawn_file_actions_destroy(&silent);
    }
    ~Program() {
        if (pid_ <= 0)
            return;
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    Program(Program &&other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
    Program &operator=(Program &&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }

private:
    pid_t pid_ = -1;
};

template <typename Value> Value value_of(const Dictionary &dictionary, const char *key) {
    const auto found = dictionary.find(key);
    return found == dictionary.end() ? Value{} : found->second.get<Value>();
}

class Demo {
public:
    Demo(std::string synthetic, std::chrono::seconds length)
        : synthetic_(std::move(synthetic)), length_(length), connection_(sdbus::createSystemBusConnection()),
          proxy_(sdbus::createProxy(*connection_, service, object)) {}

    void run() {
        wait_until_scheduling();
        start_load();
        set_mode("observe");
        watch("The plain kernel, watched in observe mode: nothing is enforced", length_ / 5);
        set_mode("schedule");
        watch("Pandemonium schedules", length_ * 3 / 10);
        pin_the_editor();
        watch("Pandemonium schedules; the editor is pinned to latency-critical", length_ * 3 / 10);
        show_profiles();
        set_mode("observe");
        watch("The plain kernel again", length_ / 5);
        set_mode("schedule");
        compare();
    }

private:
    void wait_until_scheduling() {
        std::puts("\n== The service, installed as the package installs it ==");
        const auto deadline = std::chrono::steady_clock::now() + 60s;
        while (property(scheduler, "State") != "scheduling" && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(200ms);
        std::printf("$ busctl get-property org.pandemonium1 /org/pandemonium1 %s State\n  %s %s\n", scheduler,
                    property(scheduler, "State").c_str(), property(scheduler, "StateReason").c_str());
    }

    std::string property(const char *interface, const char *name) {
        try {
            return proxy_->getProperty(name).onInterface(interface).get<std::string>();
        } catch (const sdbus::Error &error) {
            return error.getName();
        }
    }

    void set_mode(const std::string &mode) {
        // Loading programs takes long in an emulated machine that is busy.
        proxy_->callMethod("SetMode").onInterface(scheduler).withTimeout(5min).withArguments(mode, std::uint64_t{1});
    }

    void start(const char *behaviour, const char *name) {
        load_.emplace_back(std::vector<std::string>{synthetic_, behaviour, "--name", name, "--seconds", "600"});
    }

    void start_load() {
        std::puts("\n== The load: hogs, a build of small processes, audio, frames, an editor ==");
        const long cpus = sysconf(_SC_NPROCESSORS_ONLN);
        for (long hog = 0; hog < cpus; ++hog)
            start("spinner", "hog");
        start("audio", "audio");
        start("compositor60", "compositor");
        start("editor", "editor");
        editor_ = load_.back().pid();
        const std::string build = "while :; do " + synthetic_ + " compiler --name cc1 --seconds 1 >/dev/null & " +
                                  synthetic_ + " compiler --name cc1 --seconds 1 >/dev/null; wait; done";
        load_.emplace_back(std::vector<std::string>{"bash", "-c", build});
    }

    void watch(const char *title, std::chrono::seconds time) {
        std::printf("\n== %s ==\n", title);
        std::printf("%-10s %-6s %4s  | %s\n", "state", "regime", "idle",
                    "tier: tasks, share of CPU time, wake-up p50 / p99 us, each over the last second");
        auto &seen = p99_[title];
        for (const auto end = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < end;) {
            std::this_thread::sleep_for(2s);
            Dictionary totals;
            Tiers by_tier;
            proxy_->callMethod("GetStats").onInterface(stats).storeResultsTo(totals, by_tier);
            show(totals, by_tier);
            for (const char *tier : tiers) {
                if (value_of<std::uint64_t>(by_tier[tier], "WakeupSamples") > 0)
                    seen[tier].push_back(value_of<std::uint64_t>(by_tier[tier], "WakeupP99Us"));
            }
        }
        titles_.emplace_back(title);
    }

    void show(const Dictionary &totals, Tiers &by_tier) {
        std::printf("%-10s %-6s %3.0f%%  |", property(scheduler, "State").c_str(),
                    property(scheduler, "Regime").c_str(), 100 * value_of<double>(totals, "CpuIdle"));
        for (const char *tier : tiers) {
            const Dictionary &row = by_tier[tier];
            std::printf(" %s: %u, %2.0f%%, %s |", tier, value_of<std::uint32_t>(row, "Tasks"),
                        100 * value_of<double>(row, "RunTimeShare"), latency(row).c_str());
        }
        std::printf(" %u profiles, %u confident\n", value_of<std::uint32_t>(totals, "Profiles"),
                    value_of<std::uint32_t>(totals, "Confident"));
        std::fflush(stdout);
    }

    static std::string latency(const Dictionary &tier) {
        if (value_of<std::uint64_t>(tier, "WakeupSamples") == 0)
            return "- / -";
        return std::to_string(value_of<std::uint64_t>(tier, "WakeupP50Us")) + " / " +
               std::to_string(value_of<std::uint64_t>(tier, "WakeupP99Us"));
    }

    void explain_the_editor() {
        Dictionary explanation;
        proxy_->callMethod("ExplainPid")
            .onInterface(profiles)
            .withArguments(static_cast<std::uint32_t>(editor_))
            .storeResultsTo(explanation);
        std::printf("$ busctl call org.pandemonium1 /org/pandemonium1 %s ExplainPid u %d\n  tier %s, source %s: %s\n",
                    profiles, editor_, value_of<std::string>(explanation, "Tier").c_str(),
                    value_of<std::string>(explanation, "Source").c_str(),
                    value_of<std::string>(explanation, "Sentence").c_str());
    }

    void pin_the_editor() {
        std::puts("\n== A pin moves a running process ==");
        explain_the_editor();
        const std::string command = std::string("busctl call org.pandemonium1 /org/pandemonium1 ") + profiles +
                                    " PinProfile sst editor latency-critical 1";
        std::printf("$ %s\n  ", command.c_str());
        std::fflush(stdout);
        (void)std::system(command.c_str()); // its output is the answer
        explain_the_editor();
    }

    void show_profiles() {
        std::puts("\n== Learned so far ==");
        std::uint32_t total = 0;
        std::vector<Dictionary> learned;
        proxy_->callMethod("ListProfiles")
            .onInterface(profiles)
            .withArguments("confident", 0U, 256U)
            .storeResultsTo(total, learned);
        for (const Dictionary &profile : learned) {
            std::printf("  %-16s %-16s confidence %.2f after %llu observations\n",
                        value_of<std::string>(profile, "Name").c_str(), value_of<std::string>(profile, "Tier").c_str(),
                        value_of<double>(profile, "Confidence"),
                        static_cast<unsigned long long>(value_of<std::uint64_t>(profile, "Observations")));
        }
    }

    void compare() {
        std::puts("\n== Wake-up latency p99, us, median over the phase ==\n"
                  "(The emulator's CPUs wait for the host, so these figures are its as much as the scheduler's;\n"
                  "./lab bench measures exactly.)");
        for (const std::string &title : titles_) {
            std::printf("%-66s", title.c_str());
            for (const char *tier : tiers) {
                auto &samples = p99_[title][tier];
                std::ranges::sort(samples);
                std::printf("  %s %s", tier,
                            samples.empty() ? "-" : std::to_string(samples[samples.size() / 2]).c_str());
            }
            std::puts("");
        }
    }

    std::string synthetic_;
    std::chrono::seconds length_;
    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IProxy> proxy_;
    std::vector<Program> load_;
    pid_t editor_ = -1;
    std::vector<std::string> titles_;
    std::map<std::string, std::map<std::string, std::vector<std::uint64_t>>> p99_;
};

} // namespace

int main(int argc, char **argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: demo SYNTHETIC-PROGRAM SECONDS\n");
        return 2;
    }
    std::printf("$ dpkg -i /lab/packages/pandemonium_*.deb\n");
    std::fflush(stdout);
    if (std::system("dpkg -i /lab/packages/pandemonium_*.deb") != 0)
        return 1;
    try {
        Demo(argv[1], std::chrono::seconds(std::atoi(argv[2]))).run();
    } catch (const std::exception &error) {
        std::fprintf(stderr, "demo: %s\n", error.what());
        (void)std::system("systemctl --no-pager status pandemonium");
        return 1;
    }
    return 0;
}
