// SPDX-License-Identifier: GPL-2.0-or-later
//
// What icon themes ask of the applet's icons.
#include "tree.hpp"

#include <QXmlStreamReader>
#include <QtTest>

namespace tree = pandemonium::tree;

namespace {

QStringList icons(const QString &kind) { return tree::files_in("data/icons/hicolor/" + kind + "/apps", {".svg"}); }

/// GTK colours these and nothing else, and only their inside: no outlines.
bool is_recoloured(const QXmlStreamReader &shape) {
    const auto attributes = shape.attributes();
    return QStringList{"path", "circle", "rect"}.contains(shape.name()) &&
           attributes.value("class") == QString("ColorScheme-Text") &&
           attributes.value("fill") == QString("currentColor") && !attributes.hasAttribute("stroke");
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT
private slots:
    void every_icon_is_inside_the_applet_too();
    void every_shape_of_a_symbolic_icon_takes_the_colour_of_its_surroundings();
};

void IconsTest::every_icon_is_inside_the_applet_too() {
    const auto embedded = tree::contents("applet/icons/icons.qrc");
    const auto all = icons("scalable") + icons("symbolic");
    QVERIFY(!all.isEmpty());
    for (const auto &icon : all)
        QVERIFY2(embedded.contains(("../../" + icon + "<").toUtf8()), qPrintable(icon));
}

void IconsTest::every_shape_of_a_symbolic_icon_takes_the_colour_of_its_surroundings() {
    const auto symbolic = icons("symbolic");
    QVERIFY(!symbolic.isEmpty());
    const QStringList containers{"svg", "style"};
    for (const auto &icon : symbolic) {
        QXmlStreamReader xml(tree::contents(icon));
        int shapes = 0;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && !containers.contains(xml.name())) {
                QVERIFY2(is_recoloured(xml), qPrintable(icon));
                ++shapes;
            }
        QVERIFY2(shapes > 0, qPrintable(icon));
    }
}

QTEST_GUILESS_MAIN(IconsTest)
#include "icons_test.moc"
