// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/contract.hpp"

#include <QFile>
#include <QXmlStreamReader>

namespace pandemonium::test {
namespace {

void read_interface(const QString &path, QMap<QString, QString> &methods) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QString interface;
    QString method;
    while (!xml.atEnd()) {
        xml.readNext();
        const auto attribute = [&](const char *name) {
            return xml.attributes().value(QLatin1StringView(name)).toString();
        };
        if (xml.isEndElement() && xml.name() == QLatin1StringView("method"))
            method.clear();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1StringView("interface"))
            interface = attribute("name");
        if (xml.name() == QLatin1StringView("method")) {
            method = interface + "." + attribute("name");
            methods.insert(method, QString());
        }
        if (xml.name() == QLatin1StringView("arg") && !method.isEmpty() && attribute("direction") == "in")
            methods[method] += attribute("type");
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
}

} // namespace

QMap<QString, QString> methods_of_the_contract() {
    QMap<QString, QString> methods{{"org.freedesktop.DBus.Properties.GetAll", "s"}};
    for (const auto *interface : {"Scheduler", "Stats", "Profiles"})
        read_interface(QString(PANDEMONIUM_DBUS_DIR "/org.pandemonium1.%1.xml").arg(interface), methods);
    return methods;
}

} // namespace pandemonium::test
