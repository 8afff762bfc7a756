// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the person chose, kept in QSettings. A file that cannot be read or holds nonsense gives defaults and a
// sentence; one that cannot be written too, and the choice then holds until the applet ends.
#pragma once

#include <QObject>
#include <QSettings>

namespace pandemonium::applet {

enum class TrayClick : quint8 { toggleWindow, showMenu, nothing };

class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(QObject *parent = nullptr);

    [[nodiscard]] bool notifies() const { return notifies_; }
    void setNotifies(bool on);

    [[nodiscard]] TrayClick trayClick() const { return trayClick_; }
    void setTrayClick(TrayClick click);

    /// What the portal last answered about starting at login: nobody can be asked for it later.
    [[nodiscard]] bool startsAtLogin() const { return startsAtLogin_; }
    void setStartsAtLogin(bool on);

    /// What is wrong with the file, as a sentence; empty when nothing is.
    [[nodiscard]] const QString &complaint() const { return complaint_; }

Q_SIGNALS:
    /// Any of the above.
    void changed();

private:
    void read();
    [[nodiscard]] bool readFlag(const QString &key, bool otherwise);
    void write(const QString &key, const QVariant &value);

    QSettings file_;
    QString complaint_;
    bool notifies_ = true;
    TrayClick trayClick_ = TrayClick::toggleWindow;
    bool startsAtLogin_ = false;
};

} // namespace pandemonium::applet
