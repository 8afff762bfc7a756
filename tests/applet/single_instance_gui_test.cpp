// SPDX-License-Identifier: GPL-2.0-or-later
//
// One applet a session: the second start is this program again, as a process of its own.
#include "desktop/activation.hpp"
#include "desktop/single_instance.hpp"
#include "support/applet/applet_test.hpp"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>

using namespace pandemonium::applet;

class SingleInstanceTest : public QObject {
    Q_OBJECT
public:
    explicit SingleInstanceTest(pandemonium::test::AppletSurroundings &) {}

private:
    /// How a second start ends, as its exit status.
    static int started_again(const QString &variable = {}, const QString &token = {}) {
        QProcess second;
        auto environment = QProcessEnvironment::systemEnvironment();
        if (!variable.isEmpty())
            environment.insert(variable, token);
        second.setProcessEnvironment(environment);
        int status = -1;
        connect(&second, &QProcess::finished, qApp, [&](int code) { status = code; });
        second.start(QCoreApplication::applicationFilePath(), {"--second"});
        [&] { QTRY_VERIFY(status >= 0); }();
        return status;
    }

private Q_SLOTS:
    void the_first_start_is_asked_to_come_forward_by_the_second() {
        SingleInstance instance;
        QCOMPARE(instance.start({}), SingleInstance::Start::first);
        const QSignalSpy activations(&instance, &SingleInstance::activated);
        QCOMPARE(started_again(), static_cast<int>(SingleInstance::Start::handedOver));
        QCOMPARE(activations.size(), 1);
        QCOMPARE(activations.at(0).at(0).toString(), QString());
        QDBusConnection::sessionBus().unregisterService("org.pandemonium.Applet");
        QDBusConnection::sessionBus().unregisterObject("/org/pandemonium/Applet");
    }

    void the_token_of_the_second_start_comes_along_data() {
        QTest::addColumn<QString>("variable");
        QTest::newRow("Wayland") << "XDG_ACTIVATION_TOKEN";
        QTest::newRow("X11") << "DESKTOP_STARTUP_ID";
    }
    void the_token_of_the_second_start_comes_along() {
        QFETCH(QString, variable);
        SingleInstance instance;
        QCOMPARE(instance.start({}), SingleInstance::Start::first);
        const QSignalSpy activations(&instance, &SingleInstance::activated);
        QCOMPARE(started_again(variable, "token-7"), static_cast<int>(SingleInstance::Start::handedOver));
        QCOMPARE(activations.size(), 1);
        QCOMPARE(activations.at(0).at(0).toString(), "token-7");
        useActivationToken("token-7");
        QCOMPARE(activationTokenOfStart(), "token-7");
        qunsetenv("XDG_ACTIVATION_TOKEN");
        QDBusConnection::sessionBus().unregisterService("org.pandemonium.Applet");
        QDBusConnection::sessionBus().unregisterObject("/org/pandemonium/Applet");
    }

    void without_a_session_bus_every_start_is_the_first() {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        QCOMPARE(started_again(), static_cast<int>(SingleInstance::Start::first));
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    }
};

int main(int argc, char **argv) {
    if (argc > 1 && QByteArrayView(argv[1]) == "--second") {
        const QCoreApplication application(argc, argv);
        return static_cast<int>(SingleInstance().start(activationTokenOfStart()));
    }
    pandemonium::test::AppletSurroundings surroundings;
    const QCoreApplication application(argc, argv);
    SingleInstanceTest test(surroundings);
    return QTest::qExec(&test, argc, argv);
}
#include "single_instance_gui_test.moc"
