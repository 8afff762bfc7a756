// SPDX-License-Identifier: GPL-2.0-or-later
//
// What scheduler and observer do alike, on the machine's own kernel: forgetting, draining and pinned maps. Needs root
// and BPF with BTF.
#include "kernel/attachment.hpp"
#include "kernel/kernel.hpp"
#include "support/private_mounts.hpp"
#include "support/synthetic_program.hpp"

#include "observer.skel.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <string_view>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace pandemonium;
using namespace pandemonium::test;

namespace {

constexpr int patience_ms = 30'000;

Comm name(const char *text) { return Comm::from_bytes(text); }

/// A file system for pinned maps that nobody else sees.
class BpfDisk {
public:
    BpfDisk() : is_mounted_(mount("bpf", root().constData(), "bpf", 0, nullptr) == 0) {}
    ~BpfDisk() { (void)umount2(root().constData(), MNT_DETACH); }
    BpfDisk(const BpfDisk &) = delete;
    BpfDisk &operator=(const BpfDisk &) = delete;

    [[nodiscard]] bool is_mounted() const { return is_mounted_; }
    [[nodiscard]] KernelOptions options() const { return {.pin_directory = pins().toStdString()}; }
    [[nodiscard]] QStringList files() const { return QDir(pins()).entryList(QDir::Files | QDir::System); }
    /// Tells one pin from a later one of the same name.
    [[nodiscard]] ino_t file(const QString &map) const {
        struct stat found{};
        return stat((pins() + "/" + map).toUtf8().constData(), &found) == 0 ? found.st_ino : 0;
    }

private:
    [[nodiscard]] QByteArray root() const { return directory_.path().toUtf8(); }
    [[nodiscard]] QString pins() const { return directory_.path() + "/pandemonium"; }

    QTemporaryDir directory_;
    bool is_mounted_;
};

/// This process may open no more files than a few.
class FewDescriptors {
public:
    FewDescriptors() {
        constexpr int few = 4;
        const int next = dup(STDIN_FILENO);
        close(next);
        getrlimit(RLIMIT_NOFILE, &before_);
        const rlimit limit{static_cast<rlim_t>(next + few), before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
    FewDescriptors(const FewDescriptors &) = delete;
    FewDescriptors &operator=(const FewDescriptors &) = delete;

private:
    rlimit before_{};
};

struct DestroyObserver {
    void operator()(observer_bpf *skeleton) const { observer_bpf__destroy(skeleton); }
};

} // namespace

class ObserverTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CoveringDisk> hidden_;

    static std::unique_ptr<Kernel> observer(const KernelOptions &options = {}) {
        auto attached = attach_observer(options);
        if (!attached)
            qFatal("cannot observe: %s", attached.error().sentence.c_str());
        return *std::move(attached);
    }
    static TaskReport report(Kernel &kernel, const SyntheticProgram &program) {
        const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, program.pid(), 0));
        const auto report = kernel.explain(pidfd);
        close(pidfd);
        return report && *report ? **report : TaskReport{};
    }
    static bool is_judged(Kernel &kernel, const SyntheticProgram &program, Tier tier) {
        return QTest::qWaitFor(
            [&] {
                const auto report_now = report(kernel, program);
                return report_now.source == "behaviour" && report_now.tier == tier;
            },
            patience_ms);
    }
    static std::chrono::nanoseconds now() { return std::chrono::steady_clock::now().time_since_epoch(); }
    /// Whether what is known of the program began after start.
    static bool is_known_since(std::chrono::nanoseconds start, Kernel &kernel, const SyntheticProgram &program) {
        const auto age = report(kernel, program).age;
        return age <= now() - start;
    }
    static bool is_observed(const Result<Readings> &readings, const char *comm) {
        return std::ranges::contains(readings.value().observations, name(comm), &Observation::name);
    }

private Q_SLOTS:
    void initTestCase() {
        if (const auto *missing = missing_for_observing())
            QSKIP(missing);
        hidden_ = hide_sched_ext();
    }
    void cleanupTestCase() { hidden_.reset(); }

    void when_all_is_forgotten_running_tasks_of_every_name_are_judged_afresh() {
        const auto kernel = observer();
        const SyntheticProgram hog("spinner", "some-hog");
        const SyntheticProgram audio("audio", "some-audio");
        QVERIFY(is_judged(*kernel, hog, Tier::batch));
        QVERIFY(is_judged(*kernel, audio, Tier::latency_critical));
        const auto start = now();
        QVERIFY(kernel->write({.forget_all = true}).has_value());
        QVERIFY(is_known_since(start, *kernel, hog));
        QVERIFY(is_known_since(start, *kernel, audio));
        QVERIFY(is_judged(*kernel, hog, Tier::batch));
        QVERIFY(is_judged(*kernel, audio, Tier::latency_critical));
    }

    void forgetting_one_name_leaves_the_others() {
        const auto kernel = observer();
        const SyntheticProgram hog("spinner", "some-hog");
        const SyntheticProgram other("spinner", "other-hog");
        QVERIFY(is_judged(*kernel, hog, Tier::batch));
        QVERIFY(is_judged(*kernel, other, Tier::batch));
        const auto start = now();
        QVERIFY(kernel->write({.forget = {name("some-hog")}}).has_value());
        QVERIFY(is_known_since(start, *kernel, hog));
        QVERIFY(!is_known_since(start, *kernel, other));
    }

    void a_pin_outlives_that_all_is_forgotten() {
        const auto kernel = observer();
        const SyntheticProgram hog("spinner", "pinned-hog");
        QVERIFY(is_judged(*kernel, hog, Tier::batch));
        QVERIFY(kernel->write({.pin = {{name("pinned-hog"), Tier::latency_critical}}}).has_value());
        QVERIFY(kernel->write({.forget_all = true}).has_value());
        QCOMPARE(report(*kernel, hog).source, "pin");
        QCOMPARE(report(*kernel, hog).tier, Tier::latency_critical);
    }

    void what_was_observed_before_all_was_forgotten_is_gone() {
        const auto kernel = observer();
        for (const char *comm : {"remembered", "forgotten"}) {
            {
                const SyntheticProgram program("spinner", comm);
                QVERIFY(is_judged(*kernel, program, Tier::batch));
            }
            if (comm == std::string_view("forgotten"))
                QVERIFY(kernel->write({.forget_all = true}).has_value());
            QCOMPARE(is_observed(kernel->drain(), comm), comm == std::string_view("remembered"));
        }
    }

    void counters_that_cannot_be_read_are_told_and_stop_no_drain() {
        const std::unique_ptr<observer_bpf, DestroyObserver> skeleton(observer_bpf__open_and_load());
        QVERIFY(skeleton);
        const Attachment attachment(skeleton->obj);
        const Map<comm_key, task_class_entry> observations(bpf_map__fd(skeleton->maps.task_class_observe), "test");
        QVERIFY(observations.update(to_wire(name("kept")), task_class_entry{}).has_value());
        const int counters = bpf_map__fd(skeleton->maps.cpu_stats);
        const int aside = dup(counters);
        const int no_map = open("/dev/null", O_RDONLY | O_CLOEXEC);
        QVERIFY(dup2(no_map, counters) == counters);
        const auto failed = attachment.read_counters();
        QVERIFY(!failed);
        QVERIFY(failed.error().sentence.starts_with("cannot read counters"));
        QVERIFY(is_observed(attachment.drain(), "kept"));
        QVERIFY(dup2(aside, counters) == counters);
        QVERIFY(attachment.read_counters().has_value());
        close(aside);
        close(no_map);
    }

    void without_descriptors_it_says_that_they_are_what_is_missing() {
        const FewDescriptors few;
        const auto attached = attach_observer({});
        QVERIFY(!attached);
        const QString reason = QString::fromStdString(attached.error().sentence);
        QVERIFY2(reason.contains("Too many open files"), qPrintable(reason));
    }

    void maps_are_pinned_as_long_as_they_are_used() {
        const BpfDisk disk;
        QVERIFY(disk.is_mounted());
        auto kernel = observer(disk.options());
        QVERIFY(disk.files().contains("task_class_observe"));
        kernel.reset();
        QCOMPARE(disk.files(), QStringList());
    }

    void a_successor_takes_the_pins_over_and_keeps_them() {
        const BpfDisk disk;
        QVERIFY(disk.is_mounted());
        auto first = observer(disk.options());
        const ino_t firsts = disk.file("task_pins");
        auto second = observer(disk.options());
        const ino_t seconds = disk.file("task_pins");
        QVERIFY(firsts != seconds);
        first.reset();
        QCOMPARE(disk.file("task_pins"), seconds);
        second.reset();
        QCOMPARE(disk.files(), QStringList());
    }
};

QTEST_GUILESS_MAIN(ObserverTest)
#include "observer_test.moc"
