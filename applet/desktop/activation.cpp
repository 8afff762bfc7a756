// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/activation.hpp"

#include <QtEnvironmentVariables>

namespace pandemonium::applet {
namespace {

constexpr auto waylandToken = "XDG_ACTIVATION_TOKEN";
constexpr auto x11Token = "DESKTOP_STARTUP_ID";

} // namespace

QString activationTokenOfStart() {
    const auto token = qEnvironmentVariable(waylandToken);
    return token.isEmpty() ? qEnvironmentVariable(x11Token) : token;
}

// Qt takes it from the environment when a window asks to be activated, and has no other way in.
void useActivationToken(const QString &token) {
    if (!token.isEmpty())
        qputenv(waylandToken, token.toUtf8());
}

} // namespace pandemonium::applet
