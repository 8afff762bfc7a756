// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service costs while it observes, and that it costs nothing while it is off. Bounds are on memory and on
// counts, and on CPU time within one run: a tick runs once a second, out of cold caches, and takes 0.5 ms on one
// machine and 5 ms on another. Needs root and BPF with BTF. PANDEMONIUMD=build/release/service/pandemoniumd measures
// that build.
#include "bpf/intf.h"
#include "kernel/map.hpp"
#include "support/notify_socket.hpp"
#include "support/private_mounts.hpp"
#include "support/service_fixture.hpp"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <unistd.h>

using namespace pandemonium;
using namespace pandemonium::test;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr int many = 512;

nanoseconds time_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

nanoseconds cpu_time_of(pid_t pid) {
    clockid_t clock{};
    return clock_getcpuclockid(pid, &clock) == 0 ? time_of(clock) : nanoseconds::zero();
}

/// A number of /proc/PID/status.
qint64 status_of(pid_t pid, const char *field) {
    QFile file(QString("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    for (const auto &line : file.readAll().split('\n')) {
        if (line.startsWith(QByteArray(field) + ":")) {
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').front().toLongLong();
        }
    }
    return -1;
}

std::string file_of_many_profiles() {
    std::vector<std::string> names;
    for (int i = 0; i < many; ++i) {
        names.push_back("program-" + std::to_string(i));
    }
    return profile_file(names);
}

/// Lets the loop run for that long; the service is watched meanwhile, not talked to.
void watch_for(const TestLoop &loop, nanoseconds duration) {
    const auto end = std::chrono::steady_clock::now() + duration;
    QVERIFY(loop.wait_for([end] { return std::chrono::steady_clock::now() >= end; }));
}

/// A map of the kind the kernel side fills; it goes with this.
class Observations {
public:
    Observations()
        : fd_(bpf_map_create(BPF_MAP_TYPE_LRU_HASH, "observations", sizeof(comm_key), sizeof(task_class_entry),
                             PANDEMONIUM_OBSERVE_MAX, nullptr)) {}
    ~Observations() { close(fd_); }
    Observations(const Observations &) = delete;
    Observations &operator=(const Observations &) = delete;

    void fill() const {
        for (int i = 0; i < PANDEMONIUM_OBSERVE_MAX; ++i) {
            comm_key key{};
            qsnprintf(key.comm, sizeof key.comm, "program-%d", i);
            QVERIFY(map()
                        .update(key, task_class_entry{.tier = TIER_BATCH,
                                                      .pad = {},
                                                      .avg_runtime_ns = 1,
                                                      .runtime_dev_ns = 1,
                                                      .wakeup_freq = 1,
                                                      .csw_rate = 1})
                        .has_value());
        }
    }
    [[nodiscard]] Map<comm_key, task_class_entry> map() const { return {fd_, "observations"}; }

private:
    int fd_;
};

/// Follows the system calls of a process, all or those in which it waits.
class Trace {
public:
    Trace(const TestLoop &loop, pid_t pid, const QString &file,
          const QString &calls = "epoll_wait,epoll_pwait,epoll_pwait2")
        : file_(file) {
        strace_.setProcessChannelMode(QProcess::MergedChannels);
        strace_.start("strace", {"-f", "-p", QString::number(pid), "-e", "trace=" + calls, "-o", file});
        attached_ = loop.wait_for([&] { return status_of(pid, "TracerPid") > 0; });
    }
    Trace(const Trace &) = delete;
    Trace &operator=(const Trace &) = delete;
    ~Trace() { end(); }

    [[nodiscard]] bool is_attached() const { return attached_; }
    /// How many calls came to an end; an interruption, as attaching and leaving make one, is none.
    [[nodiscard]] int ended_calls() {
        end();
        QFile read(file_);
        if (!read.open(QIODevice::ReadOnly)) {
            return -1;
        }
        const auto lines = read.readAll().split('\n');
        return static_cast<int>(std::ranges::count_if(lines, [](const QByteArray &line) {
            const auto result = line.mid(line.lastIndexOf(" = ") + 3).trimmed();
            return line.contains(" = ") && result.front() >= '0' && result.front() <= '9';
        }));
    }

private:
    void end() {
        strace_.terminate();
        strace_.waitForFinished();
    }

    QProcess strace_;
    QString file_;
    bool attached_ = false;
};

} // namespace

class CostTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CoveringDisk> hidden_;

    static std::unique_ptr<ServiceFixture> observing() {
        auto service = std::make_unique<ServiceFixture>(ServiceFixture::Options{.configuration = "mode = observe\n"});
        if (!service->loop.wait_for([&] { return service->property("Scheduler.State") == "observing"; })) {
            qFatal("it does not observe: %s", qPrintable(service->log()));
        }
        return service;
    }

    static std::unique_ptr<ServiceFixture> observing_many_profiles() {
        auto service = observing();
        const auto client = service->client();
        const auto imported =
            service->answered(client->send_bytes("Profiles.Import", file_of_many_profiles(), std::uint64_t{0}));
        if (!imported->error.isEmpty()) {
            qFatal("it does not take profiles: %s", qPrintable(imported->message + service->log()));
        }
        return service;
    }

private Q_SLOTS:
    void initTestCase() {
        if (const auto *missing = missing_for_observing()) {
            QSKIP(missing);
        }
        hidden_ = hide_sched_ext();
    }
    void cleanupTestCase() { hidden_.reset(); }

    void a_second_of_observing_costs_hardly_more_with_many_profiles() {
        constexpr auto least_ticks = 10;
        constexpr auto longest_tick = 1050ms; // a second, and what the timer may be late
        constexpr qint64 memory_limit_kib = 14 * 1024;
        const auto service = observing_many_profiles();
        const auto without = observing();
        watch_for(service->loop, 2s); // what only the first ticks do
        const auto cpu_before = cpu_time_of(service->pid());
        const auto without_before = cpu_time_of(without->pid());
        const auto waits_before = status_of(service->pid(), "voluntary_ctxt_switches");
        watch_for(service->loop, least_ticks * longest_tick + 1s);
        const auto cpu = cpu_time_of(service->pid()) - cpu_before;
        const auto cpu_without = cpu_time_of(without->pid()) - without_before;
        const auto waits = status_of(service->pid(), "voluntary_ctxt_switches") - waits_before;
        const auto memory = status_of(service->pid(), "VmRSS");
        // Nobody talks to it, so it wakes for ticks alone; no tick is counted that may not have been.
        qInfo("%lld us of CPU in %lld waits, %lld us without profiles", static_cast<long long>(cpu / 1us),
              static_cast<long long>(waits), static_cast<long long>(cpu_without / 1us));
        qInfo("resident: %lld KiB, of which %lld KiB its own", static_cast<long long>(memory),
              static_cast<long long>(status_of(service->pid(), "RssAnon")));
        QVERIFY(service->property("Profiles.Count").toInt() >= many);
        QVERIFY(waits >= least_ticks);
        QVERIFY(cpu < 6 * cpu_without); // 1.5 to 3 times: a tick in which something was learned looks at every profile
        QVERIFY(memory < memory_limit_kib);
    }

    void a_second_of_observing_is_few_system_calls() {
        const auto service = observing_many_profiles();
        watch_for(service->loop, 2s);
        Trace trace(service->loop, service->pid(), service->directory("trace"), "all");
        QVERIFY(trace.is_attached());
        watch_for(service->loop, 10s);
        const int calls = trace.ended_calls();
        qInfo("%d system calls in 10 s", calls);
        QVERIFY(calls > 0);
        QVERIFY(calls < 10 * 60);
    }

    void draining_all_observations_is_little_work() {
        constexpr int rounds = 20;
        const Observations observations;
        nanoseconds best = 1h;
        std::size_t most = 0;
        for (int round = 0; round < rounds; ++round) {
            observations.fill();
            const auto before = time_of(CLOCK_THREAD_CPUTIME_ID);
            const auto drained = observations.map().drain(PANDEMONIUM_OBSERVE_MAX);
            best = std::min(best, time_of(CLOCK_THREAD_CPUTIME_ID) - before);
            QVERIFY(drained.has_value());
            most = std::max(most, drained->size());
            QVERIFY2(observations.map().drain(PANDEMONIUM_OBSERVE_MAX)->empty(), "nothing is left behind");
        }
        qInfo("%lld us of CPU for %zu observations", static_cast<long long>(best / 1us), most);
        QVERIFY(most > PANDEMONIUM_OBSERVE_MAX / 2); // the kernel evicts a few before the map is full
        QVERIFY(best < 150us);
    }

    void off_and_unwatched_it_sleeps() {
        const ServiceFixture service;
        watch_for(service.loop, 2s); // what comes with starting
        Trace trace(service.loop, service.pid(), service.directory("trace"));
        QVERIFY(trace.is_attached());
        watch_for(service.loop, 20s);
        const int wake_ups = trace.ended_calls();
        qInfo("%d wake-ups in 20 s", wake_ups);
        QCOMPARE(wake_ups, 0);
    }

    void off_it_wakes_for_the_watchdog_alone() {
        const QTemporaryDir directory;
        const NotifySocket manager(directory.path() + "/notify");
        auto environment = QProcessEnvironment();
        environment.insert("NOTIFY_SOCKET", manager.path());
        environment.insert("WATCHDOG_USEC", "6000000");
        const ServiceFixture service(ServiceFixture::Options{.environment = environment});
        QVERIFY(service.loop.wait_for([&] { return manager.take("READY=1") > 0; }));
        watch_for(service.loop, 2s);
        Trace trace(service.loop, service.pid(), service.directory("trace"));
        QVERIFY(trace.is_attached());
        (void)manager.take("WATCHDOG=1");
        watch_for(service.loop, 20s);
        const int wake_ups = trace.ended_calls();
        const int signs_of_life = manager.take("WATCHDOG=1");
        qInfo("%d wake-ups and %d signs of life in 20 s", wake_ups, signs_of_life);
        QVERIFY(signs_of_life > 0);
        // The last one may come between the two looks.
        QVERIFY(wake_ups <= signs_of_life + 1);
    }
};

QTEST_GUILESS_MAIN(CostTest)
#include "cost_test.moc"
