// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/sched_ext.hpp"
#include "kernel/sysfs.hpp"
#include "kernel/system_load.hpp"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

using namespace pandemonium;

namespace {

void write(const QTemporaryDir &directory, const char *file, const std::string &text) {
    const auto path = std::filesystem::path(directory.path().toStdString()) / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

std::filesystem::path root(const QTemporaryDir &directory) { return directory.path().toStdString(); }

} // namespace

class ReadingsTest : public QObject {
    Q_OBJECT

private slots:
    void idle_time_includes_waiting_for_the_disk_and_guest_time_is_not_counted_twice() {
        const QTemporaryDir proc;
        write(proc, "stat", "cpu  10 20 30 400 50 6 7 8 1000 2000\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        const SystemLoad load = read_system_load(root(proc));
        QCOMPARE(load.idle_ticks, 450U);
        QCOMPARE(load.total_ticks, 531U);
    }

    void pressure_is_the_total_of_some() {
        const QTemporaryDir proc;
        write(proc, "pressure/cpu",
              "some avg10=1.00 avg60=2.00 avg300=3.00 total=123456\n"
              "full avg10=0.00 avg60=0.00 avg300=0.00 total=7\n");
        QCOMPARE(read_system_load(root(proc)).cpu_pressure.count(), 123456);
    }

    void missing_or_foreign_files_leave_zeros() {
        const QTemporaryDir proc;
        QCOMPARE(read_system_load(root(proc)).total_ticks, 0U);
        write(proc, "stat", "intr 1 2 3\n");
        write(proc, "pressure/cpu", "some avg10=1.00\n");
        const SystemLoad load = read_system_load(root(proc));
        QCOMPARE(load.total_ticks, 0U);
        QCOMPARE(load.cpu_pressure.count(), 0);
    }

    void a_kernel_without_sched_ext_has_no_state_and_no_ops() {
        const QTemporaryDir sysfs;
        QVERIFY(!has_sched_ext(root(sysfs)));
        QCOMPARE(sched_ext_state(root(sysfs)), std::string());
        QCOMPARE(active_ops(root(sysfs)), std::string());
    }

    void a_running_scheduler_is_named() {
        const QTemporaryDir sysfs;
        write(sysfs, "kernel/sched_ext/state", "enabled\n");
        write(sysfs, "kernel/sched_ext/root/ops", "bpfland\n");
        QVERIFY(has_sched_ext(root(sysfs)));
        QCOMPARE(sched_ext_state(root(sysfs)), std::string("enabled"));
        QCOMPARE(active_ops(root(sysfs)), std::string("bpfland"));
    }

    void a_file_too_long_to_be_one_of_the_kernels_is_refused() {
        const QTemporaryDir directory;
        write(directory, "long", std::string(70'000, '1'));
        QVERIFY(!read_text(root(directory) / "long").has_value());
    }

    void cpu_lists_are_read_whole_or_not_at_all() {
        QCOMPARE(parse_cpu_list("0-2,5", 8), (std::vector<unsigned>{0, 1, 2, 5}));
        QVERIFY(!parse_cpu_list("0-8", 8).has_value());
        QVERIFY(!parse_cpu_list("0-2,", 8).has_value());
    }
};

QTEST_GUILESS_MAIN(ReadingsTest)
#include "readings_test.moc"
