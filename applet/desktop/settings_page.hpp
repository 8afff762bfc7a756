// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the person can choose about the applet itself. Shows what holds, and what went wrong when it does not.
#pragma once

#include "desktop/autostart.hpp"
#include "desktop/preferences.hpp"
#include "views/page.hpp"

class QCheckBox;
class QComboBox;
class QLabel;

namespace pandemonium::applet {

class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Preferences &preferences, Autostart &autostart, QWidget *parent = nullptr);

protected:
    void startLooking() override;

private:
    void refresh();

    Preferences &preferences_;
    Autostart &autostart_;
    QCheckBox *startsAtLogin_;
    QLabel *autostartNote_;
    QCheckBox *notifies_;
    QComboBox *trayClick_;
    QLabel *preferencesNote_;
};

} // namespace pandemonium::applet
