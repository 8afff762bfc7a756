// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/topology.hpp"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <set>

using namespace pandemonium;

namespace {

/// A /sys/devices/system with as much in it as a test says.
class FakeSysfs {
public:
    explicit FakeSysfs(const char *online) { write("devices/system/cpu/online", online); }

    [[nodiscard]] std::filesystem::path path() const { return directory_.path().toStdString(); }

    void write(const std::filesystem::path &file, const std::string &line) const {
        std::filesystem::create_directories((path() / file).parent_path());
        std::ofstream(path() / file) << line << '\n';
    }

    void cache(unsigned cpu, unsigned level, const char *shared, const char *type = "Unified") const {
        const auto directory = cpu_path(cpu) / ("cache/index" + std::to_string(level));
        write(directory / "level", std::to_string(level));
        write(directory / "type", type);
        write(directory / "shared_cpu_list", shared);
    }

    [[nodiscard]] static std::filesystem::path cpu_path(unsigned cpu) {
        return "devices/system/cpu/cpu" + std::to_string(cpu);
    }

private:
    QTemporaryDir directory_;
};

template <typename Field> std::set<unsigned> distinct(const Topology &topology, Field field) {
    std::set<unsigned> ids;
    for (const cpu_topology &cpu : topology.cpus)
        ids.insert(cpu.*field);
    return ids;
}

} // namespace

class TopologyTest : public QObject {
    Q_OBJECT

private slots:
    void without_cache_files_no_cpu_has_siblings_and_all_share_one_queue() {
        const FakeSysfs sysfs("0-3");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(distinct(topology, &cpu_topology::l2).size(), 4U);
        QCOMPARE(distinct(topology, &cpu_topology::smt).size(), 4U);
        QCOMPARE(topology.llcs, 1U);
        QCOMPARE(topology.nodes, 1U);
    }

    void two_sockets_give_two_last_level_caches() {
        const FakeSysfs sysfs("0-3");
        for (const unsigned cpu : {0U, 1U})
            sysfs.cache(cpu, 3, "0-1");
        for (const unsigned cpu : {2U, 3U})
            sysfs.cache(cpu, 3, "2-3");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(topology.llcs, 2U);
        QCOMPARE(topology.cpus[0].llc, topology.cpus[1].llc);
        QVERIFY(topology.cpus[1].llc != topology.cpus[2].llc);
    }

    void a_shared_l2_makes_siblings_and_no_queue_of_its_own() {
        const FakeSysfs sysfs("0-3");
        for (unsigned cpu = 0; cpu < 4; ++cpu)
            sysfs.cache(cpu, 2, cpu < 2 ? "0-1" : "2-3");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(topology.cpus[2].l2, topology.cpus[3].l2);
        QVERIFY(topology.cpus[1].l2 != topology.cpus[2].l2);
        QCOMPARE(topology.llcs, 1U);
    }

    void instruction_caches_do_not_count() {
        const FakeSysfs sysfs("0-1");
        sysfs.cache(0, 2, "0-1", "Instruction");
        const Topology topology = read_topology(2, sysfs.path());
        QVERIFY(topology.cpus[0].l2 != topology.cpus[1].l2);
    }

    void smt_siblings_are_named_by_their_first_cpu() {
        const FakeSysfs sysfs("0-3");
        for (unsigned cpu = 0; cpu < 4; ++cpu)
            sysfs.write(FakeSysfs::cpu_path(cpu) / "topology/thread_siblings_list", cpu % 2 == 0 ? "0,2" : "1,3");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(topology.cpus[2].smt, 0U);
        QCOMPARE(topology.cpus[3].smt, 1U);
    }

    void an_offline_cpu_joins_the_cache_of_its_package() {
        const FakeSysfs sysfs("0-2");
        for (unsigned cpu = 0; cpu < 3; ++cpu)
            sysfs.cache(cpu, 3, "0-2");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(topology.llcs, 1U);
        QCOMPARE(topology.cpus[3].llc, topology.cpus[0].llc);
    }

    void nodes_are_numbered_without_gaps() {
        const FakeSysfs sysfs("0-1");
        sysfs.write("devices/system/node/online", "0,4");
        sysfs.write("devices/system/node/node0/cpulist", "0");
        sysfs.write("devices/system/node/node4/cpulist", "1");
        const Topology topology = read_topology(2, sysfs.path());
        QCOMPARE(topology.nodes, 2U);
        QCOMPARE(topology.cpus[1].node, 1U);
    }

    void malformed_files_count_as_missing() {
        for (const char *list : {"", "x", "0-", "-1", "1-0", "0-9999", "0,,1", "0-1x", "99999999999999999999"}) {
            const FakeSysfs sysfs("0-1");
            sysfs.cache(0, 3, list);
            sysfs.cache(0, 2, list);
            sysfs.write(FakeSysfs::cpu_path(0) / "topology/thread_siblings_list", list);
            sysfs.write("devices/system/node/online", list);
            const Topology topology = read_topology(2, sysfs.path());
            QCOMPARE(topology.cpus.size(), 2U);
            QVERIFY2(topology.cpus[0].l2 != topology.cpus[1].l2, list);
            QCOMPARE(topology.cpus[0].smt, 0U);
        }
    }

    void this_machine_can_be_read() {
        const Topology topology = read_topology(8);
        QCOMPARE(topology.cpus.size(), 8U);
        QVERIFY(topology.llcs >= 1);
        QCOMPARE(topology.online, online_cpus());
        QVERIFY(!topology.online.empty());
    }
};

QTEST_GUILESS_MAIN(TopologyTest)
#include "topology_test.moc"
