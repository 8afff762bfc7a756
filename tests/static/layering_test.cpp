// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rooms keep to their doors: no include and no link line leads where it may not (ARCHITECTURE.md).
#include "layering.hpp"
#include "tree.hpp"

#include <QFile>
#include <QtTest>

namespace layering = pandemonium::layering;
namespace tree = pandemonium::tree;

class LayeringTest : public QObject {
    Q_OBJECT
private slots:
    void a_forbidden_include_is_noticed_data();
    void a_forbidden_include_is_noticed();
    void an_allowed_include_is_not_noticed_data();
    void an_allowed_include_is_not_noticed();
    void no_include_leaves_its_room_by_a_wrong_door();
    void core_reads_no_clock();
    void no_link_line_leads_through_a_wrong_door_data();
    void no_link_line_leads_through_a_wrong_door();
};

void LayeringTest::a_forbidden_include_is_noticed_data() {
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("include");
    QTest::newRow("core, sdbus-c++") << "core" << "<sdbus-c++/sdbus-c++.h>";
    QTest::newRow("core, systemd") << "core" << "<systemd/sd-journal.h>";
    QTest::newRow("core, wire structs") << "core" << "\"bpf/intf.h\"";
    QTest::newRow("core, files") << "core" << "<fstream>";
    QTest::newRow("core, C library") << "core" << "<unistd.h>";
    QTest::newRow("core, another room") << "core" << "\"store/pins_file.hpp\"";
    QTest::newRow("kernel, bus") << "kernel" << "\"bus/bus.hpp\"";
    QTest::newRow("store, kernel") << "store" << "\"kernel/kernel.hpp\"";
    QTest::newRow("store, sdbus-c++") << "store" << "<sdbus-c++/sdbus-c++.h>";
    QTest::newRow("bus, store") << "bus" << "\"store/configuration.hpp\"";
    QTest::newRow("bus, libbpf") << "bus" << "<bpf/libbpf.h>";
    QTest::newRow("daemon, wire structs") << "daemon" << "\"bpf/intf.h\"";
    QTest::newRow("daemon, Qt") << "daemon" << "<QString>";
    QTest::newRow("classifier, helpers") << "classify" << "<bpf/bpf_helpers.h>";
    QTest::newRow("classifier, kernel types") << "classify" << "\"vmlinux.h\"";
    QTest::newRow("applet, a room of the service") << "applet/views" << "\"core/tier.hpp\"";
    QTest::newRow("applet, wire structs") << "applet/client" << "\"bpf/intf.h\"";
    QTest::newRow("applet, sdbus-c++") << "applet/client" << "<sdbus-c++/sdbus-c++.h>";
    QTest::newRow("models, D-Bus") << "applet/models" << "<QDBusConnection>";
    QTest::newRow("models, client") << "applet/models" << "\"client/client.hpp\"";
    QTest::newRow("views, D-Bus") << "applet/views" << "<QDBusMessage>";
    QTest::newRow("state, client") << "applet/state" << "\"client/client.hpp\"";
    QTest::newRow("BPF, a room of the service") << "bpf" << "\"core/tier.hpp\"";
}

void LayeringTest::a_forbidden_include_is_noticed() {
    QFETCH(QString, room);
    QFETCH(QString, include);
    const QByteArray text = "#pragma once\n  #  include " + include.toUtf8() + "\nint x;\n";
    QCOMPARE(layering::violations(room, text), QStringList{include});
}

void LayeringTest::an_allowed_include_is_not_noticed_data() {
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("include");
    QTest::newRow("core, standard library") << "core" << "<expected>";
    QTest::newRow("core, itself") << "core" << "\"core/tier.hpp\"";
    QTest::newRow("kernel, skeleton") << "kernel" << "\"scheduler.skel.h\"";
    QTest::newRow("store, C library") << "store" << "<sys/stat.h>";
    QTest::newRow("views, client") << "applet/views" << "\"client/client.hpp\"";
    QTest::newRow("client, D-Bus") << "applet/client" << "<QDBusMessage>";
    QTest::newRow("daemon, bus") << "daemon" << "\"bus/bus.hpp\"";
}

void LayeringTest::an_allowed_include_is_not_noticed() {
    QFETCH(QString, room);
    QFETCH(QString, include);
    QCOMPARE(layering::violations(room, "#include " + include.toUtf8() + "\n"), QStringList());
}

void LayeringTest::no_include_leaves_its_room_by_a_wrong_door() {
    const QStringList endings{".c", ".h", ".cpp", ".hpp"};
    const auto files =
        tree::files_in("service", endings) + tree::files_in("bpf", endings) + tree::files_in("applet", endings);
    QVERIFY(files.contains("service/core/core.hpp"));
    QVERIFY(files.contains("applet/client/client.hpp"));
    QStringList found;
    for (const auto &path : files)
        for (const auto &include : layering::violations(layering::room_of(path), tree::contents(path)))
            found << path + ": " + include;
    QVERIFY2(found.isEmpty(), qPrintable(found.join("\n")));
}

void LayeringTest::core_reads_no_clock() {
    QStringList found;
    for (const auto &path : tree::files_in("service/core", {".cpp", ".hpp"}))
        if (tree::contents(path).contains("_clock::now"))
            found << path;
    QVERIFY2(found.isEmpty(), qPrintable(found.join("\n")));
}

void LayeringTest::no_link_line_leads_through_a_wrong_door_data() {
    QTest::addColumn<QStringList>("linked");
    QFile file(PANDEMONIUM_LINK_LINES);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const auto &line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
        const auto room = line.section(' ', 0, 0);
        QTest::newRow(qPrintable(room)) << line.section(' ', 1).split(';', Qt::SkipEmptyParts);
    }
}

void LayeringTest::no_link_line_leads_through_a_wrong_door() {
    QFETCH(QStringList, linked);
    linked.removeAll("pandemonium_warnings"); // flags, no library
    for (const auto &allowed : layering::may_link(QTest::currentDataTag()))
        linked.removeAll(allowed);
    QVERIFY2(linked.isEmpty(), qPrintable(linked.join(" ")));
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "layering_test.moc"
