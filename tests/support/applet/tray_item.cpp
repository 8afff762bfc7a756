// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/tray_item.hpp"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QEventLoop>

#include <algorithm>

namespace pandemonium::test {
namespace {

const QString watcher_name = "org.kde.StatusNotifierWatcher";
const QString item_interface = "org.kde.StatusNotifierItem";
const QString menu_interface = "com.canonical.dbusmenu";
const QString properties_interface = "org.freedesktop.DBus.Properties";

struct Address {
    QString service;
    QString path;
};

/// The answer; meanwhile the loop runs, because the asked may be in this process.
QDBusMessage ask(const Address &to, const QString &interface, const QString &method, const QVariantList &arguments) {
    auto question = QDBusMessage::createMethodCall(to.service, to.path, interface, method);
    question.setArguments(arguments);
    const QDBusPendingCallWatcher call(QDBusConnection::sessionBus().asyncCall(question));
    QEventLoop loop;
    QObject::connect(&call, &QDBusPendingCallWatcher::finished, &loop, &QEventLoop::quit);
    if (!call.isFinished())
        loop.exec();
    return call.reply();
}

QVariant property_of(const Address &to, const QString &interface, const QString &name) {
    return ask(to, properties_interface, "Get", {interface, name}).arguments().value(0).value<QDBusVariant>().variant();
}

TrayItem::Entry entry_of(const QDBusArgument &argument) {
    TrayItem::Entry entry;
    QVariantList children;
    argument.beginStructure();
    argument >> entry.id >> entry.properties >> children;
    argument.endStructure();
    for (const auto &child : std::as_const(children))
        entry.children << entry_of(child.value<QDBusArgument>());
    return entry;
}

/// Without the mark of the letter that chooses it.
QString plain(QString label) { return label.replace("__", QString(QChar(1))).remove('_').replace(QChar(1), '_'); }

} // namespace

std::optional<TrayItem> TrayItem::registered() {
    const auto items =
        property_of({watcher_name, "/StatusNotifierWatcher"}, watcher_name, "RegisteredStatusNotifierItems")
            .toStringList();
    for (const auto &item : items) {
        const auto service = item.section('/', 0, 0);
        const auto owner = QDBusConnection::sessionBus().interface()->servicePid(service);
        if (owner.isValid() && owner.value() == QCoreApplication::applicationPid())
            return TrayItem(service);
    }
    return {};
}

QVariant TrayItem::property(const QString &name) const {
    return property_of({service_, "/StatusNotifierItem"}, item_interface, name);
}

QString TrayItem::tooltip() const {
    const auto argument = property("ToolTip").value<QDBusArgument>();
    QString icon;
    QString title;
    argument.beginStructure();
    argument >> icon;
    argument.beginArray();
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray data;
        argument.beginStructure();
        argument >> width >> height >> data;
        argument.endStructure();
    }
    argument.endArray();
    argument >> title;
    return title;
}

TrayItem::Entry TrayItem::menu() const {
    const auto reply = ask({service_, "/MenuBar"}, menu_interface, "GetLayout", {0, -1, QStringList()});
    return reply.arguments().size() < 2 ? Entry() : entry_of(reply.arguments().at(1).value<QDBusArgument>());
}

void TrayItem::about_to_show(int id) const { ask({service_, "/MenuBar"}, menu_interface, "AboutToShow", {id}); }

void TrayItem::choose(const Entry &entry) const {
    ask({service_, "/MenuBar"}, menu_interface, "Event",
        {entry.id, "clicked", QVariant::fromValue(QDBusVariant(0)), 0U});
}

void TrayItem::activate() const { ask({service_, "/StatusNotifierItem"}, item_interface, "Activate", {0, 0}); }

TrayItem::Entry TrayItem::Entry::at(const QString &label) const {
    const auto found =
        std::ranges::find_if(children, [&](const Entry &child) { return plain(child.label()) == label; });
    return found == children.end() ? Entry() : *found;
}

QStringList TrayItem::Entry::labels() const {
    QStringList labels;
    for (const auto &child : children)
        labels << plain(child.label());
    return labels;
}

} // namespace pandemonium::test
