// SPDX-License-Identifier: GPL-2.0-or-later
//
// The applet's icon as a panel sees it: by StatusNotifierItem and com.canonical.dbusmenu, called from outside.
#pragma once

#include <QDBusMessage>
#include <QVariantMap>

#include <optional>

namespace pandemonium::test {

class TrayItem {
public:
    /// service: the name under which it is on the session bus.
    explicit TrayItem(QString service) : service_(std::move(service)) {}

    /// What this process has registered with the panel's watcher; nothing when it has not.
    [[nodiscard]] static std::optional<TrayItem> registered();

    struct Entry {
        int id = 0;
        QVariantMap properties;
        QList<Entry> children;

        [[nodiscard]] QString label() const { return properties.value("label").toString(); }
        [[nodiscard]] bool is_checked() const { return properties.value("toggle-state").toInt() == 1; }
        [[nodiscard]] bool is_enabled() const { return properties.value("enabled", true).toBool(); }
        /// The entry of that label, below this one; an empty one when there is none.
        [[nodiscard]] Entry at(const QString &label) const;
        [[nodiscard]] QStringList labels() const;
    };

    [[nodiscard]] QVariant property(const QString &name) const;
    /// The text of the tooltip.
    [[nodiscard]] QString tooltip() const;
    [[nodiscard]] Entry menu() const;
    void about_to_show(int id = 0) const;
    void choose(const Entry &entry) const;

    /// Presses the icon itself.
    void activate() const;

private:
    QString service_;
};

} // namespace pandemonium::test
