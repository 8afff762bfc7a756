// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rules that hold for every file of the tree.
#include "tree.hpp"

#include <QtTest>

#include <algorithm>

namespace tree = pandemonium::tree;

namespace {

const QStringList rooms{"applet", "bpf", "cmake", "data", "dbus", "polkit", "service", "tests"};
const QStringList code{".c", ".h", ".cpp", ".hpp", ".py", ".sh"};
/// The licence is said in the first lines, below a shebang or an XML declaration.
constexpr qsizetype licence_lines = 5;
constexpr qsizetype file_limit = 400;
constexpr qsizetype scheduler_limit = 500;
constexpr qsizetype document_limit = 150;

QStringList in_all_rooms(const QStringList &endings) {
    QStringList found;
    for (const auto &room : rooms)
        found << tree::files_in(room, endings);
    return found;
}

/// Software catalogues copy the metainfo into theirs and take it only under a licence that allows that.
QByteArray licence_of(const QString &path) { return path.endsWith(".metainfo.xml") ? "CC0-1.0" : "GPL-2.0-or-later"; }

bool says_licence(const QString &path) {
    const auto said = "SPDX-License-Identifier: " + licence_of(path);
    const auto lines = tree::contents(path).split('\n').mid(0, licence_lines);
    return std::ranges::any_of(lines, [&said](const QByteArray &line) { return line.contains(said); });
}

qsizetype limit_of(const QString &path) { return path == "bpf/scheduler.bpf.c" ? scheduler_limit : file_limit; }

} // namespace

class TreeTest : public QObject {
    Q_OBJECT
private slots:
    void every_source_file_says_its_licence();
    void no_source_file_is_too_long();
    void the_guides_stay_short_enough_to_read();
    void the_kernel_side_has_one_clock();
};

/// scx_bpf_now is the clock of the run queue: against CLOCK_MONOTONIC, by which user space asks, it drifts by seconds.
void TreeTest::the_kernel_side_has_one_clock() {
    const auto files = tree::files_in("bpf", code);
    QVERIFY(files.size() > 10);
    QStringList others;
    for (const auto &path : files)
        if (tree::contents(path).contains("scx_bpf_now("))
            others << path;
    QVERIFY2(others.isEmpty(), qPrintable(others.join("\n")));
}

void TreeTest::every_source_file_says_its_licence() {
    auto files = in_all_rooms(code + QStringList{"CMakeLists.txt", ".cmake", ".in", ".xml", ".policy", ".conf", ".8",
                                                 ".5", ".1", ".desktop", ".svg", ".qrc", ".theme", "rules", "postrm"});
    files << "lab" << "CMakeLists.txt";
    QVERIFY(files.size() > 10);
    QStringList silent;
    for (const auto &path : std::as_const(files))
        if (!says_licence(path))
            silent << path;
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join("\n")));
}

void TreeTest::no_source_file_is_too_long() {
    QStringList too_long;
    for (const auto &path : in_all_rooms(code))
        if (const auto lines = tree::line_count(path); lines > limit_of(path))
            too_long << QString("%1: %2 lines").arg(path).arg(lines);
    QVERIFY2(too_long.isEmpty(), qPrintable(too_long.join("\n")));
}

void TreeTest::the_guides_stay_short_enough_to_read() {
    for (const auto *path : {"ARCHITECTURE.md", "HACKING.md"}) {
        const auto lines = tree::line_count(path);
        QVERIFY2(lines > 0 && lines <= document_limit, path);
    }
}

QTEST_GUILESS_MAIN(TreeTest)
#include "tree_test.moc"
