// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/application.hpp"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace pandemonium::applet {

void describeApplication() {
    QCoreApplication::setApplicationName(QStringLiteral("pandemonium-applet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PANDEMONIUM_VERSION));
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) == nullptr)
        return;
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Pandemonium"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.pandemonium.Applet"));
    QGuiApplication::setWindowIcon(
        QIcon::fromTheme(QStringLiteral("org.pandemonium.Applet"),
                         QIcon(QStringLiteral(":/icons/hicolor/scalable/apps/org.pandemonium.Applet.svg"))));
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

Translations::Translations() {
    const QLocale locale;
    if (ours_.load(locale, QStringLiteral("pandemonium-applet"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        ours_.load(QStringLiteral(":/i18n/pandemonium-applet_en"))) // plural forms
        QCoreApplication::installTranslator(&ours_);
    if (qts_.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts_);
}

bool canTryAScreen(std::span<char *const> arguments) {
    constexpr auto choosesPlatform = [](std::string_view argument) {
        return argument == "-platform" || argument == "--platform";
    };
    constexpr auto isSet = [](const char *variable) { return !qEnvironmentVariableIsEmpty(variable); };
    return std::ranges::any_of(arguments, choosesPlatform) ||
           std::ranges::any_of(std::array{"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"}, isSet);
}

QString noScreenSentence() {
    return QCoreApplication::translate("pandemonium::applet", "there is no screen to show anything on: neither "
                                                              "WAYLAND_DISPLAY nor DISPLAY is set");
}

} // namespace pandemonium::applet
