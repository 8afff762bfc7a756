// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/preferences.hpp"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace pandemonium::applet {
namespace {

const auto notifiesKey = QStringLiteral("notifications");
const auto trayClickKey = QStringLiteral("trayClick");
const auto startsAtLoginKey = QStringLiteral("startAtLogin");

/// As they stand in the file, in the order of the values.
constexpr std::array clickWords{QLatin1StringView("window"), QLatin1StringView("menu"), QLatin1StringView("nothing")};

} // namespace

Preferences::Preferences(QObject *parent)
    : QObject(parent),
      file_(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("pandemonium"), QStringLiteral("applet")) {
    file_.setFallbacksEnabled(false);
    read();
}

void Preferences::read() {
    const QFileInfo info(file_.fileName());
    if (file_.status() != QSettings::NoError || (info.exists() && (!info.isFile() || !info.isReadable())))
        complaint_ = tr("The settings in %1 could not be read, so the usual ones hold.").arg(file_.fileName());
    notifies_ = readFlag(notifiesKey, notifies_);
    startsAtLogin_ = readFlag(startsAtLoginKey, startsAtLogin_);
    const auto word = file_.value(trayClickKey, QString(clickWords.front())).toString();
    const auto *const found = std::ranges::find(clickWords, word);
    if (found != clickWords.end())
        trayClick_ = static_cast<TrayClick>(found - clickWords.begin());
    else
        complaint_ =
            tr("A setting in %1 is not understood, so the usual one holds: %2").arg(file_.fileName(), trayClickKey);
}

bool Preferences::readFlag(const QString &key, bool otherwise) {
    const auto word = file_.value(key, otherwise).toString();
    if (word == QLatin1StringView("true"))
        return true;
    if (word != QLatin1StringView("false")) {
        complaint_ = tr("A setting in %1 is not understood, so the usual one holds: %2").arg(file_.fileName(), key);
        return otherwise;
    }
    return false;
}

void Preferences::setNotifies(bool on) {
    if (std::exchange(notifies_, on) != on)
        write(notifiesKey, on);
}

void Preferences::setTrayClick(TrayClick click) {
    if (std::exchange(trayClick_, click) != click)
        write(trayClickKey, QString(clickWords.at(static_cast<std::size_t>(click))));
}

void Preferences::setStartsAtLogin(bool on) {
    if (std::exchange(startsAtLogin_, on) != on)
        write(startsAtLoginKey, on);
}

void Preferences::write(const QString &key, const QVariant &value) {
    file_.setValue(key, value);
    file_.sync();
    complaint_ =
        file_.status() == QSettings::NoError
            ? QString()
            : tr("The settings could not be saved to %1. They hold until the applet ends.").arg(file_.fileName());
    Q_EMIT changed();
}

} // namespace pandemonium::applet
