// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every word of the applet is translated: what lupdate finds in the sources is what the catalogues have, finished.
#include "tree.hpp"

#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace tree = pandemonium::tree;

namespace {

const QString top = PANDEMONIUM_TREE;

/// The messages of a catalogue that are not finished, after lupdate has brought it up to date.
QStringList unfinished(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QStringList found;
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1StringView("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1StringView("translation") && xml.attributes().hasAttribute("type"))
            found << xml.attributes().value("type").toString() + ": " + source;
    }
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private slots:
    void no_word_is_untranslated_data() {
        QTest::addColumn<QString>("catalogue");
        for (const auto &path : tree::files_in("applet/translations", {".ts"}))
            QTest::newRow(qPrintable(path)) << path;
    }
    void no_word_is_untranslated() {
        QFETCH(QString, catalogue);
        const QTemporaryDir directory;
        const auto copy = directory.filePath(QFileInfo(catalogue).fileName());
        QVERIFY(QFile::copy(top + "/" + catalogue, copy));
        QProcess lupdate;
        QStringList arguments{top + "/applet", "-locations", "none", "-ts", copy};
        if (catalogue.endsWith("_en.ts"))
            arguments.prepend("-pluralonly");
        lupdate.start(PANDEMONIUM_LUPDATE, arguments);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        const auto found = unfinished(copy);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
