// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pictures of programs, from .desktop files good and bad. An icon here is a file whose width tells which it is.
#include "models/desktop_entries.hpp"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pandemonium::applet;

namespace {

class Applications {
public:
    /// A picture of that width.
    [[nodiscard]] QString icon(int width) const {
        const auto path = home_.filePath(QString("%1.png").arg(width));
        QImage image(width, width, QImage::Format_RGB32);
        image.fill(Qt::red);
        if (!image.save(path))
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    [[nodiscard]] QString path(const QString &name) const {
        const auto path = home_.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        return path;
    }
    void write(const QString &name, const QByteArray &content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    /// A usual file with these lines, and a picture of that width.
    void write(const QString &name, const QByteArray &lines, int width) const {
        write(name, "[Desktop Entry]\nType=Application\nName=It\n" + lines + "\nIcon=" + icon(width).toUtf8() +
                        "\n\n[Desktop Action new]\nExec=other\nIcon=none\n");
    }
    [[nodiscard]] DesktopEntries entries() const {
        return DesktopEntries({home_.filePath("important"), home_.filePath("usual")});
    }

private:
    QTemporaryDir home_;
};

/// The width of a program's picture; 0 for none.
int width_of(const DesktopEntries &entries, const QString &comm) {
    const auto sizes = entries.iconFor(comm).availableSizes();
    return sizes.isEmpty() ? 0 : sizes.constFirst().width();
}

} // namespace

class DesktopEntriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void a_command_line_tells_the_program_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("comm");
        QTest::newRow("a name") << QByteArray("Exec=kate %U") << "kate";
        QTest::newRow("a path") << QByteArray("Exec=/usr/bin/kate -b %U") << "kate";
        QTest::newRow("of fifteen bytes") << QByteArray("Exec=gnome-text-editor") << "gnome-text-edit";
        QTest::newRow("after variables") << QByteArray("Exec=env LANG=C A=b /opt/it/run %f") << "run";
        QTest::newRow("with spaces") << QByteArray("Exec=\"/opt/My Games/play it\" --now") << "play it";
        QTest::newRow("with escapes") << QByteArray("Exec=\"/opt/a\\\\\\\\b\"") << "a\\x5cb";
        QTest::newRow("not UTF-8") << QByteArray("Exec=a\xff") << "a\\xff";
        QTest::newRow("in a sandbox") << QByteArray("Exec=/usr/bin/flatpak run --command=gimp org.gimp.GIMP") << "gimp";
        QTest::newRow("only to try") << QByteArray("Exec=sh -c it\nTryExec=/usr/bin/steam") << "steam";
        QTest::newRow("of the window") << QByteArray("Exec=sh -c it\nStartupWMClass=zoom") << "zoom";
        QTest::newRow("with spaces around") << QByteArray("Exec = kate\r") << "kate";
    }
    void a_command_line_tells_the_program() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, comm);
        const Applications applications;
        applications.write("usual/it.desktop", lines, 9);
        QCOMPARE(width_of(applications.entries(), comm), 9);
        QCOMPARE(width_of(applications.entries(), "other"), 0);
    }

    void a_launcher_is_not_the_program_it_starts() {
        const Applications applications;
        applications.write("usual/it.desktop", "Exec=python3 /opt/it.py", 9);
        QCOMPARE(width_of(applications.entries(), "python3"), 0);
    }

    void a_file_of_the_person_hides_the_one_of_the_machine() {
        const Applications applications;
        applications.write("usual/it.desktop", "Exec=kate", 9);
        applications.write("important/it.desktop", "Exec=kate", 5);
        QCOMPARE(width_of(applications.entries(), "kate"), 5);
        applications.write("important/it.desktop", "Exec=kate\nHidden=true", 5);
        QCOMPARE(width_of(applications.entries(), "kate"), 0);
    }

    void what_is_in_menus_is_surer_than_what_is_not_and_than_a_window_class() {
        const Applications applications;
        applications.write("important/a.desktop", "Exec=kate --daemon\nNoDisplay=true", 3);
        applications.write("important/b.desktop", "Exec=it\nStartupWMClass=kate", 5);
        applications.write("usual/c.desktop", "Exec=kate", 9);
        QCOMPARE(width_of(applications.entries(), "kate"), 9);
    }

    void files_in_folders_count_too() {
        const Applications applications;
        applications.write("usual/games/it.desktop", "Exec=chess", 9);
        QCOMPARE(width_of(applications.entries(), "chess"), 9);
    }

    void a_picture_that_is_not_there_is_none_data() {
        QTest::addColumn<QByteArray>("icon");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("a path to nothing") << QByteArray("/nowhere/it.png");
        QTest::newRow("a directory") << QByteArray("/usr");
        QTest::newRow("a device") << QByteArray("/dev/zero");
        QTest::newRow("a path from somewhere") << QByteArray("../../it.png");
        QTest::newRow("a name no theme has") << QByteArray("no-theme-has-this");
    }
    void a_picture_that_is_not_there_is_none() {
        QFETCH(QByteArray, icon);
        const Applications applications;
        applications.write("usual/it.desktop", "[Desktop Entry]\nExec=kate\nIcon=" + icon + "\n");
        QVERIFY(applications.entries().iconFor("kate").isNull());
    }

    void what_is_no_desktop_file_is_passed_by_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no group") << QByteArray("Exec=kate\nIcon=/usr/x.png\n");
        QTest::newRow("no command") << QByteArray("[Desktop Entry]\nIcon=kate\n");
        QTest::newRow("an empty command") << QByteArray("[Desktop Entry]\nExec=\"\" \nIcon=kate\n");
        QTest::newRow("a backslash at the end") << QByteArray("[Desktop Entry]\nIcon=kate\nExec=\"a\\");
        QTest::newRow("a link") << QByteArray("[Desktop Entry]\nType=Link\nExec=kate\nIcon=kate\n");
        QTest::newRow("binary") << QByteArray(4096, '\0') + QByteArray("\n=\n[[[\xff\xfe=\x80\n");
        QTest::newRow("large") << "[Desktop Entry]\nExec=kate\nIcon=kate\n" + QByteArray(10 << 20, '#');
    }
    void what_is_no_desktop_file_is_passed_by() {
        QFETCH(QByteArray, content);
        const Applications applications;
        applications.write("usual/bad.desktop", content);
        applications.write("usual/good.desktop", "Exec=good", 9);
        const auto entries = applications.entries();
        QVERIFY(entries.iconFor("kate").isNull());
        QCOMPARE(width_of(entries, "good"), 9);
    }

    void pipes_and_directories_in_the_place_of_files_do_not_hold_it_up() {
        const Applications applications;
        QCOMPARE(::mkfifo(qPrintable(applications.path("usual/pipe.desktop")), 0600), 0);
        QVERIFY(QFile::link(applications.path("usual/pipe.desktop"), applications.path("usual/link.desktop")));
        QVERIFY(QFile::link(applications.path("usual"), applications.path("usual/again")));
        QVERIFY(QDir().mkpath(applications.path("usual/directory.desktop")));
        applications.write("usual/good.desktop", "Exec=good", 9);
        QCOMPARE(width_of(applications.entries(), "good"), 9);
    }

    void nothing_is_read_before_the_first_question() {
        const Applications applications;
        const auto entries = applications.entries();
        applications.write("usual/late.desktop", "Exec=late", 9);
        QCOMPARE(width_of(entries, "late"), 9);
        applications.write("usual/later.desktop", "Exec=later", 9);
        QCOMPARE(width_of(entries, "later"), 0);
    }
};

QTEST_MAIN(DesktopEntriesTest)
#include "desktop_entries_test.moc"
