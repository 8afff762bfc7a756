// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/autostart_file.hpp"

#include <QList>

#include <algorithm>
#include <array>

namespace pandemonium::applet {
namespace {

constexpr QByteArrayView group("[Desktop Entry]");

/// Two desktops, two keys for the same thing. The entry starts something unless one of them has that value.
struct Switch {
    QByteArrayView key;
    QByteArrayView off;
};
constexpr std::array switches{Switch{.key = "Hidden", .off = "true"},
                              Switch{.key = "X-GNOME-Autostart-enabled", .off = "false"}};

/// The switch a line sets, or none.
const Switch *switchOf(const QByteArray &line) {
    const auto key = line.left(line.indexOf('=')).trimmed();
    const auto *const found = std::ranges::find(switches, QByteArrayView(key), &Switch::key);
    return line.contains('=') && found != switches.end() ? found : nullptr;
}

bool isOff(const QByteArray &line) {
    const auto *const which = switchOf(line);
    return which != nullptr && line.mid(line.indexOf('=') + 1).trimmed() == which->off;
}

struct Lines {
    QList<QByteArray> before; ///< the group's header included
    QList<QByteArray> group;
    QList<QByteArray> after;
};

Lines linesOf(const QByteArray &entry) {
    Lines lines;
    auto *part = &lines.before;
    for (const auto &line : entry.split('\n')) {
        if (part == &lines.group && line.startsWith('['))
            part = &lines.after;
        *part << line;
        if (part == &lines.before && line.trimmed() == group)
            part = &lines.group;
    }
    return lines;
}

} // namespace

QByteArray newAutostartEntry() {
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Pandemonium\n"
           "Icon=org.pandemonium.Applet\n"
           "Exec=pandemonium-applet\n"
           "TryExec=pandemonium-applet\n";
}

bool startsAnything(const QByteArray &entry) {
    const auto lines = linesOf(entry).group;
    return std::ranges::any_of(lines, [](const QByteArray &line) { return line.startsWith("Exec="); }) &&
           std::ranges::none_of(lines, isOff);
}

QByteArray withStarting(const QByteArray &entry, bool on) {
    auto lines = linesOf(entry);
    lines.group.removeIf(switchOf);
    if (!on)
        lines.group.prepend("Hidden=true");
    return (lines.before + lines.group + lines.after).join('\n');
}

} // namespace pandemonium::applet
