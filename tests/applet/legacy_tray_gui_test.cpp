// SPDX-License-Identifier: GPL-2.0-or-later
//
// A tray of X11, from before StatusNotifierItem, is found when there is no other. The manager of the tray is the test.
#include "desktop/tray_host.hpp"
#include "support/applet/desktop_session.hpp"

#include <QApplication>
#include <QDBusConnection>
#include <QSignalSpy>

#include <cstdlib>
#include <xcb/xcb.h>

using namespace pandemonium::applet;

class LegacyTrayTest : public QObject {
    Q_OBJECT

    /// Owns the selection of the first screen and says so, as such managers do.
    class Manager {
    public:
        Manager() : x_(xcb_connect(nullptr, nullptr)) {
            const auto root = xcb_setup_roots_iterator(xcb_get_setup(x_)).data->root;
            window_ = xcb_generate_id(x_);
            xcb_create_window(x_, XCB_COPY_FROM_PARENT, window_, root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT,
                              XCB_COPY_FROM_PARENT, 0, nullptr);
            const auto selection = atom("_NET_SYSTEM_TRAY_S0");
            xcb_set_selection_owner(x_, window_, selection, XCB_CURRENT_TIME);
            xcb_client_message_event_t message{};
            message.response_type = XCB_CLIENT_MESSAGE;
            message.format = 32;
            message.window = root;
            message.type = atom("MANAGER");
            message.data.data32[1] = selection;
            message.data.data32[2] = window_;
            xcb_send_event(x_, 0, root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, reinterpret_cast<const char *>(&message));
            xcb_flush(x_);
        }
        Manager(const Manager &) = delete;
        Manager &operator=(const Manager &) = delete;
        ~Manager() { xcb_disconnect(x_); }

    private:
        xcb_atom_t atom(const QByteArray &name) {
            const auto cookie = xcb_intern_atom(x_, 0, static_cast<std::uint16_t>(name.size()), name.constData());
            auto *reply = xcb_intern_atom_reply(x_, cookie, nullptr);
            const auto atom = reply->atom;
            std::free(reply); // NOLINT: xcb's own rule
            return atom;
        }

        xcb_connection_t *x_;
        xcb_window_t window_ = 0;
    };

private Q_SLOTS:
    void a_tray_that_is_there_comes_goes_and_comes_back_is_noticed() {
        auto manager = std::make_unique<Manager>();
        TrayHost host;
        QSignalSpy appeared(&host, &TrayHost::appeared);
        const QSignalSpy missing(&host, &TrayHost::missing);
        QTRY_COMPARE(appeared.size(), 1);
        QVERIFY(host.isThere());
        manager.reset();
        QTRY_COMPARE(missing.size(), 1);
        manager = std::make_unique<Manager>();
        QTRY_COMPARE(appeared.size(), 2);
    }

    void a_panel_that_claims_both_kinds_one_after_the_other_is_taken_for_the_newer() {
        TrayHost host;
        const QSignalSpy appeared(&host, &TrayHost::appeared);
        const QSignalSpy missing(&host, &TrayHost::missing);
        QTRY_COMPARE(missing.size(), 1);
        auto manager = std::make_unique<Manager>();
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "host");
        bus.registerService("org.kde.StatusNotifierWatcher");
        QTRY_COMPARE(appeared.size(), 1);
        QVERIFY(!host.isLegacy());
        manager.reset();
        bus.unregisterService("org.kde.StatusNotifierWatcher");
        QTRY_COMPARE(missing.size(), 2);
        QDBusConnection::disconnectFromBus("host");
    }
};

int main(int argc, char **argv) {
    const pandemonium::test::AppletSurroundings surroundings;
    const pandemonium::test::DesktopSession desktop(surroundings);
    const QApplication application(argc, argv);
    LegacyTrayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "legacy_tray_gui_test.moc"
