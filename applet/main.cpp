// SPDX-License-Identifier: GPL-2.0-or-later
//
// Composition root of the applet: reads the command line, hands over to a running applet or becomes it.
#include "desktop/activation.hpp"
#include "desktop/applet.hpp"
#include "desktop/application.hpp"
#include "desktop/single_instance.hpp"
#include "desktop/termination.hpp"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace {

using namespace pandemonium::applet;

constexpr int cannotStart = 1;

/// What was asked on the command line; ends the process for --help, --version and what is unknown.
bool wantsWindow(const QCoreApplication &application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Shows what Pandemonium's scheduler does and why, and lets you decide. It talks to the system service "
                "over D-Bus and never starts it."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption window(QStringLiteral("window"),
                                    QCoreApplication::translate("main", "Open the window at once."));
    parser.addOption(window);
    parser.process(application);
    if (!parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate("main", "pandemonium-applet: unexpected argument: %1")
                                    .arg(parser.positionalArguments().constFirst())));
        std::exit(cannotStart); // NOLINT(concurrency-mt-unsafe): nothing runs yet
    }
    return parser.isSet(window);
}

/// Help and version need no screen.
bool asksForWordsOnly(int argc, char **argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    return std::ranges::any_of(arguments.subspan(1), [](const char *argument) {
        const std::string_view text(argument);
        return text == "--help" || text == "-h" || text == "--help-all" || text == "--version" || text == "-v";
    });
}

} // namespace

int main(int argc, char **argv) {
    const bool hasScreen = canTryAScreen({argv, static_cast<std::size_t>(argc)});
    if (asksForWordsOnly(argc, argv) || !hasScreen) {
        const QCoreApplication application(argc, argv);
        describeApplication();
        const Translations translations;
        (void)wantsWindow(application); // ends the process for words, and for what it does not understand
        std::fprintf(stderr, "pandemonium-applet: %s\n", qPrintable(noScreenSentence()));
        return cannotStart;
    }
    const auto token = activationTokenOfStart();
    const QApplication application(argc, argv);
    describeApplication();
    const Translations translations;
    const bool opensWindow = wantsWindow(application);
    SingleInstance instance;
    switch (instance.start(token)) {
    case SingleInstance::Start::first:
        break;
    case SingleInstance::Start::handedOver:
        return EXIT_SUCCESS;
    case SingleInstance::Start::noAnswer:
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate(
                         "main", "pandemonium-applet: it is running already and does not answer")));
        return cannotStart;
    }
    Applet applet;
    QObject::connect(&instance, &SingleInstance::activated, &applet, [&](const QString &of) { applet.open(of); });
    const Termination termination;
    QObject::connect(&termination, &Termination::asked, &applet, &Applet::quit);
    if (opensWindow)
        applet.open(token);
    return QApplication::exec();
}
