// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/settings_page.hpp"

#include "views/wrapped_label.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace pandemonium::applet {
namespace {

/// A sentence below a control, gone when there is nothing to say.
QLabel *note() {
    auto *label = wrappedLabel();
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void say(QLabel *label, const QString &sentence) {
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace

SettingsPage::SettingsPage(Preferences &preferences, Autostart &autostart, QWidget *parent)
    : Page(parent), preferences_(preferences), autostart_(autostart),
      startsAtLogin_(new QCheckBox(tr("S&tart when you log in"))), autostartNote_(note()),
      notifies_(new QCheckBox(tr("Te&ll when the scheduler is ejected, comes back, or the service stops"))),
      trayClick_(new QComboBox), preferencesNote_(note()) {
    trayClick_->addItem(tr("Opens the window, or closes it"), QVariant::fromValue(TrayClick::toggleWindow));
    trayClick_->addItem(tr("Shows the menu"), QVariant::fromValue(TrayClick::showMenu));
    trayClick_->addItem(tr("Does nothing"), QVariant::fromValue(TrayClick::nothing));
    trayClick_->setAccessibleName(tr("What a click on the icon in the panel does"));
    auto *form = new QFormLayout(this);
    form->addRow(tr("Login:"), startsAtLogin_);
    form->addRow(QString(), autostartNote_);
    form->addRow(tr("Notifications:"), notifies_);
    form->addRow(tr("A &click on the icon:"), trayClick_);
    form->addRow(preferencesNote_);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    connect(startsAtLogin_, &QCheckBox::clicked, this, [this](bool on) {
        autostart_.set(on);
        refresh();
    });
    connect(notifies_, &QCheckBox::clicked, &preferences_, &Preferences::setNotifies);
    connect(trayClick_, &QComboBox::activated, this,
            [this] { preferences_.setTrayClick(trayClick_->currentData().value<TrayClick>()); });
    connect(&autostart_, &Autostart::changed, this, &SettingsPage::refresh);
    connect(&preferences_, &Preferences::changed, this, &SettingsPage::refresh);
    refresh();
}

void SettingsPage::startLooking() { refresh(); }

void SettingsPage::refresh() {
    startsAtLogin_->setChecked(autostart_.isOn());
    startsAtLogin_->setEnabled(!autostart_.isAsking());
    say(autostartNote_, autostart_.isAsking() ? tr("The desktop is asked for permission.") : autostart_.complaint());
    notifies_->setChecked(preferences_.notifies());
    trayClick_->setCurrentIndex(trayClick_->findData(QVariant::fromValue(preferences_.trayClick())));
    say(preferencesNote_, preferences_.complaint());
}

} // namespace pandemonium::applet
