// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether the applet starts at login: the XDG autostart file, or the portal inside a sandbox. What was asked for holds
// when changed() says so, and not before.
#pragma once

#include "desktop/background_portal.hpp"
#include "desktop/preferences.hpp"

namespace pandemonium::applet {

class Autostart : public QObject {
    Q_OBJECT
public:
    enum class Way : quint8 { file, portal };
    [[nodiscard]] static Way wayHere();

    explicit Autostart(Preferences &preferences, Way way = wayHere(), QObject *parent = nullptr);

    /// As it is now: somebody else may have changed the file.
    [[nodiscard]] bool isOn() const;
    void set(bool on);
    /// The desktop is asked, and has not answered.
    [[nodiscard]] bool isAsking() const { return portal_.isAsking(); }
    /// Why it is not as was asked for last, as a sentence; empty when it is.
    [[nodiscard]] const QString &complaint() const { return complaint_; }

Q_SIGNALS:
    /// Any of the above.
    void changed();

private:
    [[nodiscard]] QString write(bool on) const;

    Preferences &preferences_;
    Way way_;
    BackgroundPortal portal_;
    QString complaint_;
};

} // namespace pandemonium::applet
