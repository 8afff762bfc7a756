// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/topology.hpp"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
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

    /// Two packages of two CPUs, each with an L2 to itself, of which these are online; as the kernel shows them.
    void two_packages(const std::set<unsigned> &online) const {
        static constexpr std::array all{"", "0", "1", "0-1"};
        static constexpr std::array second{"", "2", "3", "2-3"};
        const auto bits = [&](unsigned first) {
            return static_cast<std::size_t>(online.contains(first)) + 2 * online.contains(first + 1);
        };
        std::string list;
        for (const unsigned cpu : online)
            list += (list.empty() ? "" : ",") + std::to_string(cpu);
        write("devices/system/cpu/online", list);
        write("devices/system/node/online", "0-1");
        write("devices/system/node/node0/cpulist", all[bits(0)]);
        write("devices/system/node/node1/cpulist", second[bits(2)]);
        for (unsigned cpu = 0; cpu < 4; ++cpu) {
            std::filesystem::remove_all(path() / cpu_path(cpu));
            if (!online.contains(cpu))
                continue;
            cache(cpu, 2, std::to_string(cpu).c_str());
            cache(cpu, 3, cpu < 2 ? all[bits(0)] : second[bits(2)]);
        }
    }

    [[nodiscard]] static std::filesystem::path cpu_path(unsigned cpu) {
        return "devices/system/cpu/cpu" + std::to_string(cpu);
    }

private:
    QTemporaryDir directory_;
};

std::vector<std::array<unsigned, 3>> places(const Topology &topology) {
    std::vector<std::array<unsigned, 3>> places;
    for (const cpu_topology &cpu : topology.cpus)
        places.push_back({cpu.l2, cpu.llc, cpu.node});
    return places;
}

const std::vector<std::array<unsigned, 3>> two_packages_places{{0, 0, 0}, {1, 0, 0}, {2, 1, 1}, {3, 1, 1}};

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

    void packages_without_cache_files_have_a_queue_each() {
        const FakeSysfs sysfs("0-3");
        for (unsigned cpu = 0; cpu < 4; ++cpu)
            sysfs.write(FakeSysfs::cpu_path(cpu) / "topology/package_cpus_list", cpu < 2 ? "0-1" : "2-3");
        const Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(topology.llcs, 2U);
        QCOMPARE(topology.cpus[2].llc, topology.cpus[3].llc);
    }

    void a_cpu_that_goes_off_and_on_keeps_its_place_and_so_do_the_others_data() {
        QTest::addColumn<unsigned>("cpu");
        for (unsigned cpu = 0; cpu < 4; ++cpu)
            QTest::addRow("cpu %u", cpu) << cpu;
    }
    void a_cpu_that_goes_off_and_on_keeps_its_place_and_so_do_the_others() {
        QFETCH(unsigned, cpu);
        const FakeSysfs sysfs("");
        std::set online{0U, 1U, 2U, 3U};
        sysfs.two_packages(online);
        Topology topology = read_topology(4, sysfs.path());
        QCOMPARE(places(topology), two_packages_places);
        online.erase(cpu);
        sysfs.two_packages(online);
        topology = reread_topology(topology, sysfs.path());
        QCOMPARE(places(topology), two_packages_places);
        QCOMPARE(topology.llcs, 2U);
        online.insert(cpu);
        sysfs.two_packages(online);
        QCOMPARE(places(reread_topology(topology, sysfs.path())), two_packages_places);
    }

    void a_whole_package_goes_off_and_on_one_cpu_after_the_other() {
        const FakeSysfs sysfs("");
        sysfs.two_packages({0, 1, 2, 3});
        Topology topology = read_topology(4, sysfs.path());
        for (const auto &online : {std::set{0U, 1U, 3U}, {0U, 1U}, {0U, 1U, 2U}, {0U, 1U, 2U, 3U}}) {
            sysfs.two_packages(online);
            topology = reread_topology(topology, sysfs.path());
            QCOMPARE(places(topology), two_packages_places);
            QCOMPARE(topology.llcs, 2U);
        }
    }

    void a_cpu_first_seen_later_gets_its_place_then_and_moves_nobody() {
        const FakeSysfs sysfs("");
        sysfs.two_packages({0, 2, 3});
        Topology topology = read_topology(4, sysfs.path());
        const auto before = places(topology);
        sysfs.two_packages({0, 1, 2, 3});
        topology = reread_topology(topology, sysfs.path());
        QCOMPARE(topology.cpus[1].llc, topology.cpus[0].llc);
        QCOMPARE(distinct(topology, &cpu_topology::l2), (std::set{0U, 1U, 2U, 3U}));
        for (const unsigned cpu : {0U, 2U, 3U})
            QCOMPARE(places(topology)[cpu], before[cpu]);
    }

    void a_reading_says_how_many_cpus_had_come_and_gone() {
        const FakeSysfs sysfs("0");
        sysfs.write("kernel/sched_ext/hotplug_seq", "7");
        QCOMPARE(read_topology(1, sysfs.path()).hotplug_seq, 7U);
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
        QVERIFY(std::ranges::contains(topology.known, true));
    }
};

QTEST_GUILESS_MAIN(TopologyTest)
#include "topology_test.moc"
