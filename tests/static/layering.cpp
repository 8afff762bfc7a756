// SPDX-License-Identifier: GPL-2.0-or-later
#include "layering.hpp"

#include <QHash>
#include <QRegularExpression>

namespace pandemonium::layering {

namespace {

using Doors = QHash<QString, QStringList>;

/// What each room may include; those of the applet by their place in it. "std" is the standard library without files,
/// clocks and streams; "system" is the rest of it and the C library.
const Doors doors{
    {"core", {"std", "core"}},
    {"kernel", {"std", "system", "core", "kernel", "libbpf", "skeleton", "intf", "classify"}},
    {"store", {"std", "system", "core", "store"}},
    {"bus", {"std", "system", "core", "bus", "sdbus", "systemd", "adaptor"}},
    {"daemon", {"std", "system", "core", "kernel", "store", "bus", "daemon", "systemd"}},
    {"main", {"std", "system", "core", "kernel", "store", "bus", "daemon", "systemd"}},
    {"intf", {"fixed-width"}},
    {"classify", {"intf", "classify"}},
    {"bpf", {"bpf", "intf", "classify", "libbpf", "vmlinux"}},
    {"applet/state", {"std", "qt", "state"}},
    {"applet/words", {"std", "qt", "state", "words"}},
    {"applet/client", {"std", "qt", "qtdbus", "state", "client"}},
    {"applet/models", {"std", "qt", "system", "state", "words", "models"}},
    {"applet/views", {"std", "qt", "state", "words", "client", "models", "views"}},
    {"applet/desktop",
     {"std", "system", "qt", "qtdbus", "xcb", "state", "words", "client", "models", "views", "desktop"}},
    {"applet/main.cpp", {"std", "system", "qt", "desktop"}},
};

const Doors links{
    {"core", {}},
    {"kernel", {"pandemonium_core", "pandemonium_bpf"}},
    {"store", {"pandemonium_core"}},
    {"bus", {"pandemonium_core", "pandemonium_dbus", "SDBusCpp::sdbus-c++", "PkgConfig::LIBSYSTEMD"}},
    {"daemon",
     {"pandemonium_core", "pandemonium_kernel", "pandemonium_store", "pandemonium_bus", "PkgConfig::LIBSYSTEMD"}},
    {"applet_models", {"Qt6::Core", "Qt6::DBus", "Qt6::Gui"}},
    {"applet_views", {"pandemonium_applet_models", "Qt6::Widgets", "Qt6::Charts", "PkgConfig::XCB"}},
};

struct Pattern {
    const char *door;
    const char *expression;
};

/// The first that matches an include, with its quotes or brackets, names its door.
constexpr Pattern patterns[]{
    {"state", R"(^"state/)"},
    {"words", R"(^"words/)"},
    {"client", R"(^"client/)"},
    {"models", R"(^"models/)"},
    {"views", R"(^"views/)"},
    {"desktop", R"(^"desktop/)"},
    {"qtdbus", R"(^<QDBus)"},
    {"xcb", R"(^<xcb/)"},
    {"core", R"(^"core/)"},
    {"kernel", R"(^"kernel/)"},
    {"store", R"(^"store/)"},
    {"bus", R"(^"bus/)"},
    {"daemon", R"(^"daemon/)"},
    {"intf", R"(^"bpf/intf\.h"|^"intf\.h")"},
    {"bpf", R"(\.bpf\.h"$)"},
    {"vmlinux", R"(vmlinux\.h)"},
    {"classify", R"(^"bpf/[a-z_]+\.h")"},
    {"skeleton", R"(\.skel\.h[">]$)"},
    {"adaptor", R"(adaptor\.h(pp)?[">]$|[-_]proxy\.h(pp)?[">]$)"},
    {"libbpf", R"(^<bpf/|^<linux/(bpf|btf)\.h>)"},
    {"sdbus", R"(^<sdbus-c\+\+/)"},
    {"systemd", R"(^<systemd/)"},
    {"fixed-width", R"(^<stdint\.h>)"},
    {"system",
     R"(^<(filesystem|fstream|iostream|sstream|syncstream|ostream|istream|cstdio|print|ctime|thread|mutex)>)"},
    {"std", R"(^<[a-z_0-9]+>)"},
    {"qt", R"(^[<"](Q|Qt))"},
    {"system", R"(^<[a-z_0-9/]+\.h>)"},
};

QString door_of(const QString &include) {
    for (const auto &[door, expression] : patterns)
        if (QRegularExpression(expression).match(include).hasMatch())
            return door;
    return {};
}

} // namespace

QString room_of(const QString &path) {
    if (path == "bpf/intf.h")
        return "intf";
    if (path.startsWith("bpf/"))
        return path.endsWith(".h") && !path.endsWith(".bpf.h") ? "classify" : "bpf";
    const auto parts = path.split('/');
    if (parts.first() == "applet")
        return "applet/" + parts.value(1);
    if (parts.size() == 2)
        return "main";
    return parts.value(1);
}

QStringList violations(const QString &room, const QByteArray &text) {
    static const QRegularExpression include(R"(^[ \t]*#[ \t]*include[ \t]*([<"][^>"]+[>"]))",
                                            QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = include.globalMatch(QString::fromUtf8(text));
    while (matches.hasNext()) {
        const auto what = matches.next().captured(1);
        if (!doors.value(room).contains(door_of(what)))
            found << what;
    }
    return found;
}

QStringList may_link(const QString &room) { return links.value(room); }

} // namespace pandemonium::layering
