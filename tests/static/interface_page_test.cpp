// SPDX-License-Identifier: GPL-2.0-or-later
//
// org.pandemonium1(5), which is made from the interface XML, against that XML read by a real parser.
#include "tree.hpp"

#include <QFile>
#include <QXmlStreamReader>
#include <QtTest>

namespace tree = pandemonium::tree;

namespace {

struct Member {
    QString name;
    QStringList arguments; ///< name and type, in order
};

/// A member's own element opens it, its arguments follow.
QList<Member> members_of(const QString &xml) {
    QList<Member> members;
    QXmlStreamReader reader(tree::contents(xml));
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = reader.attributes().value("name").toString();
        const auto type = reader.attributes().value("type").toString();
        if (reader.name() == u"method" || reader.name() == u"signal" || reader.name() == u"property")
            members << Member{name, {}};
        if (reader.name() == u"property" || reader.name() == u"arg")
            members.last().arguments << (name + ' ' + type);
    }
    return members;
}

/// The heading of each member with the text below it, up to the next heading.
QStringList entries_of(const QString &page) {
    QFile file(page);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split("\n.It Li \"").mid(1);
}

bool describes(const QString &entry, const Member &member) {
    const auto heading = entry.section('"', 0, 0);
    if (!heading.startsWith(member.name + '(') && !heading.startsWith(member.name + ' '))
        return false;
    for (const auto &argument : member.arguments)
        if (!heading.contains(argument))
            return false;
    return !entry.section('\n', 1).section("\n.", 0, 0).isEmpty();
}

} // namespace

class InterfacePageTest : public QObject {
    Q_OBJECT
private slots:
    void every_member_has_its_entry_data();
    void every_member_has_its_entry();
};

void InterfacePageTest::every_member_has_its_entry_data() {
    QTest::addColumn<QString>("xml");
    for (const auto *interface : {"Scheduler", "Stats", "Profiles"})
        QTest::newRow(interface) << QString("dbus/org.pandemonium1.%1.xml").arg(interface);
}

void InterfacePageTest::every_member_has_its_entry() {
    QFETCH(QString, xml);
    const auto members = members_of(xml);
    QVERIFY(members.size() > 3);
    const auto entries = entries_of(PANDEMONIUM_INTERFACE_PAGE);
    for (const auto &member : members) {
        const bool described =
            std::ranges::any_of(entries, [&](const auto &entry) { return describes(entry, member); });
        QVERIFY2(described, qPrintable(member.name));
    }
}

QTEST_GUILESS_MAIN(InterfacePageTest)
#include "interface_page_test.moc"
