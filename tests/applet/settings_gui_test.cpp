// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the person chose is kept, in the file or with the portal, and the page shows what holds.
#include "desktop/settings_page.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/portal_double.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>

using namespace pandemonium::applet;
using pandemonium::test::PortalDouble;

class SettingsTest : public QObject {
    Q_OBJECT
public:
    explicit SettingsTest(pandemonium::test::AppletSurroundings &surroundings) : surroundings_(surroundings) {}

private:
    [[nodiscard]] QString config(const QString &path) const { return surroundings_.home.filePath("config/" + path); }
    [[nodiscard]] QString entry() const { return config("autostart/org.pandemonium.Applet.desktop"); }
    static void write(const QString &path, const QByteArray &content) {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray content(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    pandemonium::test::AppletSurroundings &surroundings_;

private Q_SLOTS:
    void init() {
        QDir(config("")).removeRecursively();
        QDir().mkpath(config(""));
    }

    void choices_are_kept() {
        {
            Preferences preferences;
            QVERIFY(preferences.notifies());
            QCOMPARE(preferences.trayClick(), TrayClick::toggleWindow);
            const QSignalSpy changes(&preferences, &Preferences::changed);
            preferences.setNotifies(false);
            preferences.setTrayClick(TrayClick::showMenu);
            preferences.setTrayClick(TrayClick::showMenu);
            QCOMPARE(changes.size(), 2);
        }
        const Preferences preferences;
        QVERIFY(!preferences.notifies());
        QCOMPARE(preferences.trayClick(), TrayClick::showMenu);
        QCOMPARE(preferences.complaint(), QString());
    }

    void nonsense_in_the_file_gives_the_usual_and_a_sentence_data() {
        QTest::addColumn<QByteArray>("nonsense");
        QTest::newRow("words") << QByteArray("[General]\nnotifications=perhaps\ntrayClick=explode\n");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0[[[===\nnotifications=@Invalid()\n", 40);
        QTest::newRow("a list") << QByteArray("[General]\nnotifications=a, b\ntrayClick=1, 2\n");
    }
    void nonsense_in_the_file_gives_the_usual_and_a_sentence() {
        QFETCH(QByteArray, nonsense);
        write(config("pandemonium/applet.conf"), nonsense);
        const Preferences preferences;
        QVERIFY(preferences.notifies());
        QCOMPARE(preferences.trayClick(), TrayClick::toggleWindow);
        QVERIFY(preferences.complaint().contains("applet.conf"));
    }

    void a_file_that_cannot_be_written_is_said_and_the_choice_holds() {
        write(config("pandemonium"), "a file where the directory belongs");
        Preferences preferences;
        preferences.setNotifies(false);
        QVERIFY(!preferences.notifies());
        QVERIFY(preferences.complaint().contains("could not be saved"));
    }

    void the_autostart_entry_is_made_and_removed() {
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::file);
        QVERIFY(!autostart.isOn());
        autostart.set(true);
        QVERIFY(autostart.isOn());
        QVERIFY(content(entry()).contains("Exec=pandemonium-applet\n"));
        autostart.set(false);
        QVERIFY(!autostart.isOn());
        QVERIFY(!QFile::exists(entry()));
        QCOMPARE(autostart.complaint(), QString());
    }

    void somebody_elses_entry_is_only_switched() {
        const QByteArray theirs("# mine\n[Desktop Entry]\nType=Application\nExec=nice pandemonium-applet\n"
                                "OnlyShowIn=XFCE;\n\n[Desktop Action x]\nHidden=true\n");
        write(entry(), theirs);
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::file);
        QVERIFY(autostart.isOn());
        autostart.set(false);
        QVERIFY(!autostart.isOn());
        QVERIFY(content(entry()).contains("Exec=nice pandemonium-applet\n"));
        autostart.set(true);
        QCOMPARE(content(entry()), theirs);
    }

    void an_entry_that_a_desktop_switched_off_is_off_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("KDE, XFCE") << QByteArray("Hidden=true\n");
        QTest::newRow("GNOME") << QByteArray("X-GNOME-Autostart-enabled = false\n");
    }
    void an_entry_that_a_desktop_switched_off_is_off() {
        QFETCH(QByteArray, line);
        write(entry(), "[Desktop Entry]\nExec=pandemonium-applet\n" + line);
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::file);
        QVERIFY(!autostart.isOn());
        autostart.set(true);
        QVERIFY(autostart.isOn());
    }

    void an_entry_that_cannot_be_written_is_said() {
        write(config("autostart"), "a file where the directory belongs");
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::file);
        autostart.set(true);
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.complaint().contains("cannot be written"));
    }

    void the_portal_is_asked_and_its_answer_holds() {
        PortalDouble portal;
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::portal);
        autostart.set(true);
        QVERIFY(autostart.isAsking());
        QTRY_VERIFY(!portal.options.isEmpty());
        QVERIFY(!autostart.isOn());
        QVERIFY(portal.options.value("autostart").toBool());
        portal.answer(0, true);
        QTRY_VERIFY(!autostart.isAsking());
        QVERIFY(autostart.isOn());
        QVERIFY(!QFile::exists(entry()));
    }

    void a_portal_that_refuses_leaves_or_is_not_there_is_said_data() {
        QTest::addColumn<QString>("how");
        for (const auto *how : {"refuses", "leaves", "knows nothing of it", "is not there"})
            QTest::newRow(how) << how;
    }
    void a_portal_that_refuses_leaves_or_is_not_there_is_said() {
        QFETCH(QString, how);
        const auto portal = how == "is not there" ? nullptr : std::make_unique<PortalDouble>();
        if (portal)
            portal->is_without_background = how == "knows nothing of it";
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::portal);
        autostart.set(true);
        if (how == "refuses" || how == "leaves") {
            QTRY_VERIFY(!portal->options.isEmpty());
            how == "refuses" ? portal->answer(1, false) : portal->leave();
        }
        QTRY_VERIFY(!autostart.isAsking());
        QVERIFY(!autostart.isOn());
        QVERIFY(!autostart.complaint().isEmpty());
    }

    void the_page_shows_what_holds_and_not_what_was_clicked() {
        PortalDouble portal;
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::portal);
        SettingsPage page(preferences, autostart);
        page.show();
        auto *starts = page.findChildren<QCheckBox *>().constFirst();
        starts->click();
        QVERIFY(!starts->isChecked());
        QVERIFY(!starts->isEnabled());
        QTRY_VERIFY(!portal.options.isEmpty());
        portal.answer(0, true);
        QTRY_VERIFY(starts->isChecked());
        QVERIFY(starts->isEnabled());
    }

    void the_page_changes_the_preferences() {
        Preferences preferences;
        Autostart autostart(preferences, Autostart::Way::file);
        SettingsPage page(preferences, autostart);
        page.show();
        page.findChildren<QCheckBox *>().constLast()->click();
        QVERIFY(!preferences.notifies());
        QTest::keyClick(page.findChild<QComboBox *>(), Qt::Key_Down);
        QCOMPARE(preferences.trayClick(), TrayClick::showMenu);
    }
};

APPLET_TEST_MAIN(SettingsTest, QApplication)
#include "settings_gui_test.moc"
