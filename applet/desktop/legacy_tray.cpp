// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/legacy_tray.hpp"

#include <QGuiApplication>

#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>

namespace pandemonium::applet {
namespace {

constexpr std::uint8_t sentByOthers = 0x80; // a bit of the event's type that says nothing here

struct Free {
    void operator()(void *reply) const { std::free(reply); } // NOLINT: xcb's own rule
};
template <typename T> using Reply = std::unique_ptr<T, Free>;

xcb_connection_t *connection() {
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 != nullptr ? x11->connection() : nullptr;
}

xcb_atom_t atomOf(xcb_connection_t *x, const QByteArray &name) {
    const auto cookie = xcb_intern_atom(x, 0, static_cast<std::uint16_t>(name.size()), name.constData());
    const Reply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(x, cookie, nullptr));
    return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
}

/// Which screen of the display the name in DISPLAY means: ":0.1" is 1.
int screenNumber() {
    int number = 0;
    char *host = nullptr;
    int display = 0;
    if (xcb_parse_display(nullptr, &host, &display, &number) != 0)
        std::free(host); // NOLINT: xcb's own rule
    return number;
}

} // namespace

quint32 legacyTrayManager() {
    auto *x = connection();
    if (x == nullptr)
        return 0;
    const auto selection = atomOf(x, "_NET_SYSTEM_TRAY_S" + QByteArray::number(screenNumber()));
    const Reply<xcb_get_selection_owner_reply_t> reply(
        xcb_get_selection_owner_reply(x, xcb_get_selection_owner(x, selection), nullptr));
    if (!reply || reply->owner == XCB_WINDOW_NONE)
        return 0;
    const std::uint32_t itsEnd = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
    xcb_change_window_attributes(x, reply->owner, XCB_CW_EVENT_MASK, &itsEnd);
    xcb_flush(x);
    return reply->owner;
}

bool concernsLegacyTray(const QByteArray &eventType, const void *message, quint32 manager) {
    if (eventType != "xcb_generic_event_t")
        return false;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    switch (event->response_type & ~sentByOthers) {
    case XCB_DESTROY_NOTIFY:
        return manager != 0 && reinterpret_cast<const xcb_destroy_notify_event_t *>(event)->window == manager; // NOLINT
    case XCB_CLIENT_MESSAGE: {
        const auto *said = reinterpret_cast<const xcb_client_message_event_t *>(event); // NOLINT: xcb's own way
        return said->type == atomOf(connection(), "MANAGER");
    }
    default:
        return false;
    }
}

} // namespace pandemonium::applet
