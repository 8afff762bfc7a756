// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon/options.hpp"

#include <QTest>
#include <getopt.h>
#include <vector>

using namespace pandemonium;

namespace {

std::expected<Options, std::string> parse(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "pandemoniumd");
    std::vector<char *> argv;
    for (std::string &argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    optind = 0; // getopt starts anew
    return parse_options(static_cast<int>(arguments.size()), argv.data());
}

} // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        for (const char *name : {"STATE_DIRECTORY", "RUNTIME_DIRECTORY", "CONFIGURATION_DIRECTORY"})
            qunsetenv(name);
    }

    void without_arguments_the_packages_directories_are_used() {
        const auto options = parse({});
        QCOMPARE(options->directories.state.string(), "/var/lib/pandemonium");
        QCOMPARE(options->directories.runtime.string(), "/run/pandemonium");
        QCOMPARE(options->directories.configuration.string(), "/etc/pandemonium");
    }

    void systemd_says_where_its_directories_are() {
        qputenv("STATE_DIRECTORY", "/var/lib/other");
        QCOMPARE(parse({})->directories.state.string(), "/var/lib/other");
    }

    void an_environment_that_names_no_absolute_path_is_not_believed() {
        qputenv("STATE_DIRECTORY", "relative");
        QCOMPARE(parse({})->directories.state.string(), "/var/lib/pandemonium");
    }

    void the_command_line_wins() {
        qputenv("STATE_DIRECTORY", "/var/lib/other");
        QCOMPARE(parse({"--state-dir", "/tmp/x"})->directories.state.string(), "/tmp/x");
    }

    void what_is_not_an_option_is_refused_by_name_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown") << QStringList{"--bogus"};
        QTest::newRow("short") << QStringList{"-x"};
        QTest::newRow("no value") << QStringList{"--state-dir"};
        QTest::newRow("positional") << QStringList{"observe"};
        QTest::newRow("unwanted value") << QStringList{"--help=yes"};
    }
    void what_is_not_an_option_is_refused_by_name() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> given;
        for (const QString &argument : arguments)
            given.push_back(argument.toStdString());
        const auto options = parse(given);
        QVERIFY(!options.has_value());
        QVERIFY(options.error().contains(given.front()));
    }

    void help_names_every_option() {
        const std::string help = parse({"--help"})->print;
        for (const char *option : {"--state-dir", "--runtime-dir", "--config-dir", "--help", "--version"})
            QVERIFY(help.contains(option));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "options_test.moc"
